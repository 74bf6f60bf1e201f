package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Digits;
import descent.data.Images;
import descent.optim.Adam;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** AIS against the exact log Z of trained models. */
class AisTest {
    /** An RBM with 25 hidden units, trained on the 8×8 digits. */
    private static final double[][] DIGITS = Images.binarized(Digits.load().images(), 0.5);

    private static final Rbm TRAINED =
            new Training(new ContrastiveDivergence(1), Adam.asInPaper(0.01))
                    .batch(100)
                    .fit(Rbm.random(64, 25, 0.01, 1), DIGITS, 30);

    @Test
    void closeToTheExactValueAndHonestAboutItsError() {
        double exact = TRAINED.logZ();
        double error = 0;
        int within = 0;
        for (int seed = 0; seed < 20; seed++) {
            AisEstimate e =
                    new AnnealedImportanceSampling(1000, 100, seed).base(DIGITS).forward(TRAINED);
            error += Math.abs(e.logZ() - exact) / 20;
            within += Math.abs(e.logZ() - exact) <= 2 * e.standardError() ? 1 : 0;
        }
        assertTrue(error < 0.03, "mean absolute error " + error);
        assertTrue(within >= 17, within + " within two standard errors");
    }

    @Test
    void forwardAndReverseBracketLogZ() {
        double exact = TRAINED.logZ();
        double forward = 0;
        double reverse = 0;
        double[][] samples = ExactSamples.of(TRAINED, 400, 1);
        for (int seed = 0; seed < 100; seed++) {
            AnnealedImportanceSampling few =
                    new AnnealedImportanceSampling(5, 4, seed).base(DIGITS);
            double[][] four = Arrays.copyOfRange(samples, 4 * seed, 4 * seed + 4);
            forward += few.forward(TRAINED).logZ() / 100;
            reverse += few.reverse(TRAINED, four).logZ() / 100;
        }
        assertTrue(forward < exact - 0.5, forward + " < " + exact);
        assertTrue(reverse > exact + 0.5, reverse + " > " + exact);
        AnnealedImportanceSampling many = new AnnealedImportanceSampling(2000, 50, 3).base(DIGITS);
        assertEquals(exact, many.forward(TRAINED).logZ(), 0.1);
        assertEquals(exact, many.reverse(TRAINED, Arrays.copyOf(samples, 50)).logZ(), 0.1);
    }

    @Test
    void exactWhenTheBaseIsTheModel() {
        Rbm independent = Rbm.of(new double[3][2], new double[] {1, -2, 0.5}, new double[2]);
        AisEstimate e =
                new AnnealedImportanceSampling(5, 10, 1, independent.b()).forward(independent);
        assertEquals(independent.logZ(), e.logZ(), 1e-13);
        assertEquals(0, e.standardError(), 1e-13);
        assertEquals(10, e.effectiveSampleSize(), 1e-10);
        assertEquals("", e.warning());
    }

    @Test
    void importanceWeightsAreRightOnAverageForAnyNumberOfTemperatures() {
        // the mean of w is Z/Z_0 even for K = 1; Z = 457/8
        for (int k : new int[] {1, 2, 7}) {
            AisEstimate e =
                    new AnnealedImportanceSampling(k, 50_000, 5).forward(Models.fractions());
            assertEquals(Math.log(457 / 8.0), e.logZ(), 4 * e.standardError());
            assertTrue(e.standardError() < 0.02);
            double[][] samples = ExactSamples.of(Models.fractions(), 50_000, 6);
            AisEstimate back =
                    new AnnealedImportanceSampling(k, 50_000, 7)
                            .reverse(Models.fractions(), samples);
            assertEquals(Math.log(457 / 8.0), back.logZ(), 4 * back.standardError());
        }
    }

