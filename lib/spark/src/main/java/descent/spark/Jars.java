package descent.spark;

import descent.cluster.Work;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealVector;
import org.apache.spark.SparkContext;

/** Where the jars are that an executor needs: each class knows the jar it came from. */
final class Jars {
    private Jars() {}

    /** The jar, or the folder, that a class came from. */
    static Path of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The jars of the course, which an executor of any cluster needs. */
    static List<Path> ofCourse() {
        return List.of(of(Work.class), of(OnSpark.class), of(RealVector.class));
    }

    /**
     * The class path of an executor on this machine: the jars of the course and Spark's, which lie
     * in one folder or, while building, on this machine's own class path.
     */
    static String classPath() {
        Set<Path> all = new LinkedHashSet<>(ofCourse());
        Path spark = of(SparkContext.class).getParent();
        all.add(spark.resolve("*"));
        for (ClassLoader l = Jars.class.getClassLoader(); l != null; l = l.getParent()) {
            if (l instanceof URLClassLoader loader) {
                Stream.of(loader.getURLs()).map(Jars::path).filter(Files::exists).forEach(all::add);
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            all.add(Path.of(entry).toAbsolutePath());
        }
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException | RuntimeException notFile) {
            return Path.of("");
        }
    }
}
