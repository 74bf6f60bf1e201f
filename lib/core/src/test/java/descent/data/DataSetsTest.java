package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Penguins.Penguin;
import descent.objective.LeastSquares;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class DataSetsTest {
    @Test
    void filesAreAsTheyCameWithTheirLicences() throws IOException, NoSuchAlgorithmException {
        String[][] files = {
            {
                "digits/digits8x8-1797.csv.gz",
                "813a34ee8c5e28a3058be9928a7d273814639800d07c73fb0bbc57a9937dc023",
                "CC BY 4.0"
            },
            {
                "wine/wine-178.csv.gz",
                "65d0c985844447d999133c9fb5eee6178b7d38f80e8b35abfbff3d4113779bb6",
                "CC BY 4.0"
            },
            {
                "longley/longley-16.csv",
                "0927ec7cc34edb5670920cb2ff1542e46de27a2010746e1662f4276cf3569a24",
                "public domain"
            },
            {
                "penguins/penguins-344.csv",
                "f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93",
                "CC0"
            }
        };
        for (String[] file : files) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes(file[0]));
            assertEquals(file[1], HexFormat.of().formatHex(sum), file[0]);
            String folder = file[0].substring(0, file[0].indexOf('/') + 1);
            String name = file[0].substring(folder.length());
            String licence = new String(bytes(folder + "LICENSE.txt"), StandardCharsets.UTF_8);
            assertTrue(licence.startsWith(name) && licence.contains(file[2]), licence);
        }
    }

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = Digits.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        }
    }

    @Test
    void digits() {
        Digits digits = Digits.load();
        assertEquals(1797, digits.size());
        // UCI's notes on the test set, classes 0 to 9
        assertArrayEquals(
                new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180},
                counts(digits.labels(), 10));
        double[][] pixels = digits.pixels();
        double[] all = Arrays.stream(pixels).flatMapToDouble(Arrays::stream).toArray();
        assertEquals(1797 * 64, all.length);
        assertEquals(0, Arrays.stream(all).min().orElseThrow());
        assertEquals(16, Arrays.stream(all).max().orElseThrow());
        assertEquals(4.8842, Arrays.stream(all).average().orElseThrow(), 1e-4);
        // the first digit, as scikit-learn's documentation prints it
        double[] first = {0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0};
        assertArrayEquals(first, Arrays.copyOf(pixels[0], 16));
        assertEquals(0, digits.labels()[0]);
        double[][] images = digits.images();
        for (int p = 0; p < 64; p++) {
            assertEquals(pixels[5][p] / 16, images[5][p]);
        }
    }

    @Test
    void digitsAreCopiedOut() {
        Digits digits = Digits.load().part(0, 3);
        digits.pixels()[0][2] = 99;
        digits.images()[0][2] = 99;
        digits.labels()[0] = 7;
        assertEquals(5, digits.pixels()[0][2]);
        assertEquals(5 / 16.0, digits.images()[0][2]);
        assertEquals(0, digits.labels()[0]);
    }

    @Test
    void partsOfTheDigits() {
        Digits all = Digits.load();
        Digits part = all.part(1000, 1797);
        assertEquals(797, part.size());
        assertArrayEquals(all.pixels()[1000], part.pixels()[0]);
        assertEquals(all.labels()[1796], part.labels()[796]);
        Digits two = all.only(3, 8);
        assertEquals(183 + 174, two.size());
        assertArrayEquals(
                Arrays.stream(all.labels()).filter(y -> y == 3 || y == 8).toArray(), two.labels());
        assertArrayEquals(all.pixels()[3], two.pixels()[0]); // the first 3 is the fourth digit
        assertThrows(IllegalArgumentException.class, () -> all.part(3, 3));
        assertThrows(IllegalArgumentException.class, () -> all.part(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> all.part(1797, 1797));
        assertThrows(IllegalArgumentException.class, () -> all.part(0, 1798));
        assertThrows(IllegalArgumentException.class, () -> all.only(10));
    }

    private static int[] counts(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    @Test
    void wine() {
        Wine wine = Wine.load();
        assertEquals(178, wine.size());
        assertArrayEquals(new int[] {59, 71, 48}, counts(wine.labels(), Wine.CLASSES));
        assertEquals(13, wine.columns().size());
        assertEquals("alcohol", wine.columns().get(0));
        assertEquals("proline", wine.columns().get(12));
        // the summary of scikit-learn's user guide: least, largest, mean
        double[][] x = wine.features();
        checkColumn(x, 0, 11.0, 14.8, 13.0, 0.05);
        checkColumn(x, 4, 70.0, 162.0, 99.7, 0.05);
        checkColumn(x, 7, 0.13, 0.66, 0.36, 0.005);
        checkColumn(x, 12, 278, 1680, 746, 1);
        wine.features()[0][0] = 0;
        wine.labels()[177] = 0;
        assertEquals(14.23, wine.features()[0][0]);
        assertEquals(2, wine.labels()[177]);
    }

    private static void checkColumn(
            double[][] x, int c, double least, double largest, double mean, double half) {
        double[] column = Arrays.stream(x).mapToDouble(row -> row[c]).toArray();
        assertEquals(least, Arrays.stream(column).min().orElseThrow(), half);
        assertEquals(largest, Arrays.stream(column).max().orElseThrow(), half);
        assertEquals(mean, Arrays.stream(column).average().orElseThrow(), half);
    }

    @Test
    void longleyHasTheCertifiedCoefficients() {
        Longley longley = Longley.load();
        assertEquals(16, longley.size());
        assertEquals(List.of("GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"), longley.columns());
        OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
        ols.newSampleData(longley.response(), longley.predictors());
        assertRelative(Longley.certified(), ols.estimateRegressionParameters(), 1e-8);
        assertEquals(304.854073561965, ols.estimateRegressionStandardError(), 1e-6);
        assertEquals(0.995479004577296, ols.calculateRSquared(), 1e-9);
        // about 2e19 is the condition of the raw normal matrix: the square of that of (1, X)
        double[][] raw = new double[16][7];
        for (int r = 0; r < 16; r++) {
            raw[r][0] = 1;
            System.arraycopy(longley.predictors()[r], 0, raw[r], 1, 6);
        }
        double condition =
                new SingularValueDecomposition(new Array2DRowRealMatrix(raw)).getConditionNumber();
        assertEquals(19.4, 2 * Math.log10(condition), 0.3);
        longley.predictors()[0][0] = 0;
        longley.response()[0] = 0;
        Longley.certified()[0] = 0;
        assertEquals(83, longley.predictors()[0][0]);
        assertEquals(60323, longley.response()[0]);
        assertEquals(-3482258.63459582, Longley.certified()[0]);
    }

    @Test
    void longleyOnStandardisedColumnsComesBack() {
        Longley longley = Longley.load();
        Scale scale = Scale.of(longley.predictors());
        double[][] x = scale.apply(longley.predictors());
        OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
        ols.newSampleData(longley.response(), x);
        double[] b = ols.estimateRegressionParameters();
        double[] theta = {b[1], b[2], b[3], b[4], b[5], b[6], b[0]}; // ours: w, then b
        double[] raw = scale.original(theta);
        assertRelative(
                Longley.certified(),
                new double[] {raw[6], raw[0], raw[1], raw[2], raw[3], raw[4], raw[5]},
                1e-12);
        // and there the gradient of our loss vanishes, beside its size at 0
        LeastSquares loss = new LeastSquares(x, longley.response());
        double size = Arrays.stream(loss.gradient(new double[7])).map(Math::abs).max().orElse(0);
        for (double g : loss.gradient(theta)) {
            assertEquals(0, g, 1e-12 * size);
        }
    }

    private static void assertRelative(double[] expected, double[] actual, double relative) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], relative * Math.abs(expected[i]), "B" + i);
        }
    }

    @Test
    void penguins() {
        List<Penguin> all = Penguins.load();
        assertEquals(344, all.size());
        assertEquals(
                Map.of("Adelie", 152L, "Chinstrap", 68L, "Gentoo", 124L),
                count(all, Penguin::species));
        assertEquals(
                Map.of("Biscoe", 168L, "Dream", 124L, "Torgersen", 52L),
                count(all, Penguin::island));
        assertEquals(Map.of("female", 165L, "male", 168L, "", 11L), count(all, Penguin::sex));
        assertEquals(Map.of(2007, 110L, 2008, 114L, 2009, 120L), count(all, Penguin::year));
        assertEquals(333, all.stream().filter(Penguin::complete).count());
        checkMean(all, Penguin::billLength, 43.92193);
        checkMean(all, Penguin::billDepth, 17.15117);
        checkMean(all, Penguin::flipperLength, 200.9152);
        checkMean(all, Penguin::bodyMass, 4201.754);
        assertArrayEquals(new double[] {39.1, 18.7, 181, 3750}, all.get(0).measurements());
        Penguin missing = all.get(3);
        for (double number : missing.measurements()) {
            assertTrue(Double.isNaN(number));
        }
        assertEquals("", missing.sex());
        assertEquals("NA", Penguins.csv().texts("sex").get(3)); // the file keeps its own sign
    }

    private static <T> Map<T, Long> count(List<Penguin> all, Function<Penguin, T> key) {
        return all.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static void checkMean(List<Penguin> all, ToDoubleFunction<Penguin> what, double mean) {
        double[] known = all.stream().mapToDouble(what).filter(x -> !Double.isNaN(x)).toArray();
        assertEquals(342, known.length);
        assertEquals(mean, Arrays.stream(known).average().orElseThrow(), 1e-5 * mean / 4);
    }
}
