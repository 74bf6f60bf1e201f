package descent.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.cluster.Backend;
import descent.cluster.ExactSums;
import descent.cluster.Scoring;
import descent.rbm.Rbm;
import descent.spark.OnSpark;
import descent.text.Language;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spark's jars are found where {@code ./course spark} puts them, and only when both parts are
 * there.
 */
class SparkTest {
    @TempDir Path folder;

    @AfterEach
    void language() {
        Language.use(null);
    }

    private Path jar(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void theModuleComesFirstAndThenTheJarsOfSpark() throws IOException {
        jar("home/jars/a.jar");
        jar("home/jars/notes.txt");
        Path own = jar("course/spark/descent-spark-1.jar");
        var found = Spark.jars(folder.resolve("home").toString(), own.getParent());
        assertEquals(2, found.size());
        assertTrue(found.get(0).getPath().endsWith("descent-spark-1.jar"));
        assertTrue(found.get(1).getPath().endsWith("home/jars/a.jar"));
        try (URLClassLoader loader = (URLClassLoader) Spark.loader(found)) {
            assertEquals(Spark.class.getClassLoader(), loader.getParent());
        }
    }

    @Test
    void oneWithoutTheOtherIsNotThere() throws IOException {
        Path own = jar("course/spark/descent-spark-1.jar").getParent();
        assertTrue(Spark.jars(folder.resolve("home").toString(), own).isEmpty());
        assertTrue(Spark.jars(null, own).isEmpty());
        jar("home/jars/a.jar");
        assertTrue(Spark.jars(folder.resolve("home").toString(), folder).isEmpty());
        assertTrue(Spark.jars(folder.resolve("home").toString(), null).isEmpty());
    }

    /** Why a start failed is said again by whatever uses what {@code open} gave. */
    @ParameterizedTest
    @CsvSource({"unreachable, the cluster did not answer", "strange, could not be started"})
    void aStartThatFailsIsSaidByWhateverUsesIt(String master, String words) {
        Language.use(Language.EN);
        try (Backend failed = Spark.open(master, OnSpark.class.getClassLoader())) {
            Rbm rbm = Rbm.random(2, 2, 1, 1);
            for (Executable use :
                    List.<Executable>of(failed::name, () -> ExactSums.logZ(failed, rbm))) {
                Exception e = assertThrows(IllegalStateException.class, use);
                assertTrue(e.getMessage().contains(words), e.getMessage());
                assertTrue(e.getCause() instanceof IllegalStateException);
            }
            assertTrue(failed.toString().contains(words));
        }
    }

    /** A slip in the argument belongs to the cell that opens, and so does an interrupt. */
    @Test
    void aMasterThatIsNoneAndAnInterruptAreThrownAtOnce() {
        ClassLoader loader = OnSpark.class.getClassLoader();
        assertThrows(IllegalArgumentException.class, () -> Spark.open("none", loader));
        assertThrows(CancellationException.class, () -> Spark.open("interrupted", loader));
    }

    @Test
    void aModuleThatIsNotInTheJarsIsNamed() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null);
                Backend failed = Spark.open("local[2]", empty)) {
            assertTrue(failed.toString().contains("descent.spark.OnSpark"), failed.toString());
        }
    }

    /** The cell that opens it fails, and so does every cell below that is run by itself. */
    @ParameterizedTest
    @CsvSource({"EN, not there yet", "KO, 아직 없습니다"})
    void withoutItWhateverUsesItSaysHowToGetIt(Language language, String words) {
        Language.use(language);
        try (Backend absent = Spark.open("local-cluster[2,1,1024]")) {
            Rbm rbm = Rbm.random(2, 2, 1, 1);
            double[][] rows = {{0, 1}};
            Backend reporting = absent.reporting(share -> {});
            List<Executable> uses =
                    List.of(
                            absent::name,
                            absent::width,
                            () -> ExactSums.logZ(absent, rbm),
                            () -> ExactSums.logZ(reporting, rbm),
                            () -> Scoring.freeEnergy(reporting, rbm, rows));
            for (Executable use : uses) {
                String said = assertThrows(IllegalStateException.class, use).getMessage();
                assertTrue(said.contains(words), said);
                assertTrue(said.contains("./course spark"), said);
                assertFalse(said.contains("\n"));
                assertEquals(said, absent.toString());
            }
        }
    }
}
