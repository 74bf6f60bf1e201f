package descent.course;

import descent.cluster.Backend;
import descent.cluster.Work;
import descent.text.Messages;
import java.io.IOException;
import java.io.Serializable;
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
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * Apache Spark, where {@code ./course spark} has put it up.
 *
 * <pre>{@code
 * Backend cluster = Spark.open("local-cluster[2,1,1024]");
 * }</pre>
 *
 * <p>Spark's jars are on no class path, because a kernel with them starts half a second later: they
 * are loaded by the first call of {@link #open}. Where they are not, or Spark does not start,
 * whatever uses the back end, be it its name, throws one sentence that says why and what to do. A
 * cell that failed would leave {@code cluster} null instead, and every cell below with a {@code
 * NullPointerException}.
 */
public final class Spark {
    private static final Messages SAY = Messages.beside(Spark.class);
    private static final String ENTRY = "descent.spark.OnSpark";

    /** Where {@code ./course} tells a kernel that Spark's home is, there or not. */
    private static final String HOME = "DESCENT_SPARK";

    private static ClassLoader loader;

    private Spark() {}

    /**
     * Starts Spark; what an earlier call has started is closed.
     *
     * @param master {@code local-cluster[2,1,1024]} (two programs with one core and 1024 MB each on
     *     this machine), {@code local[2]} (threads), or the address of a cluster, {@code
     *     spark://host:7077}
     * @return the back end; {@link Backend#close()} ends it. Where Spark is not there or does not
     *     start, it throws an {@code IllegalStateException} whenever it is used; the message, which
     *     is also its text, says why and what to do
     * @throws IllegalArgumentException if the master is none
     */
    public static synchronized Backend open(String master) {
        if (loader == null) {
            List<URL> jars = jars(System.getenv(HOME), besides(Spark.class));
            if (jars.isEmpty()) {
                return new Absent(new IllegalStateException(SAY.get("spark.absent")));
            }
            loader = loader(jars);
        }
        return open(master, loader);
    }

    /** Starts the Spark of a loader; a slip in the argument and an interrupt end it at once. */
    static Backend open(String master, ClassLoader loader) {
        try {
            Class<?> entry = Class.forName(ENTRY, true, loader);
            return (Backend) entry.getMethod("start", String.class).invoke(null, master);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof IllegalArgumentException slip) {
                throw slip;
            }
            if (cause instanceof CancellationException interrupted) {
                throw interrupted;
            }
            return cause instanceof IllegalStateException why ? new Absent(why) : broken(cause);
        } catch (ReflectiveOperationException | LinkageError other) {
            return broken(other);
        }
    }

    private static Backend broken(Throwable cause) {
        return new Absent(new IllegalStateException(SAY.get("spark.broken", cause), cause));
    }

    /** What stands in for Spark where it is not there or did not start. */
    private record Absent(IllegalStateException why) implements Backend {
        private IllegalStateException said() {
            return new IllegalStateException(why.getMessage(), why);
        }

        @Override
        public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress) {
            throw said();
        }

        @Override
        public <T extends Serializable> Shared<T> share(T value) {
            throw said();
        }

        @Override
        public int width() {
            throw said();
        }

        @Override
        public String name() {
            throw said();
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return why.getMessage();
        }
    }

    /** The loader of Spark; what the course has itself comes from the course. */
    static ClassLoader loader(List<URL> jars) {
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
