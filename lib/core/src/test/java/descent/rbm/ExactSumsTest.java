package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** log Z and the model's expectations, against two slower ways and 60-digit decimals. */
class ExactSumsTest {
    @AfterEach
    void allThreads() {
        Threads.use(Runtime.getRuntime().availableProcessors());
    }

    /** The second way: one visible bit changes at a time, and log-sum-exp over all v. */
    static double grayCode(Rbm rbm) {
        int d = rbm.visibleUnits();
        double[] v = new double[d];
        List<Double> logs = new ArrayList<>();
        for (int k = 0; k < 1 << d; k++) {
            logs.add(-rbm.freeEnergy(v));
            int flip = Integer.numberOfTrailingZeros(k + 1);
            if (flip < d) {
                v[flip] = 1 - v[flip];
            }
        }
        double max = logs.stream().mapToDouble(x -> x).max().getAsDouble();
        return max + Math.log(logs.stream().mapToDouble(x -> Math.exp(x - max)).sum());
    }

    @ParameterizedTest
    @CsvSource({
        "3,2,1",
        "1,1,1",
        "7,6,0.25",
        "6,9,3",
        "9,6,3",
        "8,8,100",
        "12,3,100",
        "3,12,1e6",
        "11,9,0.1",
        "9,11,40",
        "13,7,1e-9",
        "12,4,1e300",
        "10,2,300",
        "2,10,17"
    })
    @Tag("R5")
    void logZThreeWays(int d, int f, double scale) {
        Rbm rbm = Models.pattern(d, f, scale);
        double table = rbm.logZ();
        double tolerance = 1e-12 * Math.max(1, Math.abs(table));
        assertEquals(new JointTable(rbm).logZ(), table, tolerance);
        assertEquals(grayCode(rbm), table, tolerance);
        assertEquals(table, rbm.swapped().logZ(), tolerance);
    }

    @ParameterizedTest
    @CsvSource({"12,12,1", "12,12,100", "12,12,1e5", "13,12,30", "12,14,-300"})
    void severalBlocksOfVeryDifferentSize(int d, int f, double scale) {
        Rbm rbm = Models.pattern(d, f, scale);
        double expected = grayCode(rbm);
        assertEquals(expected, rbm.logZ(), 1e-12 * Math.max(1, Math.abs(expected)));
        // every hidden unit adds 800 to what the first visible one receives: shifts grow by 800
        double[][] w = new double[12][12];
        java.util.Arrays.fill(w[0], 800);
        Rbm steep = Rbm.of(w, new double[12], new double[12]);
        assertEquals(9600 + 11 * Math.log(2), steep.logZ(), 1e-11);
    }

    /** Two units whose factors reach e^600 and e^840 together, in one product of 10 states. */
    @Test
    void factorsWhoseProductIsNoDouble() {
        double[][] w = new double[10][10];
        java.util.Arrays.fill(w[0], 60);
        java.util.Arrays.fill(w[1], 84);
        for (double sign : new double[] {1, -1}) {
            double[] b = {sign < 0 ? -600 : 0, sign < 0 ? -840 : 0, 0, 0, 0, 0, 0, 0, 0, 0};
            Rbm rbm = Rbm.of(w, b, new double[10]);
            assertEquals(grayCode(rbm), rbm.logZ(), 1e-10);
        }
    }

