package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The data sets of the RBM. Counts were taken from the files by another program. */
class ImagesTest {
    private static long ink(double[][] images) {
        return (long) Arrays.stream(images).flatMapToDouble(Arrays::stream).sum();
    }

    private static int[] histogram(int[] labels, int classes) {
        int[] count = new int[classes];
        Arrays.stream(labels).forEach(k -> count[k]++);
        return count;
    }

    @Test
    void barsAndStripes() {
        BarsAndStripes three = new BarsAndStripes(3);
        assertEquals(16, three.rows().length);
        assertEquals(14, three.distinct().length);
        assertEquals(30, new BarsAndStripes(4).distinct().length);
        assertEquals(-13.862944, new BarsAndStripes(2).best(), 5e-7);
        assertEquals(-41.588831, three.best(), 5e-7);
        assertEquals(-108.130960, new BarsAndStripes(4).best(), 5e-7);
        assertEquals(-36.946803, three.bestDistinct(), 5e-7);
        assertEquals(-102.035921, new BarsAndStripes(4).bestDistinct(), 5e-7);
        assertArrayEquals(new double[] {0, 1, 1, 0, 1, 1, 0, 1, 1}, three.rows()[3]);
        assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1, 1, 1, 1}, three.rows()[11]);
        assertArrayEquals(three.rows()[7], three.rows()[15]);
        double[][] distinct = three.distinct(); // the empty and the full stripes are not repeated
        assertArrayEquals(three.rows()[7], distinct[7]);
        assertArrayEquals(three.rows()[9], distinct[8]);
        assertArrayEquals(three.rows()[14], distinct[13]);
        assertThrows(IllegalArgumentException.class, () -> new BarsAndStripes(0));
    }

    @Test
    void shifter() {
        Shifter eight = new Shifter(8);
        assertEquals(768, eight.rows().length);
        assertEquals(19, eight.rows()[0].length);
        assertEquals(-768 * Math.log(768), eight.best(), 1e-9);
        Set<String> different = new HashSet<>();
        for (double[] row : eight.rows()) {
            different.add(Arrays.toString(row));
        }
        assertEquals(768, different.size());
        // 1100 moved: left 1001, none 1100, right 0110
        double[][] rows = new Shifter(4).rows();
        assertArrayEquals(new double[] {1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0}, rows[36]);
        assertArrayEquals(new double[] {1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0}, rows[37]);
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1}, rows[38]);
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOfRange(new Shifter(4).labels(), 36, 39));
    }

    @Test
    void mnist() {
        Mnist train = Mnist.train();
        Mnist test = Mnist.test();
        assertEquals(10_000, train.size());
        assertEquals(2_000, test.size());
        assertArrayEquals(
                new int[] {1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978},
                histogram(train.labels(), 10));
        assertArrayEquals(
                new int[] {175, 234, 219, 207, 217, 179, 178, 205, 192, 194},
                histogram(test.labels(), 10));
        assertEquals(191_907, ink(test.images()));
        assertEquals(1_039_729, ink(train.images()));
        assertArrayEquals(new int[] {5, 0, 4, 1, 9}, train.part(0, 5).labels());
        // Line 5 of the first training digit in the original, columns 12 to 23: 3, 18, 18, 18, 126,
        // 136, 175, 26, 166, 255, 247, 127. Above 127 are columns 17, 18, 20, 21 and 22.
        double[] line = Arrays.copyOfRange(train.part(0, 1).images()[0], 5 * 28, 6 * 28);
        assertArrayEquals(
                new int[] {17, 18, 20, 21, 22},
                IntStream.range(0, 28).filter(x -> line[x] == 1).toArray());
        double[][] ones = test.only(1).images();
        assertEquals(234, ones.length);
        assertArrayEquals(test.images()[2], ones[0]);
        // the first test digit is a 7: its bar is in the upper half, its foot in the lower
        double[] seven = test.images()[0];
        double[] upper = Arrays.copyOfRange(seven, 0, 14 * 28);
        assertTrue(2 * Arrays.stream(upper).sum() > Arrays.stream(seven).sum());
        assertThrows(IllegalArgumentException.class, () -> test.only(10));
        assertThrows(IllegalArgumentException.class, () -> test.part(2000, 2000));
        assertThrows(IllegalArgumentException.class, () -> test.part(3, 3));
        assertThrows(IllegalArgumentException.class, () -> test.part(0, 2001));
        assertEquals(1, test.part(1999, 2000).size());
    }

    @Test
    void damagedDigitsAreRefused() {
        byte[] image = new byte[98];
        byte[] labels = new byte[9]; // 8 bytes of header
        labels[8] = 9;
        assertArrayEquals(new int[] {9}, Mnist.of("x", image, labels).labels());
        assertThrows(
                IllegalArgumentException.class, () -> Mnist.of("x", image, new byte[10])); // two
        assertThrows(IllegalArgumentException.class, () -> Mnist.of("x", new byte[0], new byte[8]));
        for (byte wrong : new byte[] {10, -1}) {
            labels[8] = wrong;
            assertThrows(IllegalArgumentException.class, () -> Mnist.of("x", image, labels));
        }
    }

    @Test
    void hangul() {
        Hangul all = Hangul.load();
        assertEquals(2350, all.size());
        assertEquals(Math.round(0.3785827325479163 * 2350 * 121), ink(all.images()));
        String han =
                "00010000010111111110100011110001001000010011010000100100011110001000000000010"
                        + "01000000010010000000000100000000001111111110";
        double[] expected = han.chars().mapToDouble(c -> c - '0').toArray();
        assertArrayEquals(expected, all.image("\uD55C"));
        int r = all.syllables().indexOf("\uD55C");
        assertEquals(18, all.initials()[r]);
        assertEquals(0, all.medials()[r]);
        assertEquals(4, all.finals()[r]);
        assertEquals("\u314E", Hangul.initial(18));
        assertEquals("\u314F", Hangul.medial(0));
        assertEquals("\u3134", Hangul.last(4));
        assertEquals("\u314E", Hangul.last(27));
        assertEquals("", Hangul.last(0));
        for (int f : all.open().finals()) {
            assertEquals(0, f);
        }
        assertEquals("\uD55C", all.only(r).syllables());
        assertArrayEquals(all.images()[0], all.image("\uAC00")); // the first of all
        assertThrows(IllegalArgumentException.class, () -> all.only(2350));
        assertThrows(IllegalArgumentException.class, () -> all.only());
        assertThrows(IllegalArgumentException.class, () -> all.image("A"));
        byte[] broken = "codepoint,bits\n44032,01\n".getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalArgumentException.class, () -> Hangul.of(Csv.parse("broken", broken)));
    }

    /** Java's own decomposition (NFD) takes each syllable apart into the same letters. */
    @Test
    void theJamoAreThoseOfUnicode() {
        Hangul all = Hangul.load();
        int[] initials = all.initials();
        int[] medials = all.medials();
        int[] finals = all.finals();
        for (int r = 0; r < all.size(); r++) {
            String jamo =
                    Normalizer.normalize(all.syllables().substring(r, r + 1), Normalizer.Form.NFD);
            assertEquals(jamo.charAt(0), 0x1100 + initials[r]);
            assertEquals(jamo.charAt(1), 0x1161 + medials[r]);
            assertEquals(jamo.length() == 3 ? jamo.charAt(2) - 0x11A7 : 0, finals[r]);
        }
        // NFKD turns the letter that stands by itself into the initial or the medial it is.
        for (int k = 0; k < 19; k++) {
            assertEquals((char) (0x1100 + k), decomposed(Hangul.initial(k)));
        }
        for (int k = 0; k < 21; k++) {
            assertEquals((char) (0x1161 + k), decomposed(Hangul.medial(k)));
        }
        assertThrows(IllegalArgumentException.class, () -> Hangul.initial(19));
        assertThrows(IllegalArgumentException.class, () -> Hangul.medial(21));
        assertThrows(IllegalArgumentException.class, () -> Hangul.last(28));
    }

    private static char decomposed(String letter) {
        return Normalizer.normalize(letter, Normalizer.Form.NFKD).charAt(0);
    }

    @Test
    void grids() {
        double[] row = {0, 0.4, 1, 0.6, 0.5, 0};
        assertArrayEquals(new double[][] {{0, 0.4, 1}, {0.6, 0.5, 0}}, Images.grid(row, 3));
        assertEquals(" +\n@*\n= \n".length(), Images.text(row, 2).length());
        assertEquals(" =@\n+* \n".length(), Images.text(row, 3).length());
        assertEquals(" @\n", Images.text(new double[] {-3, 7}, 2));
        double[] ramp = IntStream.range(0, 10).mapToDouble(k -> k / 9.0).toArray();
        assertEquals(" .:-=+*#%@\n", Images.text(ramp, 10));
        assertArrayEquals(
                new double[][] {{0, 0, 1, 1, 0, 0}}, Images.binarized(new double[][] {row}, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Images.grid(row, 4));
    }
}
