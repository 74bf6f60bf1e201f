package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.LeastSquares;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.objective.Window;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RaceTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** What is left over is 10^(|log₁₀(η/target)| + seed), so every number is known by hand. */
    private static Problem hand(double target) {
        return (rule, seed) -> {
            double eta = -rule.step(rule.init(0), new double[] {1}).theta(0);
            return Math.pow(10, Math.abs(Math.log10(eta / target)) + seed);
        };
    }

    private static Race two() {
        return new Race()
                .add("plain", GradientDescent::new)
                .add("double", eta -> new GradientDescent(2 * eta));
    }

    @Test
    void aSweepIsTheMeanLogarithmOverTheSeeds() {
        double[] etas = {0.01, 0.1, 1, 10};
        double[][] sweep = two().sweep(hand(0.1), etas, 0, 1, 5);
        double twice = Math.log10(2);
        assertEquals(2, sweep.length);
        assertArrayEquals(new double[] {1 + 2, 0 + 2, 1 + 2, 2 + 2}, sweep[0], 1e-12);
        assertArrayEquals(
                new double[] {1 - twice + 2, twice + 2, 1 + twice + 2, 2 + twice + 2},
                sweep[1],
                1e-12);
    }

    @Test
    void theBestRateIsTheFirstOfTheSmallest() {
        double[] etas = {0.01, 0.1, 1};
        double[][] sweep = {{3, 1, 2}, {5, 4, 4}, {INFINITY, INFINITY, 7}, {INFINITY, 0, INFINITY}};
        assertArrayEquals(new double[] {0.1, 0.1, 1, 0.1}, Race.best(sweep, etas));
        assertThrows(IllegalArgumentException.class, () -> Race.best(sweep, new double[] {0.1, 1}));
    }

    @Test
    void aRaceHasOneRowPerSeedAndEachRuleItsOwnRate() {
        double[][] losses = two().run(hand(0.1), new double[] {1, 0.005}, 0, 2);
        assertArrayEquals(new double[] {10, 10}, losses[0], 1e-12);
        assertArrayEquals(new double[] {1000, 1000}, losses[1], 1e-9);
        assertThrows(
                IllegalArgumentException.class,
                () -> two().run(hand(0.1), new double[] {1, 1, 1}, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> two().sweep(hand(0.1), new double[] {1}, new long[0]));
    }

    @Test
    @Tag("N11")
    void theSevenAreThoseOfTheNotesAndTheFirstStepOfAdadeltaIsItsRate() {
        String[] names = {"GD", "momentum", "Nesterov", "Adagrad", "RMSprop", "Adadelta", "Adam"};
        assertArrayEquals(names, Race.ofNotes().names());
        Problem firstStep = (rule, seed) -> -rule.step(rule.init(0), new double[] {1e6}).theta(0);
        double[] rates = {1, 1, 1, 0.25, 0.25, 0.25, 0.25};
        double[] first = Race.ofNotes().run(firstStep, rates, 0)[0];
        double[] byHand = {1e6, 1e6, 1e6, 0.25, 0.25 / Math.sqrt(0.1), 0.25, 0.25};
        assertArrayEquals(byHand, first, 1e-6);
    }

    @Test
    void theSameSeedsGiveTheSameBits() {
        Problem problem = Problem.fromWindow(Objective.beale(), 40);
        double[] etas = {1e-3, 1e-2, 0.1};
        double[][] once = Race.ofNotes().sweep(problem, etas, 3, 4);
        double[][] twice = Race.ofNotes().sweep(problem, etas, 3, 4);
        double[][] others = Race.ofNotes().sweep(problem, etas, 5, 6);
        for (int r = 0; r < once.length; r++) {
            assertArrayEquals(once[r], twice[r], 0.0);
        }
        assertNotEquals(once[6][0], others[6][0]);
    }

    @Test
    void aFailureInARunReachesTheCaller() {
        Problem broken =
                (rule, seed) -> {
                    throw new IllegalArgumentException("broken");
                };
        Exception thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> two().sweep(broken, new double[] {1}, 1));
        assertEquals("broken", thrown.getMessage());
    }

    @Test
    void anInterruptStopsTheRace() {
        Problem endless = Problem.fromWindow(Objective.booth(), Integer.MAX_VALUE - 1);
        Thread.currentThread().interrupt();
        assertThrows(
                CancellationException.class,
                () -> two().sweep(endless, new double[] {1e-3}, 1, 2, 3));
        assertTrue(!Thread.currentThread().isInterrupted());
    }

    /**
     * f = ½ λ (x² + y²) from a start in the window; one step of rate η multiplies it by (1−ηλ)².
     */
    @Test
    void whatIsLeftOfAFunctionIsItsHeightAboveTheMinimum() {
        Problem bowl = Problem.fromWindow(Objective.quadratic(4, 4), 1);
        double before = bowl.end(new GradientDescent(1e-30), 9);
        assertEquals(0.25 * before, bowl.end(new GradientDescent(0.125), 9), 1e-12 * before);
        assertEquals(Problem.ARRIVED, bowl.end(new GradientDescent(0.25), 9));
        assertTrue(before > 0 && before <= 0.5 * 4 * 8, "the window is [−2, 2]²: " + before);
        assertNotEquals(before, bowl.end(new GradientDescent(1e-30), 10));
    }

    @Test
    void aFunctionWhoseLeastValueIsNotZeroIsMeasuredFromThere() {
        Problem shifted = Problem.fromCube(Objective.quadratic(2, 2, 2), -5, 1);
        assertEquals(5, shifted.end(new GradientDescent(0.5), 1), 1e-12);
        double before = shifted.end(new GradientDescent(1e-30), 1) - 5;
        assertTrue(before > 0 && before <= 3, "three coordinates between −1 and 1: " + before);
        // A valley lower than f* counts as arrived.
        Problem below = Problem.fromCube(Objective.quadratic(2, 2, 2), 4, 1);
        assertEquals(Problem.ARRIVED, below.end(new GradientDescent(0.5), 1));
    }

    @Test
    void whatIsFarAboveHasDiverged() {
        Problem bowl = Problem.fromWindow(Objective.quadratic(1, 1), 1);
        double before = bowl.end(new GradientDescent(1e-30), 2);
        double rate = 1 + Math.sqrt(0.99 * Problem.LOST / before);
        assertEquals(0.99 * Problem.LOST, bowl.end(new GradientDescent(rate), 2), 1);
        rate = 1 + Math.sqrt(1.01 * Problem.LOST / before);
        assertEquals(INFINITY, bowl.end(new GradientDescent(rate), 2));
        assertEquals(
                INFINITY,
                Problem.fromWindow(Objective.quadratic(1, 1), 5000)
                        .end(new GradientDescent(10), 2));
    }

    /** Two rows y = 1 and y = 3 of a model with the intercept alone: steps known by hand. */
    @Test
    void miniBatchesVisitEveryRowOncePerEpoch() {
        LeastSquares loss = new LeastSquares(new double[][] {{0}, {0}}, new double[] {1, 3});
        // One at a time with η = 1 the intercept jumps to the last row's y; the loss is then 1.
        assertEquals(1, Problem.miniBatches(loss, 1, 1).end(new GradientDescent(1), 7));
        assertEquals(1, Problem.miniBatches(loss, 1, 4).end(new GradientDescent(1), 7));
        // Both at once: b = η · 2 after one epoch, loss ½((1 − b)² + (3 − b)²)/2.
        assertEquals(1.625, Problem.miniBatches(loss, 2, 1).end(new GradientDescent(0.25), 7));
        assertEquals(2.5, Problem.miniBatches(loss, 2, 0).end(new GradientDescent(0.5), 7));
        // Order 1, 3 ends at b = 1.75, order 3, 1 at 1.25: both orders must occur.
        Problem shuffled = Problem.miniBatches(loss, 1, 1);
        double a = 0.5 * (0.75 * 0.75 + 1.25 * 1.25) / 2;
        double b = 0.5 * (0.25 * 0.25 + 1.75 * 1.75) / 2;
        boolean sawA = false;
        boolean sawB = false;
        for (long seed = 0; seed < 20; seed++) {
            double end = shuffled.end(new GradientDescent(0.5), seed);
            sawA |= Math.abs(end - a) < 1e-15;
            sawB |= Math.abs(end - b) < 1e-15;
            assertTrue(Math.abs(end - a) < 1e-15 || Math.abs(end - b) < 1e-15, "" + end);
        }
        assertTrue(sawA && sawB);
        assertEquals(INFINITY, Problem.miniBatches(loss, 1, 500).end(new GradientDescent(9), 1));
        assertThrows(IllegalArgumentException.class, () -> Problem.miniBatches(loss, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> Problem.miniBatches(loss, 1, -1));
    }

    @Test
    void aFunctionWithoutMinimumOrWithOneCoordinateIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Problem.fromWindow(Objective.saddle(), 1));
        assertThrows(
                IllegalArgumentException.class, () -> Problem.fromWindow(Objective.square(), 1));
    }

    /** A function that is flat for its rule: what is left over is a coordinate of the start. */
    private static TestFunction coordinate(int i) {
        return new TestFunction() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double value(double[] x) {
                return x[i];
            }

            @Override
            public void gradient(double[] x, double[] g) {
                Arrays.fill(g, 0);
            }

            @Override
            public double[][] minima() {
                return new double[][] {{10, 200}};
            }

            @Override
            public Window window() {
                return new Window(10, 14, 200, 264);
            }

            @Override
            public double[] start() {
                return new double[] {10, 200};
            }
        };
    }

    @Test
    void theStartLiesAnywhereInTheWindow() {
        double[] width = {4, 64};
        for (int i = 0; i < 2; i++) {
            Problem problem = Problem.fromWindow(coordinate(i), 1);
            double least = INFINITY;
            double most = 0;
            for (long seed = 0; seed < 200; seed++) {
                double from = problem.end(new GradientDescent(1), seed);
                least = Math.min(least, from);
                most = Math.max(most, from);
            }
            assertTrue(least < 0.1 * width[i], "least " + least);
            assertTrue(most > 0.9 * width[i] && most < width[i], "most " + most);
        }
    }

    @Test
    void everyEpochHasAnOrderOfItsOwn() {
        LeastSquares loss = new LeastSquares(new double[][] {{0}, {0}}, new double[] {1, 3});
        Problem twice = Problem.miniBatches(loss, 1, 2);
        Set<Float> ends = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            ends.add((float) twice.end(new GradientDescent(0.5), seed));
        }
        assertEquals(4, ends.size(), "two orders in each of two epochs");
    }

    @Test
    void eachRuleWithItsOwnRate() {
        List<Rule> rules = Race.ofNotes().rules(1, 2, 3, 4, 5, 6, 7);
        assertEquals(new GradientDescent(1), rules.get(0));
        assertEquals(Adagrad.asInNotes(4), rules.get(3));
        assertEquals(Adam.asInNotes(7), rules.get(6));
        assertThrows(IllegalArgumentException.class, () -> Race.ofNotes().rules(1, 2));
    }

    /** Each run is made once, and none keeps the kernel alive. */
    @Test
    void runsAreMadeOnceInThreadsThatEndWithTheKernel() {
        AtomicInteger runs = new AtomicInteger();
        Problem counted =
                (rule, seed) -> {
                    runs.incrementAndGet();
                    return Thread.currentThread().isDaemon() ? 10 : 100;
                };
        double[][] sweep = two().sweep(counted, new double[] {1, 2, 3}, 4, 5);
        assertEquals(2 * 3 * 2, runs.get());
        assertArrayEquals(new double[] {1, 1, 1}, sweep[1], 1e-15);
    }

    /** f = 10¹⁰ everywhere has lost nothing yet; the next larger number counts as diverged. */
    @Test
    void theBorderOfWhatIsLost() {
        Rule gd = new GradientDescent(1);
        assertEquals(1e10, Problem.fromCube(constant(1e10), 0, 3).end(gd, 1));
        assertEquals(INFINITY, Problem.fromCube(constant(Math.nextUp(1e10)), 0, 3).end(gd, 1));
        assertEquals(1e-10, Problem.fromCube(constant(5), 7, 3).end(gd, 1));
        assertEquals(2, Problem.fromCube(constant(5), 3, 0).end(gd, 1));
    }

    private static Objective constant(double value) {
        return new Objective() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double value(double[] x) {
                return value;
            }

            @Override
            public void gradient(double[] x, double[] g) {
                Arrays.fill(g, 0);
            }
        };
    }

    @Test
    void badArgumentsAreRefused() {
        Objective f = constant(1);
        LeastSquares loss = new LeastSquares(new double[][] {{1}, {2}}, new double[2]);
        List<Executable> bad =
                List.of(
                        () -> Problem.fromCube(f, Double.NaN, 1),
                        () -> Problem.fromCube(f, 0, -1),
                        () -> Problem.fromWindow(Objective.booth(), -1),
                        () -> Problem.fromWindow(Objective.saddle(), 1),
                        () -> Problem.fromWindow(Objective.square(), 1),
                        () -> Problem.miniBatches(loss, 0, 1),
                        () -> Problem.miniBatches(loss, 3, 1),
                        () -> Problem.miniBatches(loss, 1, -1),
                        () -> two().sweep(hand(1), new double[0], 1),
                        () -> Race.best(new double[2][0], new double[0]));
        for (Executable call : bad) {
            assertThrows(IllegalArgumentException.class, call);
        }
    }
}