    static List<String[]> exact() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                ExactSumsTest.class.getResourceAsStream("exact.csv"),
                                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }

    @Test
    void theCertificateHoldsAgainstDecimals() throws IOException {
        for (String[] row : exact()) {
            Rbm rbm =
                    Models.pattern(
                            Integer.parseInt(row[0]),
                            Integer.parseInt(row[1]),
                            Double.parseDouble(row[2]));
            PartitionFunction z = rbm.partitionFunction();
            BigDecimal gap = new BigDecimal(z.value()).subtract(new BigDecimal(row[3])).abs();
            String where = String.join(" ", row) + " " + z;
            assertTrue(gap.doubleValue() <= z.error(), where);
            assertTrue(z.error() < 1e-11 * Math.max(1, rbm.absoluteSum() / 20), where);
            assertEquals(1L << z.units(), z.states());
            assertEquals(Math.min(rbm.visibleUnits(), rbm.hiddenUnits()), z.units());
        }
    }

    @Test
    void expectationsAgainstDecimals() throws IOException {
        for (String[] row : exact()) {
            int d = Integer.parseInt(row[0]);
            int f = Integer.parseInt(row[1]);
            double[] g = Gradient.model(Models.pattern(d, f, Double.parseDouble(row[2])));
            String where = String.join(" ", row);
            assertEquals(Double.parseDouble(row[4]), g[0], 2e-12, where);
            assertEquals(Double.parseDouble(row[5]), g[d * f + d - 1], 2e-12, where);
            assertEquals(Double.parseDouble(row[6]), g[d * f + d + f - 1], 2e-12, where);
            assertEquals(Double.parseDouble(row[7]), g[d * f - 1], 2e-12, where);
        }
    }

    @Test
    void severalBlocksAndTheListOfAllStates() {
        Rbm rbm = Models.pattern(7, 9, 0.4);
        double[] table = new JointTable(rbm).expectedEnergyGradient();
        double[] blocks = Gradient.model(rbm);
        for (int k = 0; k < table.length; k++) {
            assertEquals(-table[k], blocks[k], 1e-12);
        }
        Rbm large = Models.pattern(12, 13, 0.3);
        double[] swapped = Gradient.model(large.swapped());
        double[] straight = Gradient.model(large);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 13; j++) {
                assertEquals(straight[i * 13 + j], swapped[j * 12 + i], 1e-13);
            }
        }
    }

    @Test
    void noWeightsHaveAClosedForm() {
        double[] b = {0.5, -2, 700, -800};
        double[] a = {1.5, -0.25, 900};
        Rbm rbm = Rbm.of(new double[4][3], b, a);
        double sum = 0;
        for (double x : new double[] {0.5, -2, 700, -800, 1.5, -0.25, 900}) {
            sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }
        assertEquals(sum, rbm.logZ(), 1e-12);
        double[] g = Gradient.model(rbm);
        for (int i = 0; i < 4; i++) {
            assertEquals(1 / (1 + Math.exp(-b[i])), g[12 + i], 1e-15);
            for (int j = 0; j < 3; j++) {
                assertEquals(g[12 + i] * g[16 + j], g[i * 3 + j], 1e-15);
            }
        }
        assertEquals(33 * Math.log(2), Rbm.random(13, 20, 0, 1).logZ(), 1e-12);
    }

    @Test
    void thirtyUnitsAndNoThreadsMatter() {
        // The last ten hidden units are cut off: they only add softplus(a_j)
        Rbm small = Models.pattern(23, 11, 0.2);
        double[][] w = new double[23][18];
        double[] a = java.util.Arrays.copyOf(small.a(), 18);
        double expected = small.logZ();
        for (int j = 11; j < 18; j++) {
            a[j] = 0.3 * (j - 14);
            expected += Math.log1p(Math.exp(a[j]));
        }
        for (int i = 0; i < 23; i++) {
            System.arraycopy(small.w().getRow(i), 0, w[i], 0, 11);
        }
        Threads.use(1);
        PartitionFunction one = PartitionFunction.of(Rbm.of(w, small.b(), a));
        assertEquals(expected, one.value(), 1e-12 * expected);
        double[] gradient = Gradient.model(Rbm.of(w, small.b(), a));
        Threads.use(2);
        List<Double> told = java.util.Collections.synchronizedList(new ArrayList<>());
        assertEquals(one, PartitionFunction.of(Rbm.of(w, small.b(), a), told::add));
        assertArrayEquals(gradient, Gradient.model(Rbm.of(w, small.b(), a)));
        assertEquals(PartitionFunction.PARTS, told.size());
        assertEquals(1.0, told.stream().mapToDouble(x -> x).max().getAsDouble());
        // and the first eleven expectations are those of the small model
        double[] expectedG = Gradient.model(small);
        for (int i = 0; i < 23; i++) {
            for (int j = 0; j < 11; j++) {
                assertEquals(expectedG[i * 11 + j], gradient[i * 18 + j], 1e-12);
            }
        }
    }

    @Test
    void tooManyUnitsNameAis() {
        Rbm rbm = Rbm.random(33, 40, 0.1, 1);
        for (Runnable exact : new Runnable[] {rbm::logZ, () -> Gradient.model(rbm)}) {
            Exception e = assertThrows(IllegalArgumentException.class, exact::run);
            assertTrue(e.getMessage().contains("AnnealedImportanceSampling"), e.getMessage());
            assertTrue(e.getMessage().contains("33"), e.getMessage());
        }
    }

    @Test
    void anInterruptStopsTheSum() {
        for (int threads = 1; threads <= 2; threads++) {
            Threads.use(threads);
            Rbm rbm = Models.pattern(32, 32, 0.1); // minutes, if it went on
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, rbm::logZ);
        }
    }
}
