package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fractions were found with another program, in exact arithmetic. */
class RationalRbmTest {
    private final RationalRbm rbm = RationalRbm.example();
    private final RationalGibbs gibbs = new RationalGibbs(rbm);
    private final int v = RationalRbm.state(1, 0, 1);

    private static BigFraction of(long numerator, long denominator) {
        return new BigFraction(numerator).divide(new BigFraction(denominator));
    }

    private static double[] doubles(BigFraction[] x) {
        return Arrays.stream(x).mapToDouble(BigFraction::doubleValue).toArray();
    }

    /** d(-log P(v)) by W, b, a for v = (1,0,1), from exact arithmetic. */
    static final BigFraction[] GRADIENT = {
        of(-1178, 2285),
        of(-132, 2285),
        of(200, 457),
        of(180, 457),
        of(-588, 2285),
        of(393, 2285),
        of(-288, 457),
        of(296, 457),
        of(-111, 457),
        of(-278, 2285),
        of(668, 2285)
    };

    @Test
    @Tag("R5")
    @Tag("R10")
    void probabilities() {
        assertEquals(5, v);
        assertEquals(of(457, 8), rbm.z());
        long[] counts = {24, 72, 48, 144, 15, 50, 24, 80};
        for (int x = 0; x < 8; x++) {
            assertEquals(of(counts[x], 457), rbm.probability(x));
        }
        assertEquals(of(25, 4), rbm.sum(v));
        assertArrayEquals(new BigFraction[] {of(4, 5), of(1, 5)}, rbm.hiddenGiven(v));
        assertEquals(of(4, 5).multiply(of(1, 5)), rbm.hiddenGiven(3, v));
        BigFraction sum = BigFraction.ZERO;
        BigFraction mistaken = BigFraction.ZERO; // (R10) with p(v given h) for P(h given v)
        for (int h = 0; h < 4; h++) {
            sum = sum.add(rbm.hiddenGiven(h, v));
            mistaken = mistaken.add(rbm.visibleGiven(v, h));
        }
        assertEquals(BigFraction.ONE, sum);
        assertEquals(of(88, 225), mistaken);
    }

    @Test
    void theExactGradient() {
        BigFraction[] g = rbm.gradient(v);
        for (int k = 0; k < 11; k++) {
            assertEquals(GRADIENT[k].negate(), g[k]);
        }
    }

    /** R6a: the left side of p(x, y) = p(x, y)/Σ_x p(x, y) must be p(x given y). */
    @Test
    @Tag("R6")
    @Tag("R6a")
    void thePrintedConditionalIsNotTheJoint() {
        int h = RationalRbm.state(1, 0);
        BigFraction joint = rbm.probability(v, h);
        BigFraction hidden = BigFraction.ZERO;
        for (int x = 0; x < 8; x++) {
            hidden = hidden.add(rbm.probability(x, h));
        }
        assertEquals(rbm.visibleGiven(v, h), joint.divide(hidden));
        assertNotEquals(joint, joint.divide(hidden));
    }

    /** R9: the factor −1/Z where it must be −Z/S, and a 1/Z lost in the first sum. */
    @Test
    @Tag("R9")
    void thePrintedGradientIsNotTheGradient() {
        BigFraction s = rbm.sum(v);
        BigFraction z = rbm.z();
        BigFraction ds = BigFraction.ZERO; // ∂/∂w₁₁ of S and Z: v₁ h₁ times each term
        BigFraction dz = BigFraction.ZERO;
        for (int h = 0; h < 4; h++) {
            for (int x = 0; x < 8; x++) {
                boolean both = x >= 4 && h >= 2; // the first unit is the highest bit
                ds = both && x == v ? ds.add(rbm.weight(x, h)) : ds;
                dz = both ? dz.add(rbm.weight(x, h)) : dz;
            }
        }
        assertEquals(of(5, 1), ds);
        assertEquals(of(65, 4), dz);
        BigFraction inner = ds.subtract(dz.multiply(s).divide(z.multiply(z)));
        assertEquals(of(-8301960, 95443993), inner.divide(z).negate());
        BigFraction right = ds.divide(s).negate().add(dz.divide(z)); // (D8)
        assertEquals(of(-1178, 2285), right);
        assertEquals(rbm.gradient(v)[0].negate(), right);
    }

