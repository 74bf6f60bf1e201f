package descent.course;

import descent.cluster.Backend;
import descent.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Apache Spark, where {@code ./course spark} has put it up.
 *
 * <pre>{@code
 * Backend cluster = Spark.open("local-cluster[2,1,1024]");
 * }</pre>
 *
 * <p>Spark's jars are on no class path, because a kernel with them starts half a second later: they
 * are loaded by the first call of {@link #open}. Without them the call throws one sentence that says
 * how to get them; "run all" stops there, and what was built below stays as it is.
 */
public final class Spark {
    private static final Messages SAY = Messages.beside(Spark.class);
    private static final String ENTRY = "descent.spark.OnSpark";
    private static final Map<String, Backend> OPEN = new ConcurrentHashMap<>();

    /** Where {@code ./course} tells a kernel that Spark's home is, there or not. */
    private static final String HOME = "DESCENT_SPARK";

    private static ClassLoader loader;

    private Spark() {}

    /**
     * Whether Spark is there.
     *
     * @return true if {@link #open} can work
     */
    public static boolean installed() {
        return !jars(System.getenv(HOME), besides(Spark.class)).isEmpty();
    }

    /**
     * Starts Spark, or gives the back end that an earlier call with the same master has started.
     *
     * @param master {@code local-cluster[2,1,1024]} (two programs with one core and 1024 MB each on
     *     this machine), {@code local[2]} (threads), or the address of a cluster, {@code
     *     spark://host:7077}
     * @return the back end; {@link Backend#close()} ends it
     * @throws IllegalStateException if Spark is not there; the message says how to get it
     * @throws IllegalArgumentException if the master cannot be used
     */
    public static Backend open(String master) {
        synchronized (OPEN) {
            Backend there = OPEN.get(master);
            if (there == null) {
                there = new Opened(start(master), () -> OPEN.remove(master));
                OPEN.put(master, there);
            }
            return there;
        }
    }

    private static Backend start(String master) {
        if (loader == null) {
            loader = loader(System.getenv(HOME), besides(Spark.class));
        }
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(loader);
        try {
            Class<?> entry = Class.forName(ENTRY, true, loader);
            return (Backend) entry.getMethod("start", String.class).invoke(null, master);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(SAY.get("spark.broken", thrown.getCause()), thrown);
        } catch (ReflectiveOperationException | LinkageError other) {
            throw new IllegalStateException(SAY.get("spark.broken", other), other);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    /** The loader of Spark; what the course has itself comes from the course. */
    static ClassLoader loader(String home, Path module) {
        List<URL> jars = jars(home, module);
        if (jars.isEmpty()) {
            throw new IllegalStateException(SAY.get("spark.absent"));
        }
        return new URLClassLoader("spark", jars.toArray(URL[]::new), Spark.class.getClassLoader());
    }

    /** Spark's jars and our module for it; none where either is not there. */
    static List<URL> jars(String home, Path module) {
        List<URL> own = jars(module);
        List<URL> theirs = home == null ? List.of() : jars(Path.of(home, "jars"));
        if (own.isEmpty() || theirs.isEmpty()) {
            return List.of();
        }
        List<URL> all = new ArrayList<>(own);
        all.addAll(theirs);
        return Collections.unmodifiableList(all);
    }

    private static List<URL> jars(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            List<URL> found = new ArrayList<>();
            for (Path file : files) {
                found.add(file.toUri().toURL());
            }
            return found;
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The folder {@code spark} beside the jar of a class; {@code null} if it comes from no jar. */
    private static Path besides(Class<?> type) {
        try {
            Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(jar) ? jar.resolveSibling("spark") : null;
        } catch (URISyntaxException | IllegalArgumentException elsewhere) {
            return null;
        }
    }
}
