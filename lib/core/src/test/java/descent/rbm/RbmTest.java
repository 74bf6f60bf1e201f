package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RbmTest {
    private final Rbm rbm = Models.fractions();
    private final double[] v = {1, 0, 1};

    @Test
    @Tag("R4")
    void theModelWhoseNumbersAreFractions() {
        assertEquals(Math.log(457 / 8.0), rbm.logZ(), 1e-14);
        double[] counts = {24, 72, 48, 144, 15, 50, 24, 80};
        JointTable table = new JointTable(rbm);
        for (int k = 0; k < 8; k++) {
            double[] x = States.bits(k, 3);
            assertEquals(Math.log(counts[k] / 457), rbm.logProbability(x), 1e-14);
            assertEquals(counts[k] / 457, table.probability(x), 1e-15);
        }
        assertEquals(-Math.log(25 / 4.0), rbm.freeEnergy(v), 1e-14);
        assertArrayEquals(new double[] {4 / 5.0, 1 / 5.0}, rbm.hiddenGiven(v), 1e-15);
        assertEquals(2.212660385466, -rbm.logProbability(v), 1e-12);
        assertEquals(32, table.rows().size());
        double sum = 0;
        for (JointTable.Row row : table.rows()) {
            sum += row.probability();
            assertEquals(row.probability(), rbm.probability(row.v(), row.h()), 1e-15);
            assertEquals(row.weight(), row.probability() * 457 / 8, 1e-13);
        }
        assertEquals(1, sum, 1e-15);
        assertArrayEquals(
                new String[] {"v1", "v2", "v3", "h1", "h2", "E", "e^-E", "P"}, table.names());
        // row 22 is v = 101, h = 10: weight 2^(1 + 1 − 1 + 1) = 4
        assertArrayEquals(
                new double[] {1, 0, 1, 1, 0, -2 * Models.LN2, 4, 32.0 / 457},
                table.values()[22],
                1e-14);
        assertEquals(33, table.csv().lines().count());
        // with h = 10, sums over x of 2^(b·v + v₁ + v₃ + 0): odds 1, 1, 4 for the three units
        assertEquals(
                4 / 20.0, table.visibleGiven(new double[] {0, 0, 1}, new double[] {1, 0}), 1e-15);
    }

    @Test
    @Tag("R11")
    void theGradientInBothFormsAgainstFractions() {
        double n = 2285;
        double[] minusLogP = {
            -1178 / n,
            -132 / n,
            200 / 457.0,
            180 / 457.0,
            -588 / n,
            393 / n,
            -288 / 457.0,
            296 / 457.0,
            -111 / 457.0,
            -278 / n,
            668 / n
        };
        double[] ascent = rbm.logLikelihoodGradient(new double[][] {v});
        double[] expectations = new JointTable(rbm).gradient(v);
        for (int k = 0; k < 11; k++) {
            assertEquals(-minusLogP[k], ascent[k], 1e-15);
            assertEquals(minusLogP[k], expectations[k], 1e-15);
        }
    }

    @Test
    @Tag("R11")
    void theGradientAgainstFiniteDifferences() {
        Rbm model = Models.pattern(6, 4, 0.6);
        double[][] rows = {{1, 0, 1, 1, 0, 0}, {0, 1, 1, 0, 0, 1}, {1, 1, 1, 1, 1, 0}};
        double[] g = model.logLikelihoodGradient(rows);
        double step = 1e-5;
        for (int k = 0; k < g.length; k++) {
            double[] up = model.parameters();
            double[] down = model.parameters();
            up[k] += step;
            down[k] -= step;
            double difference =
                    Rbm.of(6, 4, up).logLikelihood(rows) - Rbm.of(6, 4, down).logLikelihood(rows);
            assertEquals(difference / (2 * step), g[k], 1e-8);
        }
    }

    @Test
    void bothFormsAgreeOnHostileModels() {
        for (double scale : new double[] {1e-9, 1, 30, 100, 1e5}) {
            Rbm model = Models.pattern(5, 6, scale);
            double[] row = {1, 0, 0, 1, 1};
            double[] ascent = model.logLikelihoodGradient(new double[][] {row});
            double[] expectations = new JointTable(model).gradient(row);
            for (int k = 0; k < ascent.length; k++) {
                assertEquals(-expectations[k], ascent[k], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 1e4, 1e100, 1e300})
    void largeWeightsStayNumbers(double scale) {
        Rbm model = Models.pattern(9, 7, scale);
        double[] x = {1, 1, 0, 0, 1, 0, 1, 0, 1};
        double[] h = {1, 0, 1, 0, 1, 1, 0};
        for (double[] p : new double[][] {model.hiddenGiven(x), model.visibleGiven(h)}) {
            for (double q : p) {
                assertTrue(q >= 0 && q <= 1);
            }
        }
        assertTrue(Double.isFinite(model.energy(x, h)));
        assertTrue(Double.isFinite(model.freeEnergy(x)));
        assertTrue(model.logProbability(x) <= 1e-9);
        assertTrue(Double.isFinite(model.pseudoLikelihood(new double[][] {x})));
        for (double g : model.logLikelihoodGradient(new double[][] {x})) {
            assertTrue(Math.abs(g) <= 1 + 1e-12);
        }
        double total = 0;
        for (JointTable.Row row : new JointTable(model).rows()) {
            total += row.probability();
        }
        assertEquals(1, total, 1e-12);
    }

    @Test
    @Tag("R1")
    void freeEnergySumsOutTheHiddenLayer() {
        Rbm model = Models.pattern(4, 5, 0.7);
        for (int k = 0; k < 16; k++) {
            double[] x = States.bits(k, 4);
            double sum = 0;
            for (int s = 0; s < 32; s++) {
                sum += Math.exp(-model.energy(x, States.bits(s, 5)));
            }
            assertEquals(-Math.log(sum), model.freeEnergy(x), 1e-12);
        }
    }

    @Test
    @Tag("R3")
    void exchangedLayersAreTheSameModel() {
        Rbm model = Models.pattern(5, 3, 1);
        Rbm swapped = model.swapped();
        double[] x = {1, 0, 1, 1, 0};
        double[] h = {0, 1, 1};
        assertEquals(model.energy(x, h), swapped.energy(h, x), 1e-13);
        assertArrayEquals(model.hiddenGiven(x), swapped.visibleGiven(x), 1e-15);
        assertEquals(model.logZ(), swapped.logZ(), 1e-13);
        assertEquals(model, swapped.swapped());
        assertEquals(model.hashCode(), swapped.swapped().hashCode());
        assertFalse(model.equals(swapped));
    }

    @Test
    void vectorsAndMatrices() {
        RealVector x = new ArrayRealVector(v);
        RealVector h = new ArrayRealVector(new double[] {1, 1});
        Rbm same = Rbm.of(rbm.w(), new ArrayRealVector(rbm.b()), new ArrayRealVector(rbm.a()));
        assertEquals(rbm, same);
        assertEquals(rbm.energy(v, h.toArray()), rbm.energy(x, h));
        assertEquals(rbm.freeEnergy(v), rbm.freeEnergy(x));
        assertEquals(rbm.logProbability(v), rbm.logProbability(x));
        assertArrayEquals(rbm.hiddenGiven(v), rbm.hiddenGiven(x).toArray());
        assertArrayEquals(rbm.visibleGiven(h.toArray()), rbm.visibleGiven(h).toArray());
        double[][] rows = {v, {0, 1, 1}};
        assertEquals(
                rbm.pseudoLikelihood(rows),
                PseudoLikelihood.of(rbm, MatrixUtils.createRealMatrix(rows)));
        assertArrayEquals(
                rbm.logLikelihoodGradient(rows),
                Gradient.of(rbm, MatrixUtils.createRealMatrix(rows)).toArray());
        assertEquals(
                rbm.logLikelihood(rows), rbm.logLikelihood(MatrixUtils.createRealMatrix(rows)));
        assertEquals(
                (rbm.logProbability(v) + rbm.logProbability(rows[1])) / 2,
                rbm.logLikelihood(rows),
                1e-14);
    }

    @Test
    void pseudoLikelihoodFromTheJointTable() {
        JointTable table = new JointTable(rbm);
        double[][] rows = {{1, 0, 1}, {0, 1, 1}};
        double sum = 0;
        for (double[] row : rows) {
            for (int i = 0; i < 3; i++) {
                double[] other = row.clone();
                other[i] = 1 - row[i];
                double p = table.probability(row);
                sum += Math.log(p / (p + table.probability(other)));
            }
        }
        assertEquals(sum / 2, rbm.pseudoLikelihood(rows), 1e-14);
        double mean = 0;
        for (int seed = 0; seed < 4000; seed++) {
            mean += PseudoLikelihood.stochastic(rbm, rows, seed) / 4000;
        }
        assertEquals(sum / 2, mean, 0.05);
        assertEquals(
                PseudoLikelihood.stochastic(rbm, rows, 5),
                PseudoLikelihood.stochastic(rbm, rows, 5));
    }

    @Test
    void randomWeightsAreNormalAndBiasesZero() {
        Rbm random = Rbm.random(200, 100, 0.5, 3);
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (double[] row : random.w().getData()) {
            for (double w : row) {
                mean += w / 20_000;
                square += w * w / 20_000;
                fourth += w * w * w * w / 20_000;
            }
        }
        // four standard deviations of each mean: σ/√n, σ²√(2/n), σ⁴√(96/n)
        assertEquals(0, mean, 4 * 0.5 / Math.sqrt(20_000));
        assertEquals(0.25, square, 4 * 0.25 * Math.sqrt(2 / 20_000.0));
        assertEquals(3 * 0.0625, fourth, 4 * 0.0625 * Math.sqrt(96 / 20_000.0));
        assertArrayEquals(new double[200], random.b());
        assertArrayEquals(new double[100], random.a());
        assertEquals(random, Rbm.random(200, 100, 0.5, 3));
        assertFalse(random.equals(Rbm.random(200, 100, 0.5, 4)));
    }

    @Test
    void whatIsRefused() {
        double nan = Double.NaN;
        refused("parameters[0]", () -> Rbm.of(1, 1, new double[] {nan, 0, 0}));
        refused("parameters", () -> Rbm.of(2, 1, new double[] {1, 2}));
        refused("w[1]", () -> Rbm.of(new double[][] {{1}, {1, 2}}, new double[2], new double[1]));
        refused("w.length", () -> Rbm.of(new double[1][1], new double[2], new double[1]));
        refused("D ", () -> Rbm.random(0, 3, 1, 1));
        refused("F ", () -> Rbm.of(3, -1, new double[3]));
        refused("D·F", () -> Rbm.random(1 << 20, 1 << 20, 1, 1));
        refused("deviation", () -> Rbm.random(2, 2, -1, 1));
        refused("Σ", () -> Rbm.of(1, 1, new double[] {1e308, 1e308, 0}));
        refused("v", () -> rbm.freeEnergy(new double[4]));
        refused("h", () -> rbm.energy(v, new double[3]));
        refused("rows.length", () -> rbm.logLikelihood(new double[0][]));
        refused("D + F", () -> new JointTable(Rbm.random(11, 10, 1, 1)));
    }

    private static void refused(String name, Runnable call) {
        Exception e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(e.getMessage().startsWith(name), e.getMessage());
    }
}