    @Test
    void contrastiveDivergenceOnAverage() {
        double[] cd1 = {.46495, .04235, -.38533, -.33404, .23917, -.15072};
        double[] slide = {.42667, .13867, -.44800, -.16000, .16000, .04533};
        double[] exact = {.51554, .05777, -.43764, -.39387, .25733, -.17199};
        for (int k = 0; k < 6; k++) {
            assertEquals(cd1[k], gibbs.contrastiveDivergence(v, 1)[k].doubleValue(), 5.1e-6);
            assertEquals(slide[k], gibbs.slidePairing(v)[k].doubleValue(), 5.1e-6);
            assertEquals(exact[k], rbm.gradient(v)[k].doubleValue(), 5.1e-6);
        }
        double[] weights = Arrays.copyOf(doubles(rbm.gradient(v)), 6);
        double[] cd = Arrays.copyOf(doubles(gibbs.contrastiveDivergence(v, 1)), 6);
        double[] pairing = Arrays.copyOf(doubles(gibbs.slidePairing(v)), 6);
        assertEquals(0.99955, cosine(weights, cd), 5.1e-6);
        assertEquals(0.914, cosine(weights, pairing), 5.1e-4);
        for (BigFraction x : gibbs.contrastiveDivergence(v, 0)) {
            assertEquals(BigFraction.ZERO, x);
        }
        double[] limit = doubles(gibbs.contrastiveDivergence(v, 12));
        assertArrayEquals(doubles(rbm.gradient(v)), limit, 1e-6);
    }

    private static double cosine(double[] x, double[] y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int k = 0; k < x.length; k++) {
            xy += x[k] * y[k];
            xx += x[k] * x[k];
            yy += y[k] * y[k];
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void theChainEndsInTheModel() {
        BigFraction[] pi = gibbs.stationary();
        for (int x = 0; x < 8; x++) {
            assertEquals(rbm.probability(x), pi[x]);
            BigFraction row = BigFraction.ZERO;
            for (BigFraction p : gibbs.transitions()[x]) {
                row = row.add(p);
            }
            assertEquals(BigFraction.ONE, row);
        }
        for (int x = 0; x < 8; x++) { // detailed balance
            for (int y = 0; y < 8; y++) {
                assertEquals(
                        pi[x].multiply(gibbs.transitions()[x][y]),
                        pi[y].multiply(gibbs.transitions()[y][x]));
            }
        }
        assertNotEquals(pi[0], gibbs.transitions()[0][0]);
    }

    @Test
    void theSameInDoubles() {
        RationalRbm other =
                new RationalRbm(
                        new int[][] {{2, 0, -3}, {-1, 1, 4}, {0, 3, -2}, {1, -2, 1}},
                        new int[] {1, -2, 0, 3},
                        new int[] {-1, 2, 0});
        Rbm doubles = other.toRbm();
        assertEquals(Math.log(other.z().doubleValue()), doubles.logZ(), 1e-13);
        for (int x = 0; x < 16; x++) {
            double[] bits = States.bits(x, 4);
            assertEquals(
                    Math.log(other.probability(x).doubleValue()),
                    doubles.logProbability(bits),
                    1e-13);
            assertArrayEquals(doubles(other.hiddenGiven(x)), doubles.hiddenGiven(bits), 1e-14);
            assertArrayEquals(
                    doubles(other.gradient(x)),
                    doubles.logLikelihoodGradient(new double[][] {bits}),
                    1e-13);
        }
        assertEquals(Models.fractions(), rbm.toRbm());
        assertEquals(
                of(1, 457).multiply(of(16, 1)),
                rbm.probability(v, RationalRbm.state(1, 0)).divide(of(2, 1)));
    }

    @Test
    void whatIsRefused() {
        for (Runnable call :
                new Runnable[] {
                    () -> new RationalRbm(new int[10][5], new int[10], new int[5]),
                    () -> new RationalRbm(new int[2][2], new int[3], new int[2]),
                    () -> rbm.weight(8, 0),
                    () -> rbm.weight(0, 4),
                    () -> RationalRbm.state(2),
                    () -> gibbs.contrastiveDivergence(v, -1)
                }) {
            Exception e = assertThrows(IllegalArgumentException.class, call::run);
            assertTrue(e.getMessage().contains(" = "), e.getMessage());
        }
    }
}
