package descent.spark;

import descent.cluster.Backend;
import descent.cluster.Work;
import descent.text.Language;
import descent.text.Messages;
import descent.text.Require;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The back end on Apache Spark: a part is a task, and a task that dies is repeated elsewhere.
 *
 * <pre>{@code
 * try (OnSpark spark = OnSpark.start("local-cluster[2,1,1024]")) {
 *     PartitionFunction z = ExactSums.logZ(spark, rbm);
 * }
 * }</pre>
 *
 * <p>Masters: {@code local[2]} is two threads of this program, {@code local-cluster[2,1,1024]} two
 * programs of their own on this machine with one core and 1024 MB each, {@code spark://host:7077} a
 * real cluster, to whose executors the jars of the course are sent. Nothing has to be installed:
 * Spark's jars on the class path are enough.
 *
 * <p>Between two programs of one machine a round costs some 0.06 s, 70 ns per number that travels
 * and 2 ms per part, so parts should take much longer than that.
 */
public final class OnSpark implements Backend {
    private static final Messages SAY = Messages.beside(OnSpark.class);
    private static final AtomicLong JOBS = new AtomicLong();
    private static OnSpark current; // there is one Spark per program

    private final JavaSparkContext spark;
    private final Master master;

    private OnSpark(JavaSparkContext spark, Master master) {
        this.spark = spark;
        this.master = master;
    }

    /**
     * Starts Spark and tries it: a first small job runs. What was started before is closed.
     *
     * @param master {@code local[n]}, {@code local-cluster[executors,cores,MB]} or {@code
     *     spark://host:port}
     * @return the back end, to be closed
     * @throws IllegalArgumentException if the master is none of these
     * @throws IllegalStateException if it cannot be reached, offers no executor, or an executor has
     *     another Java or another library; the message says which
     */
    public static synchronized OnSpark start(String master) {
        Master to = Master.of(master);
        to.requireReachable();
        if (current != null) {
            current.close();
        }
        OnSpark started = new OnSpark(seeing(to::connect), to);
        try {
            started.greet();
        } catch (RuntimeException failed) {
            started.close();
            throw failed;
        }
        current = started;
        return started;
    }

    /** Nothing but the check of the stamps, which comes before every part. */
    private record Greeting(int parts) implements Work<Integer> {
        @Override
        public Integer part(int index) {
            return index;
        }
    }

    private void greet() {
        run(new Greeting(2 * width()), Stamp.here(), share -> {}, Master.PATIENCE);
    }

    @Override
    public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress) {
        return run(work, Stamp.here(), progress, Long.MAX_VALUE);
    }

    /**
     * Does something while the thread sees the classes of Spark. In a kernel they are in a loader
     * of their own, and Spark asks the thread for them.
     */
    private static <R> R seeing(Supplier<R> something) {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(OnSpark.class.getClassLoader());
        try {
            return something.get();
        } finally {
            here.setContextClassLoader(before);
        }
    }

    /** Runs a work whose first part must end within so many seconds. */
    <R extends Serializable> List<R> run(
            Work<R> work, Stamp stamp, DoubleConsumer progress, long seconds) {
        Require.notInterrupted();
        requireOpen();
        Travel.require(work, master.far());
        int parts = Require.within("parts", work.parts(), 1, Integer.MAX_VALUE);
        return seeing(() -> job(work, parts, stamp, progress, seconds));
    }

    private <R extends Serializable> List<R> job(
            Work<R> work, int parts, Stamp stamp, DoubleConsumer progress, long seconds) {
        String group = "descent-" + JOBS.incrementAndGet();
        Broadcast<Work<R>> sent = spark.broadcast(work);
        spark.setJobGroup(group, work.getClass().getSimpleName(), true);
        long start = System.nanoTime();
        try {
            JavaFutureAction<List<R>> job =
                    spark.parallelize(IntStream.range(0, parts).boxed().toList(), parts)
                            .map(new Task<>(sent, stamp, Language.current()))
                            .collectAsync();
            progress.accept(0);
            for (int done = 0; ; ) {
                try {
                    List<R> values = job.get(50, TimeUnit.MILLISECONDS);
                    progress.accept(1);
                    return values;
                } catch (TimeoutException underWay) {
                    requireOpen();
                    int now = Math.min(done(job), parts - 1);
                    if (now > done) {
                        progress.accept((double) now / parts);
                        done = now;
                    }
                    if (done == 0 && (System.nanoTime() - start) / 1_000_000_000L > seconds) {
                        throw new IllegalStateException(SAY.get("noExecutor", name(), seconds));
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            Require.notInterrupted();
            throw new IllegalStateException(stopped);
        } catch (CancellationException stopped) {
            requireOpen();
            throw stopped;
        } catch (ExecutionException failed) {
            throw meaning(failed);
        } finally {
            if (open()) {
                spark.cancelJobGroup(group);
                spark.clearJobGroup();
                sent.unpersist();
            }
        }
    }

    /** How many parts of a job are done. */
    private int done(JavaFutureAction<?> job) {
        int done = 0;
        for (int id : job.jobIds()) {
            SparkJobInfo info = spark.statusTracker().getJobInfo(id);
            for (int stage : info == null ? new int[0] : info.stageIds()) {
                SparkStageInfo tasks = spark.statusTracker().getStageInfo(stage);
                done += tasks == null ? 0 : tasks.numCompletedTasks();
            }
        }
        return done;
    }

    /** What a part threw, as the part threw it; else what became of Spark. */
    private RuntimeException meaning(ExecutionException failed) {
        requireOpen();
        Throwable cause = failed.getCause();
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof RuntimeException thrown && !e.getClass().getName().contains("spark")) {
                return thrown;
            }
        }
        return new IllegalStateException(SAY.get("failed", name(), firstLine(cause)), cause);
    }

    /** What Spark says first; its other lines are for its makers. */
    static String firstLine(Throwable failed) {
        String all = String.valueOf(failed.getMessage());
        return all.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private boolean open() {
        return !spark.sc().isStopped();
    }

    private void requireOpen() {
        if (!open()) {
            throw new IllegalStateException(SAY.get("stopped", name()));
        }
    }

    @Override
    public <T extends Serializable> Shared<T> share(T value) {
        /** A value that Spark keeps for every executor. */
        record Sent<T extends Serializable>(Broadcast<T> value) implements Shared<T> {
            @Override
            public T get() {
                return value.value();
            }
        }
        requireOpen();
        Travel.require(value, master.far());
        return new Sent<>(seeing(() -> spark.broadcast(value)));
    }

    @Override
    public int width() {
        return master.width() > 0 ? master.width() : Math.max(1, spark.defaultParallelism());
    }

    @Override
    public String name() {
        return "Spark " + master;
    }

    @Override
    public String toString() {
        return name();
    }

    /** Ends it; who closes it a second time waits until it has ended. */
    @Override
    public synchronized void close() {
        spark.close();
        master.clean();
    }
}
