package descent.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.LeastSquares;
import descent.objective.LogisticRegression;
import descent.objective.Objective;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Problem;
import descent.optim.Race;
import descent.optim.Trace;
import descent.rbm.AnnealedImportanceSampling;
import descent.rbm.ContrastiveDivergence;
import descent.rbm.Gradient;
import descent.rbm.PartitionFunction;
import descent.rbm.Persistent;
import descent.rbm.Rbm;
import descent.rbm.Training;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The jobs against one machine, exact fractions and plain loops, every part sent as bytes. */
class JobsTest {
    private static final Rbm RBM = Rbm.random(12, 13, 0.8, 3);
    private static final double[][] ROWS = bits(70, 12);

    /** A back end that writes and reads the work and every result, as a cluster does. */
    private record OnBytes() implements Backend {
        @Override
        public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress) {
            return new OnThreads(2).run(new Far<>(bytes(work)), progress);
        }

        @Override
        public <T extends Serializable> Shared<T> share(T value) {
            byte[] sent = bytes(value);
            return () -> OnBytes.<T>object(sent);
        }

        /** Each part reads a copy of its own. */
        private record Far<R extends Serializable>(byte[] sent) implements Work<R> {
            @Override
            public int parts() {
                return OnBytes.<Work<R>>object(sent).parts();
            }

            @Override
            public R part(int index) {
                return object(bytes(OnBytes.<Work<R>>object(sent).part(index)));
            }
        }

