package descent.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Csv;
import descent.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    private static final double[][] ROWS = {{1, 2, 3}, {4, 5, 6}};

    @TempDir Path folder;

    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    @Test
    void columnsWithoutANameAreCounted() {
        assertEquals(List.of("loss", "2", "3"), Tables.of(ROWS, "loss").columnNames());
        assertEquals(List.of("w", "b"), Tables.of(new double[0][], "w", "b").columnNames());
        assertEquals(6, Tables.of(ROWS).doubleColumn("3").get(1));
    }

    /** Tablesaw tells no capital letter from a small one, and says so in English only. */
    @Test
    void twoColumnsOfOneNameAreRefusedInBothLanguages() throws IOException {
        Csv file = Csv.read(Files.writeString(folder.resolve("x.csv"), "w,W\n1,2\n"));
        for (Language language : Language.values()) {
            Language.use(language);
            String words = language == Language.KO ? "이름이 같은 열" : "the same name";
            refused(() -> Tables.of(ROWS, "w", "b", "w"), words, "\"w\"");
            refused(() -> Tables.of(ROWS, "w", "W"), words, "\"w\"", "\"W\"");
            refused(() -> Tables.of(ROWS, "2"), words, "\"2\"");
            refused(() -> Tables.of(file), words, "\"w\"", "\"W\"");
        }
    }

    private static void refused(Executable call, String... words) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