    @Test
    void standardErrorAndEffectiveSampleSizeByHand() {
        double[] logW = {Math.log(1), Math.log(2), Math.log(3), Math.log(6)};
        AisEstimate e = AisEstimate.of(0.5, logW, true);
        assertEquals(0.5 + Math.log(3), e.logZ(), 1e-15);
        assertEquals(144 / 50.0, e.effectiveSampleSize(), 1e-14);
        // the variance of 1, 2, 3, 6 is 14/3
        assertEquals(Math.sqrt(14 / 3.0 / 4) / 3, e.standardError(), 1e-15);
        assertEquals(0.5 - Math.log(3), AisEstimate.of(0.5, logW, false).logZ(), 1e-15);
        double[] huge = {5000, 5000 + Math.log(3)};
        assertEquals(5000 + Math.log(2), AisEstimate.of(0, huge, true).logZ(), 1e-11);
    }

    /** Equal weights on {@code carrying} of the chains: that is the effective sample size. */
    private static AisEstimate carried(int carrying, int chains) {
        double[] logW = new double[chains];
        Arrays.fill(logW, carrying, chains, -1e9);
        AisEstimate e = AisEstimate.of(0, logW, true);
        assertEquals(carrying, e.effectiveSampleSize(), 1e-12);
        return e;
    }

    @Test
    void doubtfulBelowFiveChainsOrATenthOfThem() {
        assertTrue(carried(4, 20).doubtful());
        assertFalse(carried(5, 20).doubtful());
        assertTrue(carried(9, 100).doubtful());
        assertFalse(carried(10, 100).doubtful());
    }

    @Test
    void theBaseRatesByHand() {
        double[][] rows = {{1, 0, 0.5}, {1, 1, 0}, {1, 0, 0}};
        double[] base = new AnnealedImportanceSampling(1, 2, 1).base(rows).base();
        double[] expected = {Math.log(3.5 / 0.5), Math.log(1.5 / 2.5), Math.log(1 / 3.0)};
        for (int i = 0; i < 3; i++) {
            assertEquals(expected[i], base[i], 1e-15);
        }
    }

    @Test
    void manyHiddenUnitsInOneWeight() { // a product of that many factors has no double
        double[] a = new double[1500];
        double sum = Math.log(2);
        for (int j = 0; j < a.length; j++) {
            a[j] = (j % 7 - 3) / 10.0;
            sum += Math.log1p(Math.exp(a[j]));
        }
        Rbm independent = Rbm.of(new double[1][1500], new double[1], a);
        AisEstimate e = new AnnealedImportanceSampling(3, 2, 1).forward(independent);
        assertEquals(sum, e.logZ(), 1e-10);
    }

    @Test
    void warnsWhenFewChainsCarryTheWeight() {
        AisEstimate bad = new AnnealedImportanceSampling(3, 100, 1).forward(TRAINED);
        assertTrue(bad.doubtful(), bad.toString());
        assertTrue(bad.warning().contains("100"), bad.warning());
        assertTrue(bad.toString().contains(bad.warning()));
        AisEstimate good =
                new AnnealedImportanceSampling(1000, 100, 1).base(DIGITS).forward(TRAINED);
        assertFalse(good.doubtful(), good.toString());
        assertTrue(good.effectiveSampleSize() <= 100);
    }

    @Test
    void reverseWithoutSamplesIsRefused() {
        AnnealedImportanceSampling ais = new AnnealedImportanceSampling(10, 5, 1);
        Exception none =
                assertThrows(IllegalArgumentException.class, () -> ais.reverse(TRAINED, null));
        assertTrue(none.getMessage().contains("ExactSamples"), none.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ais.reverse(TRAINED, new double[4][64]));
        assertThrows(IllegalArgumentException.class, () -> ais.reverse(TRAINED, new double[5][63]));
        assertThrows(
                IllegalArgumentException.class, () -> new AnnealedImportanceSampling(10, 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> ais.base(new double[2][3]).forward(TRAINED));
    }

    @Test
    void hostileWeights() {
        for (double scale : new double[] {100, 1e4}) {
            Rbm model = Models.pattern(8, 6, scale);
            AisEstimate e = new AnnealedImportanceSampling(200, 20, 1).forward(model);
            assertTrue(Double.isFinite(e.logZ()) && e.standardError() >= 0, e.toString());
        }
    }
}
