package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    private static final double NAN = Double.NaN;

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    private static Csv parse(String text) {
        return Csv.parse("f.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fields() {
        Csv csv = parse("\uFEFFa,\"b, c\",d\r\n1,\"say \"\"x\"\"\",\n-2.5e1,다,NA\r\n\n");
        assertEquals(List.of("a", "b, c", "d"), csv.columns());
        assertEquals(2, csv.rows());
        assertArrayEquals(new double[] {1, -25}, csv.numbers("a"));
        assertEquals(List.of("say \"x\"", "다"), csv.texts("b, c"));
        assertArrayEquals(new double[] {NAN, NAN}, csv.numbers("d"));
        assertArrayEquals(new double[][] {{NAN, 1}, {NAN, -25}}, csv.numbers(List.of("d", "a")));
        assertArrayEquals(new int[] {1, -25}, csv.integers("a", -25, 1));
    }

    @Test
    void filesPlainAndPacked(@TempDir Path folder) throws IOException {
        byte[] text = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(folder.resolve("x.csv"), text);
        Path packed = Files.write(folder.resolve("x.csv.gz"), pack(text));
        assertArrayEquals(new double[] {2}, Csv.read(plain).numbers("b"));
        assertArrayEquals(new double[] {2}, Csv.read(packed).numbers("b"));
        assertThrows(NoSuchFileException.class, () -> Csv.read(folder.resolve("none.csv")));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(pack(text), 20));
        refused("cut.csv.gz: the file is damaged", () -> Csv.read(cut));
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void badFilesAreNamedWithTheirLine() {
        refused("f.csv, line 3: 2 fields were expected", () -> parse("a,b\n1,2\n3\n"));
        refused(
                "f.csv, line 2: 2 fields were expected, as in the first line, and there are 3",
                () -> parse("a,b\n1,2,3"));
        refused("f.csv, line 2: a row of data was expected", () -> parse("a,b\n"));
        refused("f.csv, line 1: column 1 is named \"\"", () -> parse(""));
        refused("f.csv, line 1: column 3 is named \"a\"", () -> parse("a,b,a\n1,2,3"));
        refused("f.csv, line 2: a quotation mark", () -> parse("a,b\n1,\"2\n"));
        Csv csv = parse("a,b\n1,2\n,x1\n2.5,Infinity\n");
        refused(
                "f.csv, line 3: in column b a number was expected, and there is \"x1\"",
                () -> csv.numbers("b"));
        refused("f.csv, line 3: in column b", () -> csv.numbers(List.of("a", "b")));
        refused(
                "f.csv, line 3: in column a a whole number from 0 to 9 was expected, and there is \"\"",
                () -> csv.integers("a", 0, 9));
        refused(
                "f.csv, line 2: in column a a whole number from 2 to 9",
                () -> csv.integers("a", 2, 9));
        refused(
                "f.csv, line 2: in column a a whole number from -1 to 0",
                () -> csv.integers("a", -1, 0));
        refused(
                "f.csv, line 2: in column a a whole number",
                () -> parse("a\n2.5").integers("a", 0, 9));
        refused(
                "line 2: in column a a number was expected, and there is \"Infinity\"",
                () -> parse("a\nInfinity").numbers("a"));
        refused(
                "line 2: in column a a number was expected, and there is \"NaN\"",
                () -> parse("a\nNaN").numbers("a"));
        refused(
                "f.csv, line 1: a column c was expected, and the columns are: a, b",
                () -> csv.texts("c"));
        refused("p18, p19, ...", () -> Digits.csv().texts("q"));
        refused("UTF-8", () -> Csv.parse("f.csv", new byte[] {'a', '\n', (byte) 0xC0}));
        refused("digits/none.csv: there is no such file", () -> Csv.resource("digits/none.csv"));
    }

    private static void refused(String words, Executable call) {
        Language.use(Language.EN);
        String english = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(english.contains(words), english);
        Language.use(Language.KO);
        String korean = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(korean.matches("(?s).*[가-힣]+니다.*"), korean);
    }

    @Test
    void aFileThatIsNotThereIsLookedForInAFolderThatIsNamed() {
        for (Language language : Language.values()) {
            Language.use(language);
            String message =
                    assertThrows(NoSuchFileException.class, () -> Csv.read(Path.of("none.csv")))
                            .getMessage();
            assertTrue(message.startsWith("none.csv: "), message);
            assertTrue(message.contains(System.getProperty("user.dir")), message);
        }
    }

    @Test
    void digitsOutOfRangeAreRefused() {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < 64; p++) {
            text.append('p').append(p).append(',');
        }
        String row = "1,".repeat(63);
        Csv bright = parse(text + "digit\n" + row + "17,3\n");
        refused("line 2: in column p63 a whole number from 0 to 16", () -> Digits.of(bright));
        Csv ten = parse(text + "digit\n" + row + "16,10\n");
        refused("line 2: in column digit a whole number from 0 to 9", () -> Digits.of(ten));
    }
}
