package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.BarsAndStripes;
import descent.optim.Adam;
import descent.optim.DivergenceException;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Rule;
import descent.optim.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final BarsAndStripes THREE = new BarsAndStripes(3);
    private static final double[][] ROWS = THREE.rows();

    @TempDir Path folder;

    @Test
    @Tag("R7")
    void exactLearningComesCloseToTheSupremumAndNeverPasses() {
        Training training = new Training(new Exact(), Adam.asInPaper(0.02)).batch(16);
        TrainingRun run = training.start(Rbm.random(9, 8, 0.1, 1), ROWS);
        double last = 0;
        for (int k = 0; k < 10; k++) {
            last = 16 * run.epochs(500).rbm().logLikelihood(ROWS);
            assertTrue(last < -41.588831, last + " after " + run.t());
        }
        assertEquals(5000, run.t());
        assertTrue(last > -41.588831 - 0.1, String.valueOf(last));
    }

    @Test
    void aStepIsTheRuleOnTheNegativeGradientPlusDecay() {
        Rbm start = Models.pattern(9, 4, 0.3);
        double[] g = start.logLikelihoodGradient(ROWS);
        Training training =
                new Training(new Exact(), new GradientDescent(0.5)).batch(100).decay(0.25);
        double[] theta = training.fit(start, ROWS, 1).parameters();
        for (int k = 0; k < g.length; k++) {
            double p = start.parameters()[k];
            double decay = k < 36 ? 0.25 * p : 0;
            assertEquals(p - 0.5 * (-g[k] + decay), theta[k], 1e-15);
        }
    }

    @Test
    void aRuleAndAnEstimatorOfOnesOwn() {
        Rule sign =
                new Rule() {
                    @Override
                    public List<String> slots() {
                        return List.of("count");
                    }

                    @Override
                    public void update(
                            int t, double[] g, double[] x, double[][] slot, int from, int to) {
                        for (int i = from; i < to; i++) {
                            slot[0][i] += 1;
                            x[i] -= 0.01 * Math.signum(g[i]);
                        }
                    }
                };
        TrainingRun run =
                new Training(new Exact(), sign).batch(16).start(Rbm.random(9, 4, 0.1, 2), ROWS);
        double before = run.rbm().logLikelihood(ROWS);
        assertTrue(run.epochs(50).rbm().logLikelihood(ROWS) > before + 0.1);
        assertEquals(50, run.state().slot("count")[7]);
        GradientEstimator ones =
                (rbm, batch, chains, g) -> {
                    for (int k = 0; k < g.length; k++) {
                        g[k] = batch.size() + batch.step();
                    }
                };
        Rbm zero = Rbm.of(9, 1, new double[19]);
        double[] theta =
                new Training(ones, new GradientDescent(1))
                        .batch(10)
                        .fit(zero, ROWS, 1)
                        .parameters();
        assertEquals(10 + 1 + 6 + 2, theta[3]); // batches of 10 and of 6 rows
    }

    @Test
    void nesterovLooksAhead() {
        List<Double> seen = new ArrayList<>();
        GradientEstimator watch =
                (rbm, batch, chains, g) -> {
                    seen.add(rbm.parameters()[0]);
                    java.util.Arrays.fill(g, 1);
                };
        Rule rule = Nesterov.asInNotes(0.5, 0.5);
        new Training(watch, rule).batch(16).fit(Rbm.of(9, 1, new double[19]), ROWS, 2);
        assertEquals(0, seen.get(0));
        assertEquals(0.5 + 0.5 * 0.5, seen.get(1), 1e-15);
    }

    /** The decay belongs to the loss, so its gradient is taken where the loss's is: at θ + μ u. */
    @Test
    void theDecayLooksAheadToo() {
        GradientEstimator ones = (rbm, batch, chains, g) -> java.util.Arrays.fill(g, 1);
        Training training = new Training(ones, Nesterov.asInNotes(0.5, 0.5)).batch(16).decay(0.2);
        Rbm start = Rbm.of(9, 1, new double[19]);
        double[] theta = training.fit(start, ROWS, 2).parameters();
        double u = 0.5; // of a weight after the first step, as of a bias
        double ahead = 0.5 + 0.5 * u;
        assertEquals(0.5 + 0.5 * u - 0.5 * (0.2 * ahead - 1), theta[0], 1e-15);
        assertEquals(0.5 + 0.5 * u + 0.5, theta[18], 1e-15);
    }

    @Test
    void theMessageNamesTheParameterThatGrew() {
        // three visible and two hidden units: six weights, then b, then a
        for (String where : List.of("0 w[0][0]", "3 w[1][1]", "6 b[0]", "8 b[2]", "10 a[1]")) {
            int k = Integer.parseInt(where.split(" ")[0]);
            GradientEstimator one = (rbm, batch, chains, g) -> g[k] = 1e300;
            Training training = new Training(one, new GradientDescent(1));
            DivergenceException e =
                    assertThrows(
                            DivergenceException.class,
                            () -> training.fit(Models.fractions(), new double[4][3], 1));
            assertTrue(e.getMessage().contains(" " + where.split(" ")[1] + " "), e.getMessage());
        }
    }

    /** CD-1 in plain loops, with the random numbers that a batch gives. */
    @Test
    void anEstimatorThatDraws() {
        GradientEstimator plain =
                (rbm, batch, chains, g) -> {
                    double[][] rows = batch.rows();
                    double[][] model = new double[rows.length][];
                    for (int r = 0; r < rows.length; r++) {
                        double[] h = rbm.hiddenGiven(rows[r]);
                        for (int j = 0; j < h.length; j++) {
                            h[j] = batch.uniform(r, 1 + j) < h[j] ? 1 : 0;
                        }
                        double[] v = rbm.visibleGiven(h);
                        for (int i = 0; i < v.length; i++) {
                            v[i] = batch.uniform(r, 1 + h.length + i) < v[i] ? 1 : 0;
                        }
                        model[r] = v;
                    }
                    double[] plus = Gradient.data(rbm, rows);
                    double[] minus = Gradient.data(rbm, model);
                    java.util.Arrays.setAll(g, k -> plus[k] - minus[k]);
                };
        double[][] copies = new double[40_000][];
        java.util.Arrays.fill(copies, new double[] {1, 0, 1});
        Rbm rbm = Models.fractions();
        double[] g = plain.estimate(rbm, copies, 3);
        var exact = new RationalGibbs(RationalRbm.example()).contrastiveDivergence(5, 1);
        for (int k = 0; k < g.length; k++) {
            assertEquals(exact[k].doubleValue(), g[k], 0.01); // four standard deviations
        }
        List<Double> first = new ArrayList<>();
        GradientEstimator watch = (m, batch, chains, h) -> first.add(batch.uniform(0, 1));
        new Training(watch, new GradientDescent(1)).batch(8).fit(Rbm.random(9, 2, 1, 1), ROWS, 2);
        assertEquals(4, first.stream().distinct().count()); // each step has its own numbers
    }

    @Test
    void theMomentumIsSwitchedAndTheVelocityGoesOn() {
        GradientEstimator ones = (rbm, batch, chains, g) -> java.util.Arrays.fill(g, 1);
        Training training =
                new Training(ones, Momentum.asInNotes(1, 0.5)).then(2, Momentum.asInNotes(1, 0.25));
        TrainingRun run = training.start(Rbm.of(9, 1, new double[19]), ROWS).epochs(4);
        // u: 1, 1.5, 0.25 · 1.5 + 1 = 1.375, 1.34375
        assertEquals(1.34375, run.state().slot("u")[0], 1e-15);
        assertEquals(1 + 1.5 + 1.375 + 1.34375, run.rbm().parameters()[0], 1e-15);
        Exception e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> training.then(3, Adam.asInPaper(0.1)));
        assertTrue(e.getMessage().contains("[u]"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> training.then(2, Momentum.asInNotes(1)));
    }

    @Test
    void schedulesAndBatches() {
        GradientEstimator ones = (rbm, batch, chains, g) -> java.util.Arrays.fill(g, 1);
        Rule rule = new GradientDescent(Schedule.steps(1, 0.5, 4));
        TrainingRun run =
                new Training(ones, rule).batch(4).start(Rbm.of(9, 1, new double[19]), ROWS);
        List<Integer> epochs = new ArrayList<>();
        run.epochs(3, r -> epochs.add(r.epoch()));
        assertEquals(List.of(1, 2, 3), epochs);
        assertEquals(12, run.t());
        assertEquals(4 + 2 + 1, run.rbm().parameters()[0]);
        List<double[]> rows = new ArrayList<>();
        GradientEstimator watch = (rbm, batch, chains, g) -> rows.addAll(List.of(batch.rows()));
        new Training(watch, rule).batch(5).fit(run.rbm(), ROWS, 1);
        assertEquals(16, rows.size());
        for (double[] row : ROWS) {
            assertTrue(rows.stream().anyMatch(r -> java.util.Arrays.equals(r, row)));
        }
    }

    private static Training noisy() {
        return new Training(new Persistent(7, 2), Adam.asInNotes(0.01))
                .batch(5)
                .decay(0.001)
                .seed(3);
    }

    @Test
    void anInterruptedRunGoesOnBitForBit() {
        Rbm start = Rbm.random(9, 6, 0.1, 4);
        TrainingRun whole = noisy().start(start, ROWS).epochs(6);
        TrainingRun broken = noisy().start(start, ROWS).epochs(2).step();
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> broken.epochs(4));
        assertEquals(9, broken.t());
        broken.epochs(4);
        assertEquals(whole.t(), broken.t());
        assertEquals(whole.state(), broken.state());
        assertArrayEquals(whole.chains(), broken.chains());
        assertNotEquals(whole.state(), noisy().seed(4).start(start, ROWS).epochs(6).state());
    }

    @Test
    void aStepThatIsInterruptedLeavesNoTrace() {
        class Counting implements GradientEstimator {
            private static final long serialVersionUID = 1;
            private int calls;
            private final int last;

            Counting(int last) {
                this.last = last;
            }

            @Override
            public int chains() {
                return 1;
            }

            @Override
            public void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g) {
                chains[0][3] += 1;
                java.util.Arrays.fill(g, chains[0][3]);
                if (++calls == last) {
                    throw new CancellationException();
                }
            }
        }
        Rbm start = Rbm.random(9, 6, 0.1, 4);
        Rule rule = Momentum.asInNotes(0.01);
        TrainingRun whole = new Training(new Counting(0), rule).batch(5).start(start, ROWS);
        TrainingRun run = new Training(new Counting(6), rule).batch(5).start(start, ROWS);
        assertThrows(CancellationException.class, () -> run.epochs(6));
        assertEquals(5, run.t());
        run.epochs(5); // to the end of the second epoch, then four more
        assertEquals(whole.epochs(6).state(), run.state());
        assertArrayEquals(whole.chains(), run.chains());
    }

    @Test
    void theChainsGoOnFromStepToStep() {
        Rbm still = Rbm.random(9, 6, 1, 4);
        // with the rate 0 the chains are Gibbs chains of one model
        Training training =
                new Training(new Persistent(500, 1), new GradientDescent(t -> 0)).batch(16);
        TrainingRun run = training.start(still, ROWS);
        double[][] before = run.chains();
        List<double[][]> seen = new ArrayList<>();
        run.epochs(30, r -> seen.add(r.chains()));
        assertEquals(still, run.rbm());
        assertFalse(java.util.Arrays.deepEquals(before, seen.get(0)));
        assertFalse(java.util.Arrays.deepEquals(seen.get(28), seen.get(29)));
        // from coins to the model: the mean of the first unit moves from 1/2 to E[v_1]
        double expected = Gradient.model(still)[9 * 6 + 4];
        double mean = 0;
        for (double[] chain : seen.get(29)) {
            mean += chain[4] / 500;
        }
        assertTrue(Math.abs(expected - 0.5) > 0.2, String.valueOf(expected));
        assertEquals(expected, mean, 4 * 0.5 / Math.sqrt(500));
        // the gradient of step 31 starts from what step 30 left
        double[][] copy = run.chains();
        new Persistent(500, 1).estimate(still, new Batch(ROWS, 1, 31), copy, new double[69]);
        assertArrayEquals(copy, run.step().chains());
    }

    @Test
    void aSavedRunGoesOnBitForBit() throws IOException {
        Path file = folder.resolve("run.csv");
        Rbm start = Rbm.random(9, 6, 0.1, 4);
        TrainingRun whole = noisy().start(start, ROWS).epochs(6);
        noisy().start(start, ROWS).epochs(2).step().save(file);
        TrainingRun resumed = noisy().resume(file, ROWS).epochs(4);
        assertEquals(whole.state(), resumed.state());
        assertArrayEquals(whole.chains(), resumed.chains());
        Training eight = new Training(new Persistent(8, 2), Adam.asInNotes(0.01)).batch(5).seed(3);
        Training other =
                new Training(new Persistent(7, 2), Momentum.asInNotes(0.1)).batch(5).seed(3);
        Map.of("seed", noisy().seed(4), "batch", noisy().batch(6), "slots", other, "chains", eight)
                .forEach(
                        (name, training) -> {
                            Exception e =
                                    assertThrows(
                                            IllegalArgumentException.class,
                                            () -> training.resume(file, ROWS),
                                            name);
                            assertTrue(e.getMessage().contains("run.csv, line"), e.getMessage());
                            assertTrue(e.getMessage().contains("\"" + name + "\""), e.getMessage());
                        });
        Path longer = folder.resolve("longer.csv");
        Files.writeString(longer, Files.readString(file) + "w,1\n");
        assertThrows(IllegalArgumentException.class, () -> noisy().resume(longer, ROWS));
        double[][] others = THREE.rows();
        others[7][3] = 1 - others[7][3];
        for (double[][] rows : new double[][][] {new BarsAndStripes(2).rows(), others}) {
            assertThrows(IllegalArgumentException.class, () -> noisy().resume(file, rows));
        }
    }

    @Test
    void aRunMayGoOnWithAnotherRateAndWithOtherRows() throws IOException {
        Path file = folder.resolve("run.csv");
        Rbm start = Rbm.random(9, 6, 0.1, 4);
        Training exact = new Training(new Exact(), Momentum.asInNotes(0.1, 0.5)).batch(16);
        exact.start(start, ROWS).epochs(1).save(file);
        Training slower =
                new Training(new Exact(), Momentum.asInNotes(0.01, 0.9)).batch(16).decay(0.5);
        TrainingRun run = slower.resume(file, ROWS).step();
        double[] g = start.logLikelihoodGradient(ROWS);
        double[] theta = start.parameters();
        for (int k = 0; k < g.length; k++) {
            theta[k] += 0.1 * g[k];
        }
        double[] next = Rbm.of(9, 6, theta).logLikelihoodGradient(ROWS);
        for (int k = 0; k < g.length; k++) {
            double u = 0.9 * 0.1 * g[k] + 0.01 * (next[k] - (k < 54 ? 0.5 * theta[k] : 0));
            assertEquals(theta[k] + u, run.rbm().parameters()[k], 1e-14);
        }
        double[][] portion = {ROWS[3], ROWS[5]};
        List<double[]> seen = new ArrayList<>();
        GradientEstimator watch = (rbm, batch, chains, h) -> seen.addAll(List.of(batch.rows()));
        TrainingRun later =
                new Training(watch, Momentum.asInNotes(0.1))
                        .resume(start, run.state(), run.chains(), portion)
                        .step();
        assertEquals(run.t() + 1, later.t());
        assertEquals(List.of(portion[0], portion[1]), seen);
    }

    @Test
    void aModelIsReadBackBitForBit() throws IOException {
        Path file = folder.resolve("model.csv");
        double[] theta = Rbm.random(3, 4, 1, 5).parameters();
        theta[0] = -0.0;
        theta[1] = Double.MIN_VALUE;
        theta[2] = 1e300;
        theta[3] = 1 / 3.0;
        theta[4] = 1e9 + 1;
        theta[5] = -7;
        Rbm model = Rbm.of(3, 4, theta);
        model.save(file);
        assertEquals(model, Rbm.load(file));
        assertTrue(Files.readString(file).startsWith("descent-rbm,1\nD,3\nF,4\nw,"));
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        assertEquals(model, Rbm.load(file)); // as some editors and mail programs leave it
    }

    @Test
    void brokenFilesAreRefusedAndNamed() throws IOException {
        Path file = folder.resolve("model.csv");
        Rbm.random(3, 4, 1, 5).save(file);
        String good = Files.readString(file);
        for (int length = 0; length < good.length() - 1; length++) {
            refused(file, good.substring(0, length), "model.csv");
        }
        refused(file, good.replace("D,3", "D,4"), "checksum");
        refused(file, good.replace("descent-rbm,1", "descent-rbm,2"), "version");
        refused(file, "hello\n", "descent-rbm");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(IllegalArgumentException.class, () -> Rbm.load(file));
        // what has a right checksum but wrong content
        Sheet sheet = Sheet.create(file, "descent-rbm");
        sheet.put("D", 2);
        sheet.put("F", 1);
        sheet.put("w", 1);
        sheet.put("w", "x");
        sheet.write();
        Exception e = assertThrows(IllegalArgumentException.class, () -> Rbm.load(file));
        assertTrue(e.getMessage().contains("line 5"), e.getMessage());
        assertTrue(e.getMessage().contains("\"x\""), e.getMessage());
        sheet = Sheet.create(file, "descent-rbm");
        sheet.put("D", 1.5);
        sheet.write();
        e = assertThrows(IllegalArgumentException.class, () -> Rbm.load(file));
        assertTrue(e.getMessage().contains("line 2"), e.getMessage());
    }

    private static void refused(Path file, String text, String part) throws IOException {
        Files.writeString(file, text);
        Exception e = assertThrows(IllegalArgumentException.class, () -> Rbm.load(file), text);
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void aRateThatIsTooLargeStopsTheRun() {
        Training wild = new Training(new Exact(), new GradientDescent(1e308)).batch(16);
        DivergenceException e =
                assertThrows(
                        DivergenceException.class,
                        () -> wild.fit(Models.pattern(9, 4, 1), ROWS, 100));
        assertTrue(e.getMessage().contains("w[") || e.getMessage().contains("b["), e.getMessage());
        assertTrue(e.step() >= 1);
    }

    @Test
    void reconstructionErrorFallsWhileTheLikelihoodDoes() {
        Training training =
                new Training(new Persistent(16, 1), new GradientDescent(0.1)).batch(16).seed(1);
        TrainingRun run = training.start(Rbm.random(9, 8, 0.1, 1), ROWS);
        double best = Double.NEGATIVE_INFINITY;
        double errorAtBest = 0;
        double later = 0; // means over the second half
        double errorLater = 0;
        for (int k = 0; k < 30; k++) {
            Rbm rbm = run.epochs(1000).rbm();
            double likelihood = 16 * rbm.logLikelihood(ROWS);
            double error = Reconstruction.error(rbm, ROWS);
            if (likelihood > best) {
                best = likelihood;
                errorAtBest = error;
            }
            later += k < 15 ? 0 : likelihood / 15;
            errorLater += k < 15 ? 0 : error / 15;
        }
        assertTrue(later < best - 20, best + " then " + later);
        assertTrue(errorLater < errorAtBest / 2, errorAtBest + " then " + errorLater);
    }

    @Test
    void whatIsRefused() {
        Rbm rbm = Rbm.random(9, 4, 0.1, 1);
        Training training = new Training(new Exact(), new GradientDescent(0.1));
        for (Runnable call :
                new Runnable[] {
                    () -> training.batch(0),
                    () -> training.decay(-1),
                    () -> training.start(rbm, new double[0][]),
                    () -> training.start(rbm, new double[2][8]),
                    () ->
                            training.start(
                                    rbm, new double[][] {{0, 0, 0, 0, 0, 0, 0, 0, Double.NaN}}),
                    () -> training.start(rbm, ROWS).epochs(-1)
                }) {
            assertThrows(IllegalArgumentException.class, call::run);
        }
    }
}