        static byte[] bytes(Serializable value) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
                objects.writeObject(value);
            } catch (IOException bad) {
                throw new AssertionError(bad);
            }
            return out.toByteArray();
        }

        @SuppressWarnings("unchecked")
        static <T> T object(byte[] bytes) {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return (T) in.readObject();
            } catch (IOException | ClassNotFoundException bad) {
                throw new AssertionError(bad);
            }
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public String name() {
            return "bytes";
        }

        @Override
        public void close() {}
    }

    private static final Backend ON = new OnBytes();

    private static double[][] bits(int count, int d) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = new double[count][];
        Arrays.setAll(rows, r -> random.doubles(d).map(u -> u < 0.4 ? 1 : 0).toArray());
        return rows;
    }

    @Test
    void exactSumsAreThoseOfOneMachine() {
        assertEquals(PartitionFunction.of(RBM), ExactSums.logZ(ON, RBM));
        assertArrayEquals(Gradient.of(RBM, ROWS), ExactSums.gradient(ON, RBM, ROWS));
        PartitionFunction one = ExactSums.logZ(ON, RBM, 1);
        assertEquals(one.value(), ExactSums.logZ(ON, RBM, 7).value(), one.error());
    }

    /** All parameters ln 2 times a whole number: Z is a whole number or a fraction. */
    @Test
    void partsAddUpToAnExactFraction() {
        int d = 11;
        int[] whole = new int[d * d + 2 * d];
        double[] theta = new double[whole.length];
        for (int k = 0; k < whole.length; k++) {
            whole[k] = (k * 7 + 3) % 5 - 2;
            theta[k] = whole[k] * StrictMath.log(2);
        }
        BigFraction z = BigFraction.ZERO;
        for (int h = 0; h < 1 << d; h++) {
            int bias = 0;
            BigFraction term = BigFraction.ONE;
            for (int j = 0; j < d; j++) {
                bias += (h >> j & 1) * whole[d * d + d + j];
            }
            for (int i = 0; i < d; i++) {
                int x = whole[d * d + i];
                for (int j = 0; j < d; j++) {
                    x += (h >> j & 1) * whole[i * d + j];
                }
                term = term.multiply(power(x).add(1));
            }
            z = z.add(term.multiply(power(bias)));
        }
        Rbm rbm = Rbm.of(d, d, theta);
        double expected = log(z);
        for (int parts : new int[] {1, 2}) {
            PartitionFunction found = ExactSums.logZ(ON, rbm, parts);
            assertEquals(expected, found.value(), found.error());
        }
    }

    private static BigFraction power(int x) {
        return new BigFraction(2).pow(x);
    }

    /** log of a fraction with 53-bit numerator and denominator, shifted by powers of two. */
    private static double log(BigFraction z) {
        int up = z.getNumerator().bitLength() - 60;
        int down = z.getDenominator().bitLength() - 60;
        double top = z.getNumerator().shiftRight(up).doubleValue();
        double bottom = z.getDenominator().shiftRight(down).doubleValue();
        return Math.log(top / bottom) + (up - down) * Math.log(2);
    }

    @Test
    void moreUnitsThanOneMachineTakesAreAllowedUpToALimit() {
        Rbm large = Rbm.random(33, 34, 0.1, 1);
        assertThrows(IllegalArgumentException.class, () -> PartitionFunction.of(large));
        Thread caller = Thread.currentThread();
        Backend stopped = new OnThreads(2).reporting(share -> caller.interrupt());
        assertThrows(
                java.util.concurrent.CancellationException.class,
                () -> ExactSums.logZ(stopped, large, 1000));
        Rbm tooLarge = Rbm.random(37, 38, 0.1, 1);
        IllegalArgumentException said =
                assertThrows(IllegalArgumentException.class, () -> ExactSums.logZ(ON, tooLarge, 9));
        assertTrue(said.getMessage().contains("36"), said.getMessage());
    }

    @Test
    void chainsScoresAndSweepsAreThoseOfOneMachine() {
        AnnealedImportanceSampling ais = new AnnealedImportanceSampling(20, 70, 9).base(ROWS);
        assertEquals(ais.forward(RBM), AisChains.forward(ON, ais, RBM));
        assertEquals(ais.reverse(RBM, ROWS), AisChains.reverse(ON, ais, RBM, ROWS));
        assertArrayEquals(
                Arrays.stream(ROWS).mapToDouble(RBM::freeEnergy).toArray(),
                Scoring.freeEnergy(ON, RBM, ROWS));
        assertEquals(RBM.logLikelihood(ROWS), Scoring.logLikelihood(ON, RBM, ROWS, RBM.logZ()));
        double[] etas = {0.003, 0.1};
        Race race = Race.ofNotes();
        Problem beale = Problem.fromWindow(Objective.beale(), 25);
        Sweep sweep = Sweep.of(ON, race, beale, etas, 1, 2);
        assertArrayEquals(race.sweep(beale, etas, 1, 2), sweep.means());
        assertEquals(beale.end(new GradientDescent(0.1), 2), sweep.ends()[0][1][1]);
        assertTrue(sweep.toString().lines().count() == 8, sweep.toString());
        Rbm start = Rbm.random(12, 4, 0.1, 1);
        Problem training = new TrainingProblem(start, ROWS, new ContrastiveDivergence(1), 10, 2);
        Training same = new Training(new ContrastiveDivergence(1), new GradientDescent(0.1));
        assertEquals(
                -same.batch(10).seed(4).fit(start, ROWS, 2).logLikelihood(ROWS),
                Sweep.of(ON, race, training, etas, 4).ends()[0][1][0]);
    }

    @Test
    void theBatchGradientIsTheSumOverAllRows() {
        MadeClassification data = new MadeClassification(9001, 3, 8);
        double[] theta = {0.3, -0.2, 0.7, 0.1};
        LogisticRegression all = data.loss(0, 9001); // all rows at once, one loss
        for (int parts : new int[] {1, 4}) {
            BatchLoss loss = new BatchLoss(ON, data, parts);
            assertArrayEquals(all.gradient(theta), loss.gradient(theta), 1e-14);
            assertEquals(all.value(theta), loss.value(theta), 1e-13);
            double h = 1e-4; // and the gradient against differences of the value
            for (int i = 0; i < theta.length; i++) {
                double[] up = theta.clone();
                double[] down = theta.clone();
                up[i] += h;
                down[i] -= h;
                double slope = (loss.value(up) - loss.value(down)) / (2 * h);
                assertEquals(slope, loss.gradient(theta)[i], 1e-8);
            }
        }
        double[] end = new BatchLoss(ON, data, 3).gradient(theta);
        double[] step =
                Trace.of(new GradientDescent(2.0), new BatchLoss(ON, data, 3), theta, 1)
                        .state(1)
                        .theta();
        for (int i = 0; i < theta.length; i++) {
            assertEquals(theta[i] - 2.0 * end[i], step[i]); // (N2), (N3)
        }
    }

    @Test
    void aRegularisedLossOverStoredRowsKeepsItsTerm() {
        double[] y = Arrays.stream(ROWS).mapToDouble(row -> row[0] - row[3]).toArray();
        LeastSquares ridge = new LeastSquares(ROWS, y, 0.7);
        double[] theta = new SplittableRandom(1).doubles(13).toArray();
        BatchLoss loss = new BatchLoss(ON, StreamedLoss.of(ridge), 9);
        assertArrayEquals(ridge.gradient(theta), loss.gradient(theta), 1e-14);
        assertEquals(ridge.value(theta), loss.value(theta), 1e-13);
    }

    @Test
    void madeRowsFollowFromTheirIndexAndHaveTheirMoments() {
        MadeClassification data = new MadeClassification(40_000, 2, 8);
        double[] zero = new double[3];
        double[] theta = data.truth();
        assertEquals(
                data.loss(17, 18).value(theta),
                data.loss(16, 18).value(theta) * 2 - data.loss(16, 17).value(theta),
                1e-12);
        // At θ = 0 the slope is σ(0) − y: the bias' gradient is ½ − mean(y).
        double mean = 0.5 - new BatchLoss(ON, data, 2).gradient(zero)[2];
        SplittableRandom random = new SplittableRandom(99); // the same mean from other numbers
        double expected = 0;
        for (int k = 0; k < 40_000; k++) {
            double a = Math.sqrt(3) * (2 * random.nextDouble() - 1);
            double b = Math.sqrt(3) * (2 * random.nextDouble() - 1);
            expected += 1 / (1 + Math.exp(-(a - b / 2 + 0.5))) / 40_000;
        }
        assertEquals(expected, mean, 0.012); // three to four standard errors
        // At θ* the gradient is zero but for chance: standard error at most ½/√n.
        for (double slope : new BatchLoss(ON, data, 2).gradient(theta)) {
            assertEquals(0, slope, 4 * 0.5 / 200);
        }
    }

    @Test
    void localDescentWithOnePartIsMiniBatchDescentAndWithMoreAnAverage() {
        MadeClassification data = new MadeClassification(1001, 2, 3);
        double[] start = {0.1, 0.2, 0.3};
        Momentum rule = Momentum.asInNotes(0.05);
        double[][] separate = new double[3][];
        double[][] memory = new double[3][];
        for (int p = 0; p < 3; p++) { // a plain loop over the rows of each part
            int from = 1001 * p / 3;
            int to = 1001 * (p + 1) / 3;
            LogisticRegression mine = data.loss(from, to);
            separate[p] = start.clone();
            double[][] slot = new double[1][3];
            double[] g = new double[3];
            int t = 0;
            for (int r = 0; r < to - from; r += 10) {
                int[] rows =
                        java.util.stream.IntStream.range(r, Math.min(r + 10, to - from)).toArray();
                mine.gradient(separate[p], rows, 0, rows.length, g);
                rule.update(++t, g, separate[p], slot, 0, 3);
            }
            memory[p] = slot[0];
        }
        LocalDescent run = LocalDescent.start(ON, data, rule, 10, 3, start).rounds(1);
        for (int i = 0; i < 3; i++) {
            double theta = (separate[0][i] + separate[1][i] + separate[2][i]) / 3;
            double u = (memory[0][i] + memory[1][i] + memory[2][i]) / 3;
            assertEquals(theta, run.state().theta(i));
            assertEquals(u, run.state().slot(0, i));
        }
        assertEquals(1, run.round());
        int[] t = {0};
        LocalDescent.start(ON, data, Adam.asInNotes(0.1), 10, 1, start)
                .rounds(3, round -> assertEquals(101 * ++t[0], round.state().t()));
    }

    @Test
    void localTrainingWithOnePartIsTrainingAndWithMoreAnAverage() {
        Training training = new Training(new Persistent(4, 1), Adam.asInNotes(0.01)).batch(9);
        Rbm start = Rbm.random(12, 5, 0.1, 2);
        LocalTraining one = LocalTraining.start(ON, training, start, ROWS, 1, 2).rounds(2);
        assertEquals(training.fit(start, ROWS, 4), one.rbm());
        assertEquals(training.start(start, ROWS).epochs(4).state(), one.state());
        Rbm first = training.fit(start, Arrays.copyOfRange(ROWS, 0, 35), 3);
        LocalTraining two = LocalTraining.start(ON, training, start, ROWS, 2, 3).rounds(1);
        double[] mean = two.rbm().parameters();
        double[] second = new double[mean.length]; // what the second part must have found
        for (int k = 0; k < mean.length; k++) {
            second[k] = 2 * mean[k] - first.parameters()[k];
        }
        Rbm other = Rbm.of(12, 5, second);
        double[][] rest = Arrays.copyOfRange(ROWS, 35, 70);
        assertTrue(other.logLikelihood(rest) > start.logLikelihood(rest));
        assertTrue(!Arrays.equals(second, first.parameters()));
        assertEquals(two.state().t(), 3 * 4);
    }
}
