package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplersTest {
    private static final double[][] DATA = {{1, 0, 1}};
    private final Rbm rbm = Models.fractions();

    @AfterEach
    void allThreads() {
        Threads.use(Runtime.getRuntime().availableProcessors());
    }

    /** Pearson's X² of counted visible states against probabilities. */
    private static double chiSquared(double[][] rows, double[] p) {
        double[] count = new double[p.length];
        for (double[] row : rows) {
            int s = 0;
            for (double bit : row) {
                assertTrue(bit == 0 || bit == 1);
                s = 2 * s + (int) bit;
            }
            count[s]++;
        }
        double sum = 0;
        for (int s = 0; s < p.length; s++) {
            double expected = rows.length * p[s];
            sum += (count[s] - expected) * (count[s] - expected) / expected;
        }
        return sum;
    }

    private double[] model() {
        double[] counts = {24, 72, 48, 144, 15, 50, 24, 80};
        return Arrays.stream(counts).map(c -> c / 457).toArray();
    }

    // The 99.9 % point of X² with 7 degrees of freedom
    private static final double LIMIT = 24.32;

    @Test
    void theStreamIsThatOfSplittableRandom() {
        for (long row = 0; row < 5; row++) {
            long key = Stream.key(42, 7, row);
            SplittableRandom same = new SplittableRandom(key);
            for (int k = 1; k <= 100; k++) {
                assertEquals(same.nextDouble(), Stream.uniform(key, k));
            }
        }
        assertTrue(Stream.key(1, 2, 3) != Stream.key(1, 3, 2));
        assertTrue(Stream.key(1, 2, 3) != Stream.key(2, 1, 3));
    }

    @Test
    void independentSamplesFollowTheModel() {
        assertTrue(chiSquared(ExactSamples.of(rbm, 20_000, 1), model()) < LIMIT);
        assertTrue(chiSquared(ExactSamples.of(rbm.swapped(), 20_000, 2), hidden()) < 16.27);
    }

    /** P(h) of the model, for h = 00, 01, 10, 11. */
    private double[] hidden() {
        double[] p = new double[4];
        for (JointTable.Row row : new JointTable(rbm).rows()) {
            p[(int) (2 * row.h()[0] + row.h()[1])] += row.probability();
        }
        return p;
    }

    @Test
    void chainsEndInTheModel() {
        double[][] rows = new GibbsChains(rbm, 20_000, 3).step(30).visible();
        assertTrue(chiSquared(rows, model()) < LIMIT);
        double[][] hidden = new GibbsChains(rbm, 20_000, 4).step(30).hidden();
        assertTrue(chiSquared(hidden, hidden()) < 16.27);
    }

    @Test
    void oneStepHasTheExactTransitions() {
        BigFraction[] exact = new RationalGibbs(RationalRbm.example()).transitions()[5];
        double[] p = Arrays.stream(exact).mapToDouble(BigFraction::doubleValue).toArray();
        double[][] start = new double[20_000][];
        Arrays.fill(start, DATA[0]);
        GibbsChains chains = new GibbsChains(rbm, start, 5).step(1);
        assertTrue(chiSquared(chains.visible(), p) < LIMIT);
        assertEquals(1, chains.steps());
        for (int c = 0; c < 100; c++) {
            assertArrayEquals(
                    rbm.visibleGiven(chains.hidden()[c]), chains.visibleGiven()[c], 1e-15);
            assertArrayEquals(rbm.hiddenGiven(chains.visible()[c]), chains.hiddenGiven()[c], 1e-15);
        }
    }

    @Test
    void heldUnitsGiveTheConditional() {
        double[][] start = new double[20_000][];
        Arrays.fill(start, new double[] {1, 0, 0});
        double[][] rows =
                new GibbsChains(rbm, start, 6).hold(true, false, false).step(30).visible();
        double[] p = new double[8];
        for (int s = 4; s < 8; s++) {
            p[s] = model()[s] * 457 / (15 + 50 + 24 + 80);
        }
        Arrays.fill(p, 0, 4, 1e-300);
        assertTrue(chiSquared(rows, p) < 16.27);
    }

    @Test
    void temperedChainsReachWhatGibbsChainsDoNot() {
        // Two modes, all on and all off, with a wall of 60 nats between them
        int n = 6;
        double[][] w = new double[n][n];
        double[] bias = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(w[i], 10.0 / 3);
            bias[i] = -10;
        }
        Rbm modes = Rbm.of(w, bias, bias);
        double[][] start = new double[400][n];
        double stuck =
                Arrays.stream(new GibbsChains(modes, start, 7).step(300).visible())
                        .mapToDouble(v -> v[0])
                        .sum();
        assertEquals(0, stuck, 4);
        double[] beta = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
        ParallelTempering ladder = new ParallelTempering(modes, beta, 400, 8).step(300);
        double on = Arrays.stream(ladder.visible()).mapToDouble(v -> v[0]).sum();
        double p = new JointTable(modes).probability(new double[] {1, 1, 1, 1, 1, 1});
        assertEquals(0.5, p, 0.02);
        assertEquals(200, on, 4 * 10); // four standard deviations
        for (double rate : ladder.acceptance()) {
            assertTrue(rate > 0.05 && rate <= 1, Arrays.toString(ladder.acceptance()));
        }
    }

    @Test
    void temperedChainsFollowTheModel() {
        double[] beta = {0.25, 0.5, 1};
        ParallelTempering ladder = new ParallelTempering(rbm, beta, 20_000, 9).step(30);
        assertTrue(chiSquared(ladder.visible(), model()) < LIMIT);
        Rbm warm = Rbm.of(3, 2, Arrays.stream(rbm.parameters()).map(x -> 0.5 * x).toArray());
        double[] p = new double[8];
        for (int s = 0; s < 8; s++) {
            p[s] = Math.exp(warm.logProbability(States.bits(s, 3)));
        }
        assertTrue(chiSquared(ladder.visible(1), p) < LIMIT);
    }

    /** Σ over both states of min(1, e^{(β₂ − β₁)(E₂ − E₁)}), each state with its own P(v, h). */
    @Test
    void swapsAreAcceptedAsOftenAsTheFormulaSays() {
        double[] beta = {0.2, 0.6, 1};
        double[][] p = new double[3][];
        for (int r = 0; r < 3; r++) {
            double factor = beta[r];
            double[] theta = Arrays.stream(rbm.parameters()).map(x -> factor * x).toArray();
            p[r] =
                    new JointTable(Rbm.of(3, 2, theta))
                            .rows().stream().mapToDouble(JointTable.Row::probability).toArray();
        }
        double[] energy =
                new JointTable(rbm).rows().stream().mapToDouble(JointTable.Row::energy).toArray();
        ParallelTempering ladder = new ParallelTempering(rbm, beta, 5_000, 10);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, ladder.acceptance());
        assertFalse(Double.isNaN(ladder.step(1).acceptance()[0])); // odd steps: the first pair
        assertTrue(Double.isNaN(ladder.acceptance()[1]));
        ladder.step(39);
        for (int r = 0; r < 2; r++) {
            double expected = 0;
            for (int x = 0; x < 32; x++) {
                for (int y = 0; y < 32; y++) {
                    double log = (beta[r + 1] - beta[r]) * (energy[y] - energy[x]);
                    expected += p[r][x] * p[r + 1][y] * Math.min(1, Math.exp(log));
                }
            }
            assertTrue(expected < 0.9, String.valueOf(expected));
            assertEquals(expected, ladder.acceptance()[r], 0.01); // of 100,000 that were tried
        }
        assertEquals(0, new ParallelTempering(rbm, new double[] {1}, 1, 1).acceptance().length);
    }

    @Test
    void moreChainsLeaveTheFirstOnesAsTheyAre() {
        double[][] few = new GibbsChains(rbm, 5, 3).step(20).visible();
        double[][] many = new GibbsChains(rbm, 400, 3).step(20).visible();
        assertArrayEquals(few, Arrays.copyOf(many, 5));
        double[][] other = new GibbsChains(rbm, 5, 4).step(20).visible();
        assertFalse(Arrays.deepEquals(few, other));
        double[][] start = {{1, 0, 1}};
        GibbsChains chains = new GibbsChains(rbm, start, 3);
        assertArrayEquals(start, chains.step(0).visible());
        assertArrayEquals(new double[1][2], chains.hidden());
        assertArrayEquals(new double[1][3], chains.visibleGiven());
        chains.visible()[0][0] = 7; // a copy
        assertArrayEquals(start, chains.visible());
    }

    @Test
    void estimatorsOnAverage() {
        double[][] copies = new double[40_000][];
        Arrays.fill(copies, DATA[0]);
        RationalGibbs gibbs = new RationalGibbs(RationalRbm.example());
        for (int k = 1; k <= 3; k++) {
            BigFraction[] exact = gibbs.contrastiveDivergence(5, k);
            double[] mean = new ContrastiveDivergence(k).estimate(rbm, copies, 10);
            double[] expected = new ExpectedContrastiveDivergence(k).estimate(rbm, DATA, 1);
            for (int i = 0; i < mean.length; i++) {
                assertEquals(exact[i].doubleValue(), expected[i], 1e-14);
                assertEquals(exact[i].doubleValue(), mean[i], 0.01); // four standard deviations
            }
        }
        GradientEstimator two = new ExpectedContrastiveDivergence(2);
        double[][] rows = {{1, 1, 0}, {0, 0, 1}, {0, 0, 1}};
        double[] first = two.estimate(rbm, new double[][] {rows[0]}, 1);
        double[] second = two.estimate(rbm, new double[][] {rows[1]}, 1);
        double[] all = two.estimate(rbm, rows, 1);
        for (int i = 0; i < all.length; i++) {
            assertEquals((first[i] + 2 * second[i]) / 3, all[i], 1e-15); // a mean over the rows
        }
        double[] exact = rbm.logLikelihoodGradient(DATA);
        assertArrayEquals(exact, new Exact().estimate(rbm, DATA, 1), 1e-15);
        double[] persistent = new Persistent(40_000, 30).estimate(rbm, DATA, 11);
        assertArrayEquals(exact, persistent, 0.01);
        assertArrayEquals(
                exact, new ExpectedContrastiveDivergence(40).estimate(rbm, DATA, 1), 1e-12);
    }

    @Test
    void probabilitiesInPlaceOfSamples() {
        // with one hidden state nearly certain, q = σ(b + W h) is known
        Rbm sure =
                Rbm.of(new double[][] {{1.5}, {-0.5}}, new double[] {0.2, 0.1}, new double[] {50});
        double[][] row = {{1, 0}};
        double[] q = sure.visibleGiven(new double[] {1});
        double[] g = new ContrastiveDivergence(1, true).estimate(sure, row, 1);
        assertArrayEquals(new double[] {1 - q[0], -q[1], 1 - q[0], -q[1], 0}, g, 1e-15);
        double[] grey = {0.25, 0.75};
        double[] data = Gradient.data(sure, new double[][] {grey});
        double[] estimate =
                new ContrastiveDivergence(1, true).estimate(sure, new double[][] {grey}, 1);
        for (int i = 0; i < 2; i++) {
            assertEquals(data[2 + i] - q[i], estimate[2 + i], 1e-15);
        }
    }

    /** The bits of many samples and estimates. */
    private static long fingerprint() {
        Rbm model = Rbm.random(40, 30, 0.7, 12);
        CRC32 crc = new CRC32();
        double[][] rows = new GibbsChains(model, 1200, 13).step(3).visible();
        double[][] grey = new double[1100][40];
        for (int r = 0; r < grey.length; r++) {
            for (int i = 0; i < 40; i++) {
                grey[r][i] = (r * 31 + i * 17) % 11 / 10.0;
            }
        }
        double[][] all = {
            new ContrastiveDivergence(2).estimate(model, rows, 14),
            new ContrastiveDivergence(1, true).estimate(model, grey, 15),
            new Persistent(1000, 2).estimate(model, rows, 16),
            new ParallelTempering(model, new double[] {0.5, 1}, 1000, 17).step(2).visible()[999],
            {new AnnealedImportanceSampling(20, 37, 18).base(rows).forward(model).logZ()},
            {PseudoLikelihood.stochastic(model, rows, 19)},
            new Training(new Persistent(1000, 1), new descent.optim.GradientDescent(0.1))
                    .batch(1000)
                    .fit(model, rows, 2)
                    .parameters(),
            Gradient.model(Rbm.random(14, 60, 0.3, 20)),
            ExactSamples.of(Rbm.random(14, 60, 0.3, 20), 3, 21)[2]
        };
        for (double[] values : all) {
            for (double x : values) {
                for (int shift = 0; shift < 64; shift += 8) {
                    crc.update((int) (Double.doubleToLongBits(x) >>> shift));
                }
            }
        }
        return crc.getValue();
    }

    @Test
    void sameBitsOnOneAndTwoThreadsAndOnEveryJdk() {
        Threads.use(1);
        long one = fingerprint();
        Threads.use(2);
        assertEquals(one, fingerprint());
        Threads.use(5);
        assertEquals(one, fingerprint());
        assertEquals(FINGERPRINT, one, "the samples are not those of JDK 17 on x86");
    }

    // Kept so that another JDK or processor is compared with the one of this number
    private static final long FINGERPRINT = 3881797239L;

    @Test
    void productsWithGreyValuesAndManyUnits() {
        Rbm model = Rbm.random(700, 450, 0.3, 22); // more than one panel
        double[][] rows = new double[9][700];
        SplittableRandom random = new SplittableRandom(23);
        for (int r = 0; r < 9; r++) {
            for (int i = 0; i < 700; i++) {
                rows[r][i] = r % 3 == 0 ? random.nextDouble() : random.nextInt(2) * (r % 3) / 2.0;
            }
        }
        GibbsChains chains = new GibbsChains(model, rows, 1);
        for (int r = 0; r < 9; r++) {
            assertArrayEquals(model.hiddenGiven(rows[r]), chains.hiddenGiven()[r], 1e-11);
        }
        double[][] other = new GibbsChains(model, 11, 2).step(1).visible();
        Batch batch = new Batch(rows, 1, 1);
        double[] g = new double[model.parameters().length];
        Statistics.difference(batch.load(model), batch.load(model, other), g);
        double[] plus = Gradient.data(model, rows);
        double[] minus = Gradient.data(model, other);
        for (int k = 0; k < g.length; k++) {
            assertEquals(plus[k] - minus[k], g[k], 1e-11);
        }
        g = new double[model.parameters().length];
        Statistics.difference(batch.load(model, other), batch.load(model), g);
        for (int k = 0; k < g.length; k++) {
            assertEquals(minus[k] - plus[k], g[k], 1e-11);
        }
    }

    @Test
    void interruption() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> new GibbsChains(rbm, 2, 1).step(1));
        Thread.currentThread().interrupt();
        Rbm large = Rbm.random(100, 100, 0.1, 1);
        assertThrows(
                CancellationException.class,
                () -> new AnnealedImportanceSampling(1_000_000, 20, 1).forward(large));
        for (Runnable work :
                new Runnable[] {
                    () -> PseudoLikelihood.of(rbm, DATA),
                    () -> PseudoLikelihood.stochastic(rbm, DATA, 1),
                    () -> Reconstruction.error(rbm, DATA),
                    () -> new Persistent(2, 1).estimate(rbm, DATA, 1),
                    () -> new ExpectedContrastiveDivergence(1).estimate(rbm, DATA, 1)
                }) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, work::run);
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void names() {
        assertEquals("exact", new Exact().name());
        assertEquals("CD-3", new ContrastiveDivergence(3).name());
        assertEquals("PCD-2 (16)", new Persistent(16, 2).name());
        assertEquals("E[CD-3]", new ExpectedContrastiveDivergence(3).name());
        GradientEstimator lambda = (rbm, batch, chains, g) -> {};
        assertEquals("estimator", lambda.name());
        record Mine() implements GradientEstimator {
            @Override
            public void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g) {}
        }
        assertEquals("Mine", new Mine().name());
        assertEquals("RBM 20×5", Rbm.random(20, 5, 0.1, 1).toString());
    }

    @Test
    void whatIsRefused() {
        for (Runnable call :
                new Runnable[] {
                    () -> new GibbsChains(rbm, 0, 1),
                    () -> new GibbsChains(rbm, new double[1][2], 1),
                    () -> new GibbsChains(rbm, 1, 1).hold(true),
                    () -> new ContrastiveDivergence(0),
                    () -> new Persistent(0, 1),
                    () -> new Persistent(1, 0),
                    () ->
                            new ExpectedContrastiveDivergence(1)
                                    .estimate(rbm, new double[][] {{.5, 0, 1}}, 1),
                    () -> new ParallelTempering(rbm, new double[] {0.5, 0.5, 1}, 1, 1),
                    () -> new ParallelTempering(rbm, new double[] {0.5}, 1, 1),
                    () -> new ParallelTempering(rbm, new double[] {0.5, 2}, 1, 1),
                    () -> ExactSamples.of(rbm, 0, 1)
                }) {
            assertThrows(IllegalArgumentException.class, call::run);
        }
    }
}
