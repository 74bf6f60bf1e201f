package descent.objective;

import static descent.objective.Reference.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Digits;
import descent.objective.Reference.Formula;
import descent.text.Language;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RowLossTest {
    private static final int ROWS = 7;
    private static final int FEATURES = 2;
    private static final double[][] X = new double[ROWS][FEATURES];
    private static final double[] Y = new double[ROWS];
    private static final int[] TWO = {0, 1, 1, 0, 1, 0, 0};
    private static final int[] THREE = {2, 1, 0, 0, 2, 2, 1};

    static {
        SplittableRandom random = new SplittableRandom(11);
        for (int r = 0; r < ROWS; r++) {
            Y[r] = random.nextDouble(-2, 2);
            for (int f = 0; f < FEATURES; f++) {
                X[r][f] = random.nextDouble(-2, 2);
            }
        }
    }

    /** A loss and the loss of one of its rows, written a second time. */
    private record Case(RowLoss loss, RowFormula row, double l2, int weights) {
        /** The mean over some rows plus half l2 times the squares of the weights. */
        Formula over(int... rows) {
            return theta -> {
                DerivativeStructure sum = theta[0].getField().getZero();
                for (int r : rows) {
                    sum = sum.add(row.at(theta, r));
                }
                sum = sum.divide(rows.length);
                for (int i = 0; i < weights; i++) {
                    sum = sum.add(theta[i].pow(2).multiply(l2 / 2));
                }
                return sum;
            };
        }
    }

    private interface RowFormula {
        DerivativeStructure at(DerivativeStructure[] theta, int r);
    }

    private static DerivativeStructure line(DerivativeStructure[] theta, int r) {
        return theta[0].multiply(X[r][0]).add(theta[1].multiply(X[r][1])).add(theta[2]);
    }

    private static DerivativeStructure logistic(DerivativeStructure[] theta, int r) {
        double sign = TWO[r] == 1 ? -1 : 1; // −log σ(±z)
        return line(theta, r).multiply(sign).exp().add(1).log();
    }

    private static DerivativeStructure softmax(DerivativeStructure[] theta, int r) {
        DerivativeStructure sum = theta[0].getField().getZero();
        DerivativeStructure own = null;
        for (int k = 0; k < 3; k++) {
            DerivativeStructure z =
                    theta[2 * k]
                            .multiply(X[r][0])
                            .add(theta[2 * k + 1].multiply(X[r][1]))
                            .add(theta[6 + k]);
            sum = sum.add(z.exp());
            own = k == THREE[r] ? z : own;
        }
        return own.exp().divide(sum).log().negate();
    }

    private static final List<Case> ALL =
            List.of(
                    new Case(
                            new LeastSquares(X, Y),
                            (theta, r) -> line(theta, r).subtract(Y[r]).pow(2).divide(2),
                            0,
                            2),
                    new Case(
                            new LeastSquares(X, Y, 0.7),
                            (theta, r) -> line(theta, r).subtract(Y[r]).pow(2).divide(2),
                            0.7,
                            2),
                    new Case(new LogisticRegression(X, TWO), RowLossTest::logistic, 0, 2),
                    new Case(new LogisticRegression(X, TWO, 0.4), RowLossTest::logistic, 0.4, 2),
                    new Case(new SoftmaxRegression(X, THREE, 3), RowLossTest::softmax, 0, 6),
                    new Case(
                            new SoftmaxRegression(X, THREE, 3, 0.9), RowLossTest::softmax, 0.9, 6));

    private static double[] theta(RowLoss loss, SplittableRandom random) {
        return random.doubles(loss.dimension(), -1.5, 1.5).toArray();
    }

    @Test
    void valuesAndGradientsOverAnyRowsAreThoseOfCommonsMath() {
        int[][] choices = {{0, 1, 2, 3, 4, 5, 6}, {4}, {6, 2}, {3, 3, 0}};
        for (Case c : ALL) {
            SplittableRandom random = new SplittableRandom(5);
            for (int k = 0; k < 20; k++) {
                double[] theta = theta(c.loss, random);
                double[] g = new double[theta.length];
                Arrays.fill(g, 99); // what was there must not count
                for (int[] rows : choices) {
                    double[] expected = Reference.differentiate(c.over(rows), theta);
                    c.loss.gradient(theta, rows, 0, rows.length, g);
                    double[] actual = new double[g.length + 1];
                    actual[0] = c.loss.value(theta, rows, 0, rows.length);
                    System.arraycopy(g, 0, actual, 1, g.length);
                    assertClose(expected, actual, 1e-14, c.loss.name());
                }
                int[] all = choices[0];
                c.loss.gradient(theta, all, 0, ROWS, g);
                assertArrayEquals(g, c.loss.gradient(theta), c.loss.name());
                assertEquals(c.loss.value(theta, all, 0, ROWS), c.loss.value(theta));
                assertClose(Reference.differences(c.loss, theta), g, 1e-10, c.loss.name());
            }
        }
    }

    @Test
    @Tag("N2")
    void batchesAddUp() {
        int[] order = {5, 0, 3, 6, 1, 4, 2};
        int[] cuts = {0, 1, 4, 7};
        for (Case c : ALL) {
            double[] theta = theta(c.loss, new SplittableRandom(8));
            double value = 0;
            double[] sum = new double[theta.length];
            double[] mean = new double[theta.length];
            double[] g = new double[theta.length];
            for (int b = 1; b < cuts.length; b++) {
                double weight = (cuts[b] - cuts[b - 1]) / (double) ROWS;
                value += weight * c.loss.value(theta, order, cuts[b - 1], cuts[b]);
                c.loss.gradient(theta, order, cuts[b - 1], cuts[b], g);
                for (int i = 0; i < g.length; i++) {
                    sum[i] += weight * g[i];
                }
            }
            for (int r = 0; r < ROWS; r++) {
                c.loss.gradient(theta, order, r, r + 1, g);
                for (int i = 0; i < g.length; i++) {
                    mean[i] += g[i] / ROWS;
                }
            }
            assertEquals(c.loss.value(theta), value, 1e-14, c.loss.name());
            assertClose(c.loss.gradient(theta), sum, 1e-14, c.loss.name());
            assertClose(c.loss.gradient(theta), mean, 1e-14, c.loss.name());
        }
    }

    @Test
    void sixtyDigits() throws IOException {
        Map<String, double[]> expected = Reference.losses();
        double[] flat = expected.get("x");
        double[][] x = new double[5][3];
        for (int i = 0; i < 15; i++) {
            x[i / 3][i % 3] = flat[i];
        }
        compare(
                expected,
                "softmax",
                new SoftmaxRegression(x, labels(expected.get("softmax.labels")), 4, 0.3));
        compare(
                expected,
                "logistic",
                new LogisticRegression(x, labels(expected.get("logistic.labels")), 0.3));
        compare(expected, "squares", new LeastSquares(x, expected.get("squares.y"), 0.3));
    }

    @Test
    void sixtyDigitsOnTheDigits() throws IOException {
        Map<String, double[]> expected = Reference.losses();
        Digits digits = Digits.load();
        RowLoss loss = new SoftmaxRegression(digits.images(), digits.labels(), 10, 0);
        double[] theta = new double[650];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = ((7 * i) % 13 - 6) / 8.0;
        }
        assertEquals(expected.get("digits.value")[0], loss.value(theta), 1e-13);
        assertClose(expected.get("digits.gradient"), loss.gradient(theta), 1e-14, "digits");
        assertEquals(Math.log(10), loss.value(new double[650]), 1e-13);
    }

    private static int[] labels(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(y -> (int) y).toArray();
    }

    private static void compare(Map<String, double[]> expected, String name, RowLoss loss) {
        double[] theta = expected.get(name + ".theta");
        double value = expected.get(name + ".value")[0];
        assertEquals(value, loss.value(theta), 1e-14 * value, name);
        assertClose(expected.get(name + ".gradient"), loss.gradient(theta), 1e-14, name);
    }

    @Test
    void noScoreIsTooLarge() {
        double[][] x = {{1000}, {-1000}};
        for (double w : new double[] {1e3, -1e3}) {
            RowLoss two = new LogisticRegression(x, new int[] {1, 0});
            RowLoss three = new SoftmaxRegression(x, new int[] {0, 1}, 3);
            assertEquals(w > 0 ? 0 : 1e6, two.value(new double[] {w, 0}), 1e-9);
            assertClose(new double[] {w > 0 ? 0 : -1000, 0}, two.gradient(w, 0), 1e-15, "logistic");
            double[] theta = {w, -w, 0, 0, 0, 0};
            assertEquals(w > 0 ? 0 : 2e6, three.value(theta), 1e-9);
            assertTrue(Arrays.stream(three.gradient(theta)).allMatch(Double::isFinite));
        }
    }

    @Test
    void hessianIsTheChangeOfTheGradient() {
        for (double l2 : new double[] {0, 0.7}) {
            LeastSquares loss = new LeastSquares(X, Y, l2);
            double[] zero = loss.gradient(new double[3]);
            double[] theta = {0.3, -1.2, 2.5};
            double[] change = loss.hessian().operate(theta);
            for (int i = 0; i < 3; i++) {
                change[i] += zero[i];
            }
            assertClose(loss.gradient(theta), change, 1e-14, "hessian");
            assertTrue(Quadratic.of(loss.hessian()).kappa() > 1);
        }
    }

    @Test
    void predictions() {
        double[][] x = {{1, 0}, {0, 1}, {-1, -1}};
        double[] theta = {3, 0, 0, 3, -3, -3, 0, 0, 0.5}; // three rows of W, then b
        SoftmaxRegression softmax = new SoftmaxRegression(x, new int[] {0, 1, 0}, 3);
        assertEquals(0, softmax.predict(theta, x[0]));
        assertEquals(1, softmax.predict(theta, x[1]));
        assertEquals(2, softmax.predict(theta, x[2]));
        assertEquals(2.0 / 3, softmax.accuracy(theta));
        assertArrayEquals(new double[][] {{3, 0}, {0, 3}, {-3, -3}}, softmax.weights(theta));
        double total = Math.exp(3) + 1 + Math.exp(-2.5);
        assertArrayEquals(
                new double[] {Math.exp(3) / total, 1 / total, Math.exp(-2.5) / total},
                softmax.probabilities(theta, x[0]),
                1e-15);
        assertEquals(0, softmax.predict(new double[9], x[2])); // the first of equals
        assertEquals(2, softmax.features());

        LogisticRegression logistic = new LogisticRegression(x, new int[] {1, 1, 0});
        assertEquals(
                1 / (1 + Math.exp(-2.5)), logistic.probability(new double[] {2, 7, 0.5}, x[0]));
        assertEquals(1, logistic.predict(new double[] {2, 7, 0.5}, x[0]));
        assertEquals(0, logistic.predict(new double[3], x[0]));
        assertEquals(1, logistic.accuracy(new double[] {1, 1, 0}));
        assertEquals(1.0 / 3, logistic.accuracy(new double[] {-1, -1, -3}));
        assertEquals(1.0 / 3, logistic.accuracy(new double[3])); // one half is class 0
        assertEquals("logistic", logistic.name());
        assertEquals("softmax", softmax.name());

        LeastSquares line = new LeastSquares(x, new double[3]);
        assertEquals("least squares", line.name());
        assertEquals(
                2 * 5 - 3 * 7 + 0.5, line.predict(new double[] {2, -3, 0.5}, new double[] {5, 7}));
    }

    @Test
    void manyThreadsShareALoss() {
        Digits digits = Digits.load().part(0, 200);
        RowLoss loss = new SoftmaxRegression(digits.images(), digits.labels(), 10, 0.01);
        double[][] theta = new double[40][];
        double[][] expected = new double[40][];
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < theta.length; k++) {
            theta[k] = theta(loss, random);
            expected[k] = loss.gradient(theta[k]);
        }
        IntStream.range(0, 400)
                .parallel()
                .forEach(k -> assertArrayEquals(expected[k % 40], loss.gradient(theta[k % 40])));
    }

    @Test
    void theLossKeepsItsOwnData() {
        double[][] x = {{1, 2}, {3, 4}};
        int[] label = {0, 1};
        double[] y = {5, 6};
        List<RowLoss> losses =
                List.of(
                        new LeastSquares(x, y),
                        new LogisticRegression(x, label),
                        new SoftmaxRegression(x, label, 2));
        double[][] before = losses.stream().map(RowLossTest::atOnes).toArray(double[][]::new);
        x[0][0] = 77;
        label[0] = 1;
        y[1] = -9;
        double[][] after = losses.stream().map(RowLossTest::atOnes).toArray(double[][]::new);
        assertArrayEquals(before, after);
    }

    private static double[] atOnes(RowLoss loss) {
        double[] theta = new double[loss.dimension()];
        Arrays.fill(theta, 1);
        return loss.gradient(theta);
    }

    @Test
    void wrongArgumentsAreNamed() {
        Language.use(Language.EN);
        try {
            refused(
                    "x has 7 rows and there are 2 targets",
                    () -> new LeastSquares(X, new double[2]));
            refused(
                    "y[3] = NaN",
                    () -> new LeastSquares(X, new double[] {0, 0, 0, Double.NaN, 0, 0, 0}));
            refused("x.length = 0", () -> new LeastSquares(new double[0][], new double[0]));
            refused("x[0].length = 0", () -> new LeastSquares(new double[1][0], new double[1]));
            refused(
                    "x[1] has 3",
                    () -> new LeastSquares(new double[][] {{1}, {1, 2, 3}}, new double[2]));
            refused(
                    "x[0][1] = Infinity",
                    () -> new LeastSquares(new double[][] {{1, 1 / 0.0}}, new double[1]));
            refused(
                    "label[2] = 2",
                    () -> new LogisticRegression(new double[3][1], new int[] {0, 1, 2}));
            refused(
                    "label[0] = -1",
                    () -> new SoftmaxRegression(new double[1][1], new int[] {-1}, 3));
            refused(
                    "label[0] = 3",
                    () -> new SoftmaxRegression(new double[1][1], new int[] {3}, 3));
            refused("classes = 1", () -> new SoftmaxRegression(X, TWO, 1));
            refused("l2 = -0.1", () -> new SoftmaxRegression(X, THREE, 3, -0.1));
            RowLoss loss = new LeastSquares(X, Y);
            refused("theta has 4", () -> loss.value(new double[4]));
            refused("g has 2", () -> loss.gradient(new double[3], new double[2]));
            refused("to = 1", () -> loss.value(new double[3], new int[] {0, 1}, 1, 1));
            refused("from = -1", () -> loss.value(new double[3], new int[] {0, 1}, -1, 1));
            refused("to = 3", () -> loss.value(new double[3], new int[] {0, 1}, 0, 3));
            refused("to = 0", () -> loss.value(new double[3], new int[] {0, 1}, 1, 0));
            double[] g = new double[3];
            refused("theta has 4", () -> loss.gradient(new double[4], g));
            refused("to = 1", () -> loss.gradient(new double[3], new int[] {0, 1}, 1, 1, g));
            refused("rows[1] = 7", () -> loss.value(new double[3], new int[] {0, 7}, 0, 2));
            refused(
                    "rows[0] = -1",
                    () -> loss.gradient(new double[3], new int[] {-1}, 0, 1, new double[3]));
            refused(
                    "x has 1",
                    () -> new LogisticRegression(X, TWO).predict(new double[3], new double[1]));
            refused(
                    "theta has 8",
                    () -> new SoftmaxRegression(X, THREE, 3).accuracy(new double[8]));
        } finally {
            Language.use(null);
        }
    }

    private static void refused(String words, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
