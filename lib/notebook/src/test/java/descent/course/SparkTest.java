package descent.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
        try (URLClassLoader loader =
                (URLClassLoader) Spark.loader(folder.resolve("home").toString(), own.getParent())) {
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

    @ParameterizedTest
    @CsvSource({"EN, not there yet", "KO, 아직 없습니다"})
    void withoutItOneSentenceSaysHowToGetIt(Language language, String words) {
        Language.use(language);
        assertFalse(Spark.installed());
        var said =
                assertThrows(
                        IllegalStateException.class, () -> Spark.open("local-cluster[2,1,1024]"));
        assertTrue(said.getMessage().contains(words), said.getMessage());
        assertTrue(said.getMessage().contains("./course spark"), said.getMessage());
        assertFalse(said.getMessage().contains("\n"));
    }
}
