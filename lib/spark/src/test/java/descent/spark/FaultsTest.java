package descent.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.cluster.ExactSums;
import descent.cluster.Sweep;
import descent.cluster.Work;
import descent.objective.Objective;
import descent.optim.GradientDescent;
import descent.optim.Problem;
import descent.optim.Race;
import descent.optim.Schedule;
import descent.rbm.PartitionFunction;
import descent.rbm.Rbm;
import descent.text.Language;
import descent.text.Require;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on a cluster: lost executors, interrupts, values that cannot travel. */
class FaultsTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void usual() {
        Language.use(null);
    }

    /** Sums that take a while: Σ_{i = 1..n} i² in part order, with an end that must agree. */
    private record Slow(int parts, int milliseconds) implements Work<Long> {
        @Override
        public Long part(int index) {
            long until = System.nanoTime() + milliseconds * 1_000_000L;
            while (System.nanoTime() < until) {
                Require.notInterrupted();
                Thread.onSpinWait();
            }
            return (long) index * index;
        }
    }

    /** The first part ends at once, the others only when they are interrupted. */
    private record Stuck(int parts) implements Work<Long> {
        @Override
        public Long part(int index) {
            return new Slow(1, index == 0 ? 0 : 600_000).part(0);
        }
    }

    /** The number of the process that did each part. */
    private record Who(int parts) implements Work<Long> {
        @Override
        public Long part(int index) {
            return ProcessHandle.current().pid();
        }
    }

    @Test
    @Timeout(180) // parts that were not stopped would hold both executors for ten minutes
    void aKilledExecutorChangesNothingAndAnInterruptLosesNothing() {
        try (OnSpark spark = OnSpark.start("local-cluster[2,1,1024]")) {
            List<Long> processes = spark.run(new Who(8)).stream().distinct().toList();
            assertFalse(processes.contains(ProcessHandle.current().pid()));
            List<Double> told = new ArrayList<>();
            List<Long> squares =
                    spark.run(
                            new Slow(12, 150),
                            share -> {
                                if (share > 0 && told.stream().noneMatch(s -> s > 0)) {
                                    long victim = processes.get(0);
                                    ProcessHandle.of(victim).orElseThrow().destroyForcibly();
                                }
                                told.add(share);
                            });
            assertEquals(LongStream.range(0, 12).map(k -> k * k).boxed().toList(), squares);
            assertFalse(ProcessHandle.of(processes.get(0)).isPresent());
            assertEquals(1.0, told.get(told.size() - 1));
            assertTrue(told.size() >= 3, told.toString());

            Rbm rbm = Rbm.random(11, 12, 1, 2);
            assertEquals(PartitionFunction.of(rbm), ExactSums.logZ(spark, rbm));

            Thread caller = Thread.currentThread();
            CancellationException stopped =
                    assertThrows(
                            CancellationException.class,
                            () ->
                                    spark.run(
                                            new Stuck(4),
                                            share -> {
                                                if (share > 0) { // the others are under way
                                                    new Thread(caller::interrupt).start();
                                                }
                                            }));
            assertTrue(stopped.getMessage() != null);
            assertFalse(Thread.interrupted());
            assertEquals(List.of(0L, 1L, 4L), spark.run(new Slow(3, 0)));
        }
    }

    @Test
    void whatCannotTravelIsNamed() {
        Object inside = new Object();
        Problem lambda = (rule, seed) -> inside.hashCode();
        try (OnSpark spark = OnSpark.start("local[1]")) {
            Race race = new Race().add("GD", GradientDescent::new);
            assertSays(
                    "java.lang.Object cannot be sent to a worker",
                    () -> Sweep.of(spark, race, lambda, new double[] {0.1}, 1));
            assertEquals(
                    1,
                    Sweep.of(spark, race, (rule, seed) -> 10, new double[] {0.1}, 1).means()[0][0]);
        }
    }

    @Test
    void aFailedPartSaysWhatItSaidItself() {
        try (OnSpark spark = OnSpark.start("local[1]")) {
            Problem refuses =
                    (rule, seed) -> {
                        throw new IllegalArgumentException("seed " + seed);
                    };
            Race race = new Race().add("GD", GradientDescent::new);
            IllegalArgumentException said =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> Sweep.of(spark, race, refuses, new double[] {0.1}, 7));
            assertEquals("seed 7", said.getMessage());
        }
    }

    @Test
    void aStoppedDriverIsReported() throws InterruptedException {
        OnSpark spark = OnSpark.start("local[1]");
        spark.close();
        assertSays("has been stopped", () -> spark.run(new Slow(1, 0)));
        OnSpark lost = OnSpark.start("local[1]");
        CountDownLatch running = new CountDownLatch(1);
        Thread stop =
                new Thread(
                        () -> {
                            try {
                                running.await();
                                Thread.sleep(100);
                            } catch (InterruptedException never) {
                                return;
                            }
                            lost.close();
                        });
        stop.start();
        assertSays(
                "has been stopped",
                () -> lost.run(new Slow(2, 60_000), share -> running.countDown()));
        stop.join();
    }

    @Test
    void aMasterThatIsNoneOrDoesNotAnswerIsSaidAtOnce() throws IOException {
        assertSays("\"yarn\" is no master", () -> OnSpark.start("yarn"));
        assertSays("\"local[0]\" is no master", () -> OnSpark.start("local[0]"));
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertSays("did not answer", () -> OnSpark.start("spark://127.0.0.1:" + free));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[1]", "local-cluster[1,1,1024]"})
    void anotherJavaOrLibraryIsRefused(String master) {
        Stamp here = Stamp.here();
        here.requireHere();
        try (OnSpark spark = OnSpark.start(master)) {
            assertEquals(0L, spark.run(new Slow(1, 0), here, share -> {}, 60).get(0));
            Stamp java = new Stamp("21", here.library());
            assertSays(
                    "runs Java " + here.java() + ", but this notebook runs Java 21",
                    () -> spark.run(new Slow(1, 0), java, share -> {}, 60));
            Stamp jar = new Stamp(here.java(), "0badcafe");
            assertSays("here 0badcafe", () -> spark.run(new Slow(1, 0), jar, share -> {}, 60));
            assertEquals("driver", SparkEnv.get().executorId());
        }
    }

    @Test
    void aRuleOfTheLibraryTravels() {
        Schedule cosine = Schedule.cosine(0.1, 20);
        Travel.require(new GradientDescent(cosine), true);
        Travel.require(Objective.ravine(10, 1), true);
        Travel.require(Rbm.random(2, 3, 1, 1), true);
    }

    private static void assertSays(String words, org.junit.jupiter.api.function.Executable call) {
        RuntimeException said = assertThrows(RuntimeException.class, call);
        assertTrue(said.getMessage().contains(words), said.getMessage());
        assertFalse(said.getMessage().contains("\n"), said.getMessage());
    }
}
