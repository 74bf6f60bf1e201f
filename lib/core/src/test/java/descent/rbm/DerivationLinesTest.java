package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every line of the derivation of ∂(−log P(v)), for all parameters of the model whose numbers are
 * fractions. The sums are made here, the derivatives are held against finite differences, and the
 * last fractions came from another program.
 */
class DerivationLinesTest {
    private static final int[][] W = {{1, -1}, {0, 2}, {1, 0}}; // all times ln 2
    private static final int[] B = {-1, 0, 1};
    private static final int[] A = {0, -1};
    private static final int V = 0b101;

    private final RationalRbm rbm = RationalRbm.example();
    private final BigFraction s = sum(V, -1);
    private final BigFraction z = sum(-1, -1);

    private static BigFraction of(long numerator, long denominator) {
        return new BigFraction(numerator).divide(new BigFraction(denominator));
    }

    /** −∂E for parameter k, in the order of the fractions above. */
    private static int minusDE(int v, int h, int k) {
        int[] x = {v >> 2 & 1, v >> 1 & 1, v & 1};
        int[] y = {h >> 1 & 1, h & 1};
        return k < 6 ? x[k / 2] * y[k % 2] : k < 9 ? x[k - 6] : y[k - 9];
    }

    private static int parameter(int k) {
        return k < 6 ? W[k / 2][k % 2] : k < 9 ? B[k - 6] : A[k - 9];
    }

    /** e^{−E(v, h)}, a power of 2. */
    private static BigFraction e(int v, int h) {
        int power = 0;
        for (int k = 0; k < 11; k++) {
            power += parameter(k) * minusDE(v, h, k);
        }
        return new BigFraction(2).pow(power);
    }

    /** The sum of e over the states of one image (v = −1: of all), weighted with −∂E if k ≥ 0. */
    private static BigFraction sum(int v, int k) {
        BigFraction sum = BigFraction.ZERO;
        for (int x = 0; x < 8; x++) {
            for (int h = 0; h < 4 && (v < 0 || v == x); h++) {
                sum = sum.add(e(x, h).multiply(k < 0 ? 1 : minusDE(x, h, k)));
            }
        }
        return sum;
    }

    /** The central difference of a function of the eleven parameters at our model. */
    private static double difference(int k, ToDoubleFunction<double[]> f) {
        double[] theta = new double[11];
        for (int i = 0; i < 11; i++) {
            theta[i] = parameter(i) * Math.log(2);
        }
        double h = 1e-5;
        theta[k] += h;
        double up = f.applyAsDouble(theta);
        theta[k] -= 2 * h;
        return (up - f.applyAsDouble(theta)) / (2 * h);
    }

    /** S (v = image) or Z (v = −1) at any parameters. */
    private static double sum(int v, double[] theta) {
        double sum = 0;
        for (int x = 0; x < 8; x++) {
            for (int h = 0; h < 4 && (v < 0 || v == x); h++) {
                double minusE = 0;
                for (int k = 0; k < 11; k++) {
                    minusE += theta[k] * minusDE(x, h, k);
                }
                sum += Math.exp(minusE);
            }
        }
        return sum;
    }

    private static void close(double expected, BigFraction actual, int k) {
        assertEquals(expected, actual.doubleValue(), 1e-8, () -> "parameter " + k);
    }

    private BigFraction dS(int k) {
        return sum(V, k);
    }

    private BigFraction dZ(int k) {
        return sum(-1, k);
    }

    private BigFraction dInverse(int k) {
        return dZ(k).divide(z.pow(2)).negate();
    }

    private BigFraction dP(int k) {
        return dS(k).divide(z).add(s.multiply(dInverse(k)));
    }

    @Test
    @Tag("D1")
    @Tag("D2")
    void sumRule() {
        assertEquals(of(50, 457), s.divide(z));
        for (int v = 0; v < 8; v++) {
            BigFraction joint = BigFraction.ZERO;
            for (int h = 0; h < 4; h++) {
                joint = joint.add(e(v, h).divide(z));
            }
            assertEquals(joint, sum(v, -1).divide(z));
            assertEquals(joint, rbm.probability(v));
        }
    }

    @Test
    @Tag("D3")
    @Tag("D4")
    void derivativeOfTheLogarithm() {
        for (int k = 0; k < 11; k++) {
            BigFraction d3 = dP(k).divide(s.divide(z)).negate();
            assertEquals(RationalRbmTest.GRADIENT[k], d3);
            assertEquals(d3, z.divide(s).multiply(dP(k)).negate());
            close(difference(k, t -> -Math.log(sum(V, t) / sum(-1, t))), d3, k);
        }
    }

    @Test
    @Tag("D5")
    void productRule() {
        for (int k = 0; k < 11; k++) {
            close(difference(k, t -> sum(V, t) / sum(-1, t)), dP(k), k);
        }
    }

    @Test
    @Tag("D6")
    void powerRule() {
        for (int k = 0; k < 11; k++) {
            close(difference(k, t -> 1 / sum(-1, t)), dInverse(k), k);
        }
    }

    @Test
    @Tag("D7")
    @Tag("D8")
    void multipliedOut() {
        for (int k = 0; k < 11; k++) {
            BigFraction second = s.multiply(dZ(k)).divide(z.pow(2));
            BigFraction d7 = z.divide(s).multiply(dS(k).divide(z).subtract(second)).negate();
            assertEquals(RationalRbmTest.GRADIENT[k], d7);
            assertEquals(d7, dZ(k).divide(z).subtract(dS(k).divide(s)));
        }
    }

    @Test
    @Tag("D9")
    void derivativeOfTheSums() {
        for (int k = 0; k < 11; k++) {
            close(difference(k, t -> sum(V, t)), dS(k), k);
            close(difference(k, t -> sum(-1, t)), dZ(k), k);
        }
    }

    @Test
    @Tag("D10")
    @Tag("D11")
    @Tag("D12")
    void theWeightsAreConditionalProbabilities() {
        for (int k = 0; k < 11; k++) {
            BigFraction mean = BigFraction.ZERO; // E[∂E given v]
            for (int h = 0; h < 4; h++) {
                assertEquals(e(V, h).divide(s), rbm.hiddenGiven(h, V));
                mean = mean.subtract(rbm.hiddenGiven(h, V).multiply(minusDE(V, h, k)));
            }
            assertEquals(dS(k).divide(s).negate(), mean);
        }
    }

    @Test
    @Tag("D13")
    @Tag("D14")
    void theDifferenceOfTwoExpectations() {
        for (int k = 0; k < 11; k++) {
            BigFraction mean = BigFraction.ZERO; // E[∂E]
            for (int v = 0; v < 8; v++) {
                for (int h = 0; h < 4; h++) {
                    mean = mean.subtract(rbm.probability(v, h).multiply(minusDE(v, h, k)));
                }
            }
            assertEquals(dZ(k).divide(z).negate(), mean);
            BigFraction given = dS(k).divide(s).negate();
            assertEquals(RationalRbmTest.GRADIENT[k], given.subtract(mean));
            assertEquals(rbm.gradient(V)[k].negate(), given.subtract(mean));
        }
    }
}
