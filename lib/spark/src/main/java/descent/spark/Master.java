package descent.spark;

import descent.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Where Spark runs, and what has to be set there. */
final class Master {
    /** So many seconds an executor has to take its first part. */
    static final long PATIENCE = 60;

    private static final int LEAST = 512; // MB with which an executor of Spark starts
    private static final int REACH = 3000; // milliseconds until a master must answer
    private static final Messages SAY = Messages.beside(OnSpark.class);
    private static final Pattern LOCAL = Pattern.compile("local\\[(\\d{1,3})]");
    private static final Pattern CLUSTER =
            Pattern.compile("local-cluster\\[(\\d{1,3}),(\\d{1,3}),(\\d{1,6})]");
    private static final Pattern REMOTE = Pattern.compile("spark://([\\w.:,-]+:\\d{1,5})");

    private final String url;
    private final Matcher cluster;
    private final Matcher remote;
    private final int width;
    private Path home; // what stands in for an installed Spark while a local cluster runs

    private Master(String url, Matcher cluster, Matcher remote, int width) {
        this.url = url;
        this.cluster = cluster;
        this.remote = remote;
        this.width = width;
    }

    static Master of(String url) {
        String text = String.valueOf(url).replace(" ", "");
        Matcher local = LOCAL.matcher(text);
        Matcher cluster = CLUSTER.matcher(text);
        Matcher remote = REMOTE.matcher(text);
        int width = 0;
        if (local.matches()) {
            width = Integer.parseInt(local.group(1));
        } else if (cluster.matches()) {
            boolean enough = Integer.parseInt(cluster.group(3)) >= LEAST;
            int cores = Integer.parseInt(cluster.group(1)) * Integer.parseInt(cluster.group(2));
            width = enough ? cores : 0;
        } else if (remote.matches()) {
            width = -1;
        }
        if (width == 0) {
            throw new IllegalArgumentException(SAY.get("master", url, LEAST));
        }
        return new Master(text, cluster, remote, width);
    }

    /** Do parts run in other programs than this one? */
    boolean far() {
        return cluster.matches() || remote.matches();
    }

    /** How many parts run at the same time; −1 if the cluster knows. */
    int width() {
        return width;
    }

    /** Asks before Spark does, which would go on asking for a minute. */
    void requireReachable() {
        if (!remote.matches()) {
            return;
        }
        for (String address : remote.group(1).split(",")) {
            int colon = address.lastIndexOf(':');
            int port = colon < 0 ? 7077 : Integer.parseInt(address.substring(colon + 1));
            String host = colon < 0 ? address : address.substring(0, colon);
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), REACH);
                return;
            } catch (IOException | IllegalArgumentException silent) {
                continue;
            }
        }
        throw new IllegalStateException(SAY.get("unreachable", url, REACH / 1000));
    }

    JavaSparkContext connect() {
        Quiet.please();
        SparkConf conf =
                new SparkConf()
                        .setMaster(url)
                        .setAppName("descent")
                        .set("spark.ui.enabled", "false")
                        .set("spark.ui.showConsoleProgress", "false")
                        .set("spark.log.callerContext", "descent");
        if (remote.matches()) {
            conf.setJars(
                    Jars.ofCourse().stream()
                            .filter(Files::isRegularFile)
                            .map(Path::toString)
                            .toArray(String[]::new));
        } else {
            conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
        }
        if (cluster.matches()) {
            standIn(conf);
        }
        try {
            return new JavaSparkContext(conf);
        } catch (Exception | LinkageError failed) {
            clean();
            String why = OnSpark.firstLine(failed);
            throw new IllegalStateException(SAY.get("noStart", url, why), failed);
        }
    }

    /**
     * A local cluster starts its executors from an installed Spark. An empty folder stands in for
     * it: the class path is handed over, and the same Java. Spark looks for the folder only if it
     * believes that it is being tested.
     */
    private void standIn(SparkConf conf) {
        try {
            home = Files.createTempDirectory("descent-spark");
            Files.createDirectory(home.resolve("jars"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        System.setProperty("spark.testing", "true");
        System.setProperty("spark.test.home", home.toString());
        conf.set("spark.executor.extraClassPath", Jars.classPath())
                .set("spark.executor.memory", cluster.group(3) + "m")
                .set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
                .set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
    }

    /** Takes back what was set for a local cluster. */
    void clean() {
        if (home == null) {
            return;
        }
        System.clearProperty("spark.testing");
        System.clearProperty("spark.test.home");
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).collect(Collectors.toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            home.toFile().deleteOnExit();
        }
        home = null;
    }

    @Override
    public String toString() {
        return url;
    }
}
