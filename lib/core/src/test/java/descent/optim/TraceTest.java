package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Batches;
import descent.objective.Objective;
import descent.objective.RowLoss;
import descent.text.Language;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Rule GD = new GradientDescent(0.1);

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    @Test
    void squareByHand() {
        Trace trace = Trace.of(GD, Toy.bowl(2), new double[] {1}, 3);
        assertArrayEquals(new double[] {0, 1, 2, 3}, trace.times());
        assertArrayEquals(new double[] {1, 0.64, 0.4096, 0.262144}, trace.values(), 1e-15);
        assertArrayEquals(new double[] {0.2, 0.16, 0.128}, trace.stepLengths(), 1e-15);
        assertArrayEquals(new double[] {0.1, 0.1, 0.1}, trace.effectiveRates(0), 1e-15);
        assertEquals(0.512, trace.state(-1).theta(0), 1e-15);
        assertEquals(1, trace.state(0).theta(0));
        assertEquals(trace.state(3), trace.states().get(3));
        assertEquals(4, trace.size());
        assertEquals(GD.name(), trace.name());
        assertArrayEquals(new double[] {0.8}, trace.path()[1], 1e-15);
        assertArrayEquals(new double[] {1, 0.8, 0.64, 0.512}, trace.coordinate(0), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> trace.state(4));
        assertThrows(IllegalArgumentException.class, () -> trace.state(-5));
        assertThrows(IllegalArgumentException.class, () -> trace.coordinate(1));
        assertThrows(IllegalArgumentException.class, () -> trace.effectiveRates(1));
        assertThrows(UnsupportedOperationException.class, () -> trace.states().clear());
    }

    /** With a constant gradient m̂ is that gradient, and the uncorrected m = (1 − 0.9^t) g. */
    @Test
    void directionsUnderAConstantGradient() {
        double[] g = {2};
        for (Rule rule : Rules.all()) {
            boolean uncorrected =
                    rule instanceof AmsGrad a && a.form() == AmsGrad.Form.PAPER
                            || rule instanceof Adam b
                                    && (b.form() == Adam.Form.UNCORRECTED
                                            || b.form() == Adam.Form.PRINTED_N11A);
            State s = rule.init(0);
            for (int t = 1; t <= 5; t++) {
                s = rule.step(s, g);
                double expected = uncorrected ? 2 * (1 - Math.pow(0.9, t)) : 2;
                assertEquals(expected, rule.direction(s, g, 0), 1e-14, rule.name());
                assertEquals(rule.direction(s, g, 0), new Parallel(rule, 2).direction(s, g, 0));
            }
        }
    }

    /** x², η = 0.1, μ = 0.9: the second step −0.304 comes from the gradient 1.24 at 0.62. */
    @Test
    void theRateOfNesterovIsThatOfTheLookAheadPoint() {
        Trace trace = Trace.of(Nesterov.asInNotes(0.1), Toy.bowl(2), new double[] {1}, 2);
        assertArrayEquals(new double[] {0.1, 0.304 / 1.24}, trace.effectiveRates(0), 1e-15);
    }

    /** A batch of a loss over rows is what the loop by hand takes, shuffles included. */
    @Test
    void theRowsOfEachStepAreThoseOfTheBatches() {
        double[] y = {1, 2, 4, 8, 16, 32, 64};
        RowLoss loss = new Toy.Mean(y);
        Batches batches = Batches.mini(loss, 3, 5);
        double theta = -1;
        for (int epoch = 0; epoch < 2; epoch++) {
            int[] order = batches.order(epoch);
            for (int from = 0; from < 7; from += 3) {
                double sum = 0;
                int to = Math.min(from + 3, 7);
                for (int k = from; k < to; k++) {
                    sum += theta - y[order[k]];
                }
                theta -= 0.1 * (sum / (to - from));
            }
        }
        Trace trace = Trace.of(GD, loss, batches, new double[] {-1}, 2);
        assertEquals(theta, trace.state(-1).theta(0), 1e-13);
        assertEquals(GD.name(), trace.name());
        assertEquals(loss, trace.objective());
        assertTrue(trace.toString().startsWith("GD (η = 0.1): 7 states, f = "), trace.toString());
        assertTrue(trace.toString().endsWith(" → " + trace.values()[6]), trace.toString());
    }

    /** The bowl of curvatures 10 and 4 with η = 0.1 goes from (3, 20) to (0, 12): 3, 8, so √73. */
    @Test
    void aStepIsAsLongAsItsCoordinatesTogether() {
        Trace trace = Trace.of(GD, Toy.bowl(10, 4), new double[] {3, 20}, 2);
        assertArrayEquals(new double[] {Math.sqrt(73), 4.8}, trace.stepLengths(), 1e-14);
        assertArrayEquals(new double[] {20, 12, 7.2}, trace.coordinate(1), 1e-14);
        assertEquals(0, Trace.of(GD, Toy.bowl(1), new double[] {1}, 0).stepLengths().length);
    }

    /** At the start there was no step, so no learning rate is to blame. */
    @Test
    void aStartWithoutAValueIsReported() {
        double[] far = {1e80, 0}; // 100 x⁴ overflows, the gradient 400 x³ does not
        Language.use(Language.EN);
        DivergenceException e =
                assertThrows(
                        DivergenceException.class,
                        () -> Trace.of(GD, Objective.rosenbrock(), far, 5));
        assertEquals(0, e.step());
        assertTrue(e.getMessage().startsWith("Step 0: "), e.getMessage());
        assertTrue(e.getMessage().contains("At this start"), e.getMessage());
        assertFalse(e.getMessage().contains("rate"), e.getMessage());
        Language.use(Language.KO);
        e =
                assertThrows(
                        DivergenceException.class,
                        () -> Trace.of(GD, Objective.rosenbrock(), far, 5));
        assertTrue(e.getMessage().contains("다른 출발점"), e.getMessage());
    }

    /** A function of one number and its derivative. */
    private static Objective onLine(DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return new Objective() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double value(double[] x) {
                return f.applyAsDouble(x[0]);
            }

            @Override
            public void gradient(double[] x, double[] g) {
                g[0] = derivative.applyAsDouble(x[0]);
            }
        };
    }

    /** A bowl with a hole: curvature 1 everywhere, but no value to the left of 0. */
    private static final Objective HOLE = onLine(x -> x < 0 ? Double.NaN : 0.5 * x * x, x -> x);

    @Test
    void aCurvatureAtTheStartDoesNotBlameTheRate() {
        Language.use(Language.EN);
        DivergenceException e =
                assertThrows(
                        DivergenceException.class, () -> Trace.of(GD, HOLE, new double[] {-1}, 5));
        assertTrue(e.getMessage().endsWith("choose another one."), e.getMessage());
    }

    @Test
    void aStateOfAnotherRuleIsRefused() {
        Rule momentum = Momentum.asInNotes(0.1);
        State u = momentum.step(momentum.init(1, 2), new double[] {1, 1});
        for (Language language : Language.values()) {
            Language.use(language);
            for (Rule other : List.of(Momentum.asInPyTorch(0.1, 0.9), Adam.asInNotes(0.1), GD)) {
                String message =
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> Trace.of(other, Toy.bowl(1, 1), u, 1))
                                .getMessage();
                assertTrue(message.contains("[u]"), message);
                assertTrue(message.contains(other.name()), message);
                assertTrue(message.contains(other.slots().toString()), message);
                double[] g = {1, 1};
                assertThrows(IllegalArgumentException.class, () -> other.step(u, g));
                assertThrows(IllegalArgumentException.class, () -> other.explain(u, g, 0));
            }
        }
    }

    @Test
    void noDirectionNoRate() {
        Trace trace = Trace.of(GD, Toy.bowl(1, 1), new double[] {0, 2}, 1);
        assertTrue(Double.isNaN(trace.effectiveRates(0)[0]));
    }

    @Test
    void aLossOverRowsIsRecordedSparsely() {
        RowLoss loss = new Toy.Mean(new double[97]);
        double[] start = {1};
        Trace all = Trace.of(GD, loss, Batches.all(loss), start, 3);
        assertArrayEquals(new double[] {0, 1, 2, 3}, all.times());
        Trace one = Trace.of(GD, loss, Batches.stochastic(loss, 1), start, 2);
        assertEquals(1 + 2 * Trace.RECORDS_PER_EPOCH, one.size());
        assertEquals(2 * 97, one.state(-1).t());
        assertEquals(1.0, one.times()[Trace.RECORDS_PER_EPOCH]);
        assertEquals(2.0, one.times()[2 * Trace.RECORDS_PER_EPOCH]);
        Trace few = Trace.of(GD, loss, Batches.mini(loss, 32, 1), start, 1);
        assertArrayEquals(new double[] {0, 32 / 97.0, 64 / 97.0, 96 / 97.0, 1}, few.times());
        assertThrows(
                IllegalArgumentException.class,
                () -> Trace.of(GD, loss, new Batches(96, 96, 0), start, 1));
    }

    @Test
    void divergenceNamesStepCoordinateAndLimit() {
        Language.use(Language.EN);
        // θ ← (1 − 25 · 0.5) θ = −11.5 θ in coordinate 1 overflows at step ⌈308.25/log₁₀ 11.5⌉ =
        // 291.
        DivergenceException e =
                assertThrows(
                        DivergenceException.class,
                        () ->
                                Trace.of(
                                        new GradientDescent(0.5),
                                        Toy.bowl(1, 25),
                                        new double[] {1, 1},
                                        400));
        assertEquals(1, e.coordinate());
        assertEquals(145, e.step(), e.getMessage());
        assertTrue(e.getMessage().startsWith("Step 145: "), e.getMessage());
        assertTrue(e.getMessage().contains("number 1, "), e.getMessage());
        assertTrue(e.getMessage().contains("λ ≈ 25.0"), e.getMessage());
        assertTrue(e.getMessage().contains("≈ 0.08 "), e.getMessage());
        assertEquals(
                Double.POSITIVE_INFINITY,
                Trace.lastValue(
                        new GradientDescent(0.5), Toy.bowl(1, 25), new double[] {1, 1}, 400));
    }

    /** f(x) = x − ln x, defined for x > 0 only. */
    private static final Objective BARRIER =
            onLine(x -> x - Math.log(x), x -> x > 0 ? 1 - 1 / x : Double.NaN);

    @Test
    void leavingTheDomainIsReported() {
        Language.use(Language.EN);
        Rule large = new GradientDescent(5);
        DivergenceException e =
                assertThrows(
                        DivergenceException.class,
                        () -> Trace.of(large, BARRIER, new double[] {2}, 5));
        // 2 − 5 · ½ = −½, where ln is not defined.
        assertEquals(1, e.step());
        assertEquals(0, e.coordinate());
        assertTrue(e.getMessage().contains("Step 1: "), e.getMessage());
        assertTrue(e.getMessage().contains("is defined"), e.getMessage());
        e =
                assertThrows(
                        DivergenceException.class,
                        () -> Trace.of(large, BARRIER, new double[] {-2}, 5));
        assertEquals(0, e.step());
        assertEquals(
                Double.POSITIVE_INFINITY, Trace.lastValue(large, BARRIER, new double[] {2}, 5));
        Walk walk = new Walk(large, large.init(-2));
        e = assertThrows(DivergenceException.class, () -> walk.step(BARRIER::gradient));
        assertEquals(1, e.step());
        assertTrue(
                e.getMessage().startsWith("Step 1, coordinate 0: the gradient is NaN"),
                e.getMessage());
    }

    @Test
    void aParameterThatIsNotFiniteIsReported() {
        Language.use(Language.EN);
        Rule broken = new GradientDescent(t -> t < 3 ? 0.1 : Double.NaN);
        Walk walk = new Walk(broken, broken.init(1, 0));
        walk.step(Toy.bowl(1, 1)::gradient);
        walk.step(Toy.bowl(1, 1)::gradient);
        DivergenceException e =
                assertThrows(DivergenceException.class, () -> walk.step(Toy.bowl(1, 1)::gradient));
        assertEquals(3, e.step());
        assertEquals(0, e.coordinate());
        assertTrue(e.getMessage().contains("θ became NaN; the gradient was 0.81"), e.getMessage());
    }

    @Test
    void curvatureByPowerIteration() {
        assertEquals(25, DivergenceException.curvature(Toy.bowl(1, 25, 3), new double[3]), 1e-6);
        assertEquals(
                1506.39, // λmax of [[1330, 480], [480, 200]], the Hessian at (−1.2, 1)
                DivergenceException.curvature(Objective.rosenbrock(), new double[] {-1.2, 1}),
                0.05);
        assertEquals(0, DivergenceException.curvature(Toy.bowl(0, 0), new double[2]));
    }

    @Test
    void lastValueEqualsTheTrace() {
        double[] start = {3, -2};
        assertEquals(
                Trace.of(GD, Toy.bowl(1, 5), start, 7).values()[7],
                Trace.lastValue(GD, Toy.bowl(1, 5), start, 7));
    }

    @Test
    void stopsAtAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThrows(
                CancellationException.class,
                () -> Trace.of(GD, Toy.bowl(1), new double[] {1}, Integer.MAX_VALUE - 1));
    }

    @Test
    void badStart() {
        Objective f = Toy.bowl(1, 1);
        assertThrows(IllegalArgumentException.class, () -> Trace.of(GD, f, new double[1], 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trace.of(GD, f, new double[] {0, Double.NaN}, 1));
        assertThrows(IllegalArgumentException.class, () -> Trace.of(GD, f, new double[2], -1));
        assertThrows(
                IllegalArgumentException.class, () -> Trace.lastValue(GD, f, new double[2], -1));
    }
}
