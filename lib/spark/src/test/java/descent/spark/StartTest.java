package descent.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.cluster.Backend;
import descent.cluster.Work;
import descent.rbm.Threads;
import descent.text.Language;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a master is, what Spark is started with, and what is left when it has ended. */
class StartTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void usual() {
        Language.use(null);
    }

    /** What a part finds where it runs. */
    private record Around(int parts) implements Work<String> {
        @Override
        public String part(int index) {
            return Language.current() + " " + Threads.count();
        }
    }

    /** A part that takes a while, and does not listen. */
    private record Deaf(int milliseconds) implements Work<Integer> {
        @Override
        public int parts() {
            return 1;
        }

        @Override
        public Integer part(int index) {
            long until = System.nanoTime() + milliseconds * 1_000_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return index;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "local[3], 3, false",
        "'local-cluster[2, 3, 512]', 6, true",
        "spark://host:7077, -1, true",
        "'spark://a:7077,b:7077', -1, true"
    })
    void aMasterKnowsItsWidthAndWhetherItIsFar(String url, int width, boolean far) {
        assertEquals(width, Master.of(url).width());
        assertEquals(far, Master.of(url).far());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "local",
                "local[*]",
                "local[0]",
                "local-cluster[0,1,1024]",
                "local-cluster[2,0,1024]",
                "local-cluster[2,1,511]",
                "spark://host",
                "spark://:7077/path",
                "yarn"
            })
    void whatIsNoMasterIsRefused(String url) {
        String said =
                assertThrows(IllegalArgumentException.class, () -> Master.of(url)).getMessage();
        assertTrue(said.startsWith("\"" + url + "\" is no master of Spark"), said);
    }

    /** A second master stands by; one that answers is enough. */
    @Test
    void oneOfSeveralMastersMustAnswer() throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (ServerSocket alive = new ServerSocket(0, 1, here)) {
            int dead;
            try (ServerSocket gone = new ServerSocket(0, 1, here)) {
                dead = gone.getLocalPort();
            }
            String both = "127.0.0.1:" + dead + ",127.0.0.1:" + alive.getLocalPort();
            Master.of("spark://" + both).requireReachable();
            Master silent = Master.of("spark://127.0.0.1:" + dead);
            String said =
                    assertThrows(IllegalStateException.class, silent::requireReachable)
                            .getMessage();
            assertTrue(said.contains("did not answer within 3 seconds"), said);
        }
    }

    @Test
    void anExecutorHasTheLanguageOfTheCallerAndOneThreadAndLeavesNothing() {
        int usual = Threads.count();
        Threads.use(3);
        Language.use(Language.KO);
        Path home;
        try (OnSpark spark = OnSpark.start("local-cluster[1,1,1024]")) {
            assertEquals(List.of("KO 1", "KO 1"), spark.run(new Around(2)));
            assertEquals(1, spark.width());
            assertEquals("Spark local-cluster[1,1,1024]", spark.name());
            Language.use(Language.EN);
            assertEquals(List.of("EN 1"), spark.run(new Around(1)));
            assertEquals(3, Threads.count());
            assertEquals("true", System.getProperty("spark.testing"));
            home = Path.of(System.getProperty("spark.test.home"));
            assertTrue(Files.isDirectory(home));
        } finally {
            Threads.use(usual);
        }
        assertFalse(Files.exists(home));
        assertNull(System.getProperty("spark.test.home"));
        assertNull(System.getProperty("spark.testing"));
    }

    @Test
    void aThreadOfThisProgramKeepsWhatItHas() {
        int usual = Threads.count();
        Threads.use(3);
        try (OnSpark spark = OnSpark.start("local[2]")) {
            assertEquals(List.of("EN 3"), spark.run(new Around(1)));
            assertEquals(2, spark.width());
        } finally {
            Threads.use(usual);
        }
    }

    @Test
    void whatWasStartedBeforeIsClosed() {
        OnSpark first = OnSpark.start("local[1]");
        try (OnSpark second = OnSpark.start("local[1]")) {
            String said =
                    assertThrows(IllegalStateException.class, () -> first.share(1)).getMessage();
            assertTrue(said.contains("has been stopped"), said);
            Backend.Shared<Integer> shared = second.share(41);
            assertEquals(41, shared.get());
            Object stays = new Object();
            Runnable cannot = (Runnable & Serializable) stays::hashCode;
            assertThrows(IllegalArgumentException.class, () -> second.share((Serializable) cannot));
        }
        first.close();
    }

    @Test
    void whoeverTakesNoPartInTimeIsReported() {
        try (OnSpark spark = OnSpark.start("local[1]")) {
            List<Double> told = new ArrayList<>();
            IllegalStateException late =
                    assertThrows(
                            IllegalStateException.class,
                            () -> spark.run(new Deaf(3000), Stamp.here(), told::add, 0));
            assertTrue(late.getMessage().contains("no executor took"), late.getMessage());
            assertEquals(List.of(0.0), told);
        }
    }

    @Test
    void aStartThatFailsSaysWhyAndTheNextWorks() {
        System.setProperty("spark.serializer", "no.such.Serializer");
        try {
            IllegalStateException failed =
                    assertThrows(
                            IllegalStateException.class,
                            () -> OnSpark.start("local-cluster[1,1,1024]"));
            String said = failed.getMessage();
            assertTrue(said.startsWith("Spark could not be started on local-cluster"), said);
            assertTrue(said.contains("no.such.Serializer"), said);
            assertFalse(said.contains("\n"), said);
            assertNull(System.getProperty("spark.testing"));
        } finally {
            System.clearProperty("spark.serializer");
        }
        OnSpark.start("local[1]").close();
    }

    @TempDir Path folder;

    /** The check value that every description of CRC-32 gives. */
    @Test
    void theChecksumOfAJarIsItsCrc32() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "123456789");
        assertEquals("cbf43926", Stamp.checksum(jar));
        assertEquals("classes", Stamp.checksum(folder));
    }

    @Test
    void anExecutorFindsTheCourseAndSpark() {
        List<Path> course = Jars.ofCourse();
        assertEquals(3, course.size());
        assertTrue(course.get(2).getFileName().toString().startsWith("commons-math3"));
        List<String> path = List.of(Jars.classPath().split(File.pathSeparator));
        assertTrue(path.containsAll(course.stream().map(Path::toString).toList()), path.toString());
        String spark = Jars.of(SparkContext.class).getParent() + "/*";
        assertTrue(path.contains(spark), path.toString());
    }
}
