package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Objective;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that the lectures quote; each was calculated exactly or with 60 digits, or by hand. */
class KnownNumbersTest {
    private static final Objective SQUARE = Toy.bowl(2); // x²

    private static double[] xs(Rule rule, Objective f, double start, int steps) {
        double[][] path = Trace.of(rule, f, new double[] {start}, steps).path();
        double[] xs = new double[steps];
        for (int t = 1; t <= steps; t++) {
            xs[t - 1] = path[t][0];
        }
        return xs;
    }

    static Stream<Arguments> byHand() {
        Schedule eta = Schedule.constant(0.1);
        return Stream.of(
                Arguments.of(new GradientDescent(0.1), 0.8, 0.64, 0.512),
                Arguments.of(Momentum.asInNotes(0.1), 0.8, 0.46, 0.062),
                Arguments.of(Momentum.asInPyTorch(0.1, 0.9), 0.8, 0.46, 0.062),
                Arguments.of(Momentum.averaged(0.1, 0.9), 0.98, 0.9424, 0.889712),
                Arguments.of(Nesterov.asInNotes(0.1), 0.8, 0.496, 0.17792),
                Arguments.of(Nesterov.twoSequences(0.1, 0.9), 0.8, 0.496, 0.17792),
                Arguments.of(Nesterov.asInPyTorch(0.1, 0.9), 0.62, 0.2224, -0.108352),
                Arguments.of(Nesterov.asInKeras(0.1, 0.9), 0.62, 0.2224, -0.108352),
                Arguments.of(Adagrad.asInNotes(0.1), 0.9, 0.833103526838, 0.780456181348),
                Arguments.of(
                        RmsProp.asInNotes(0.1), 0.683772237936, 0.498870611836, 0.369180558335),
                Arguments.of(
                        new RmsProp(RmsProp.Form.PYTORCH, eta, 0.9, 1e-8),
                        0.683772238983,
                        0.498870613507,
                        0.369180560292),
                Arguments.of(Adadelta.asInNotes(), 0.995527875225, 0.991008680275, 0.986464462341),
                Arguments.of(Adadelta.literal(0.95, 1e-6), -1.0, 1.0, -1.0),
                Arguments.of(Adam.asInPaper(0.1), 0.9000000005, 0.800412228692, 0.701586272946),
                Arguments.of(Adam.asInPyTorch(0.1), 0.9000000005, 0.800412228692, 0.701586272946),
                Arguments.of(Adam.asInNotes(0.1), 0.900000125, 0.800412420762, 0.701586513244),
                Arguments.of(
                        Adam.uncorrected(0.1), 0.683772283983, 0.270206068505, -0.162141343222));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byHand")
    @Tag("N1")
    void squareByHand(Rule rule, double x1, double x2, double x3) {
        assertArrayEquals(new double[] {x1, x2, x3}, xs(rule, SQUARE, 1, 3), 1e-12);
    }

    /** √G after gradients 3, 4, 12, 84 is 3, 5, 13, 85. */
    @Test
    @Tag("N6")
    void adagradByHand() {
        State s = Adagrad.asInNotes(1).init(0);
        double[] roots = {3, 5, 13, 85};
        double[] gradients = {3, 4, 12, 84};
        for (int t = 0; t < 4; t++) {
            State next = Adagrad.asInNotes(1).step(s, new double[] {gradients[t]});
            assertEquals(roots[t] * roots[t], next.slot("G")[0]);
            assertEquals(gradients[t] / roots[t], s.theta(0) - next.theta(0), 1e-15);
            s = next;
        }
    }

    /** With a gradient of 1 throughout, step t is η/√t, and the sum passes every bound. */
    @Test
    @Tag("N6")
    void adagradSlowsDownButDoesNotStop() {
        Adagrad rule = Adagrad.asInNotes(0.1);
        State s = rule.init(0);
        double sum = 0;
        for (int t = 1; t <= 10_000; t++) {
            State next = rule.step(s, new double[] {1});
            if (t % 1000 == 0) {
                assertEquals(0.1 / Math.sqrt(t), s.theta(0) - next.theta(0), 1e-13);
            }
            sum += 0.1 / Math.sqrt(t);
            s = next;
        }
        assertEquals(-sum, s.theta(0), 1e-9);
        assertTrue(s.theta(0) < -0.1 * 2 * (Math.sqrt(10_001) - 1)); // ∫ dt/√t
    }

    @Test
    void halfLives() {
        assertEquals(6.58, Math.log(0.5) / Math.log(0.9), 0.005);
        assertEquals(68.97, Math.log(0.5) / Math.log(0.99), 0.005);
        State s =
                Momentum.averaged(1, 0.9).step(Momentum.averaged(1, 0.9).init(0), new double[] {1});
        double first = s.slot("m")[0];
        for (int t = 0; t < 7; t++) {
            s = Momentum.averaged(1, 0.9).step(s, new double[] {0});
            assertEquals(t + 1 > 6.58, s.slot("m")[0] < first / 2);
        }
    }

    /** Step without correction divided by step with it, for a constant gradient. */
    @Test
    @Tag("N10")
    void uncorrectedStepsAreTooLarge() {
        int[] t = {1, 2, 5, 12, 100, 1000};
        double[] ratio = {3.1623, 4.2496, 5.7971, 6.5685, 3.2408, 1.2576};
        Adam with = Adam.asInPaper(0.01).withEps(0);
        Adam without = Adam.uncorrected(0.01).withEps(0);
        double[] ratios = new double[1001];
        State a = with.init(0);
        State b = without.init(0);
        int largest = 1;
        for (int k = 1; k <= 1000; k++) {
            State nextA = with.step(a, new double[] {0.5});
            State nextB = without.step(b, new double[] {0.5});
            ratios[k] = (nextB.theta(0) - b.theta(0)) / (nextA.theta(0) - a.theta(0));
            largest = ratios[k] > ratios[largest] ? k : largest;
            a = nextA;
            b = nextB;
        }
        for (int k = 0; k < t.length; k++) {
            assertEquals(ratio[k], ratios[t[k]], 5e-5, "t = " + t[k]);
        }
        assertEquals(12, largest);
    }

    /** ε is Adadelta's hidden learning rate: steps until |x| is small, on x². */
    @Test
    @Tag("N7")
    void adadeltaNeedsMoreStepsForSmallerEpsilon() {
        double[] eps = {1e-2, 1e-4, 1e-6, 1e-8};
        int[] half = {2, 14, 131, 930};
        int[] hundredth = {6, 73, 412, 2176};
        for (int k = 0; k < eps.length; k++) {
            double[] xs = xs(Adadelta.asInNotes(0.95, eps[k]), SQUARE, 1, 2200);
            assertEquals(half[k], firstBelow(xs, 0.5));
            assertEquals(hundredth[k], firstBelow(xs, 0.01));
            double first = Math.sqrt(eps[k] / 0.05); // for gradients large against √ε
            assertEquals(first, 1 - xs[0], 3 * eps[k] * first);
        }
    }

    private static int firstBelow(double[] xs, double bound) {
        int t = 0;
        while (Math.abs(xs[t]) >= bound) {
            t++;
        }
        return t + 1;
    }

    @Test
    @Tag("N8")
    void rmspropStartsWithTheRootOfTen() {
        State s = RmsProp.asInNotes(0.01).init(0);
        double step = -RmsProp.asInNotes(0.01).step(s, new double[] {5}).theta(0);
        assertEquals(0.01 / Math.sqrt(0.1), step, 1e-10);
        assertEquals(0.0316, step, 5e-5);
    }

    private static double firstStep(Rule rule, double g) {
        return -rule.step(rule.init(0), new double[] {g}).theta(0);
    }

    /** First step of Adam divided by η, ε = 1e-8. */
    @Test
    @Tag("N10")
    void fourPlacesOfEpsilon() {
        double[] g = {1, 1e-2, 1e-4, 1e-6};
        double[][] expected = {
            {0.99999999, 0.99999968, 1.00000000, 0.99999500},
            {0.99999900, 0.99996838, 0.99995000, 0.95346259},
            {0.99990001, 0.99684769, 0.70710678, 0.03160698},
            {0.99009901, 0.75974693, 0.00999950, 0.00031623}
        };
        Adam[] rules = {
            Adam.asInPaper(1),
            Adam.asInKeras(1).withEps(1e-8),
            Adam.epsilonInsideVHat(1),
            Adam.asInNotes(1)
        };
        for (int k = 0; k < g.length; k++) {
            for (int r = 0; r < rules.length; r++) {
                assertEquals(expected[k][r], firstStep(rules[r], g[k]), 6e-9, rules[r].name());
            }
            assertEquals(expected[k][0], firstStep(Adam.asInPyTorch(1), g[k]), 6e-9);
        }
        Adam larger = Adam.asInNotes(1).withEps(1e-4);
        assertEquals(0.953, firstStep(larger, 1), 5e-4);
        assertEquals(0.0316, firstStep(larger, 1e-2), 5e-5);
    }

    /** Under the root ε acts as ε/(1 − β₂^t): 1000 ε at t = 1. */
    @Test
    @Tag("N12")
    void theNotesEpsilonIsAThousandTimesLargerAtFirst() {
        Adam inside = Adam.epsilonInsideVHat(1).withEps(1000 * 1e-8);
        assertEquals(firstStep(inside, 1e-3), firstStep(Adam.asInNotes(1), 1e-3), 1e-12);
    }

    private static double rate(Rule rule, Objective f, int steps) {
        double[][] path = Trace.of(rule, f, new double[] {1, 1}, steps).path();
        double from = Math.hypot(path[steps / 2][0], path[steps / 2][1]);
        double to = Math.hypot(path[steps][0], path[steps][1]);
        return Math.pow(to / from, 1.0 / (steps - steps / 2));
    }

    @Test
    @Tag("N3")
    void ratesOnTheQuadraticWithConditionNumberHundred() {
        Objective f = Toy.bowl(1, 100);
        double gd = 99.0 / 101;
        assertEquals(0.980198, gd, 5e-7);
        assertEquals(gd, rate(new GradientDescent(2.0 / 101), f, 400), 1e-12);
        double root = 9.0 / 11;
        assertEquals(0.818182, root, 5e-7);
        double beta = root * root;
        assertEquals(0.669421, beta, 5e-7);
        double eta = Math.pow(2 / (1 + 10.0), 2);
        // Both coordinates sit at a double eigenvalue: the factor is reached from above like 1 +
        // 1/t.
        assertEquals(root, rate(Momentum.asInNotes(eta, beta), f, 600), 3e-3);
        assertEquals(root, spectralRadius(beta, 1 + beta - eta * 1), 1e-7);
        assertEquals(root, spectralRadius(beta, 1 + beta - eta * 100), 1e-7);
        double mu = 9.0 / 11;
        double nesterov = 1 - 1 / 10.0;
        assertEquals(nesterov, spectralRadius(mu * 0.99, (1 + mu) * 0.99), 1e-7);
        assertEquals(nesterov, rate(Nesterov.asInNotes(0.01, mu), f, 600), 3e-3);
    }

    /** The largest |z| with z² − trace·z + β = 0, from Commons Math. */
    private static double spectralRadius(double beta, double trace) {
        EigenDecomposition e =
                new EigenDecomposition(
                        MatrixUtils.createRealMatrix(new double[][] {{trace, -beta}, {1, 0}}));
        return Math.max(
                Math.hypot(e.getRealEigenvalue(0), e.getImagEigenvalue(0)),
                Math.hypot(e.getRealEigenvalue(1), e.getImagEigenvalue(1)));
    }

    private static Objective line(DoubleUnaryOperator slope) {
        return new Objective() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double value(double[] x) {
                return 0;
            }

            @Override
            public void gradient(double[] x, double[] g) {
                g[0] = slope.applyAsDouble(x[0]);
            }
        };
    }

    /** Lessard, Recht, Packard (2016): heavy ball on a strongly convex f that does not converge. */
    @Test
    void heavyBallCycle() {
        Objective f = line(x -> x < 1 ? 25 * x : x < 2 ? x + 24 : 25 * x - 24);
        double[] xs = xs(Momentum.asInNotes(1 / 9.0, 4 / 9.0), f, 3.3, 300);
        double[] cycle = {0.646531, -1.802449, 2.115918};
        int first = 0;
        while (Math.abs(xs[240 + first] - cycle[0]) > 0.1) {
            first++;
        }
        assertTrue(first < 3);
        for (int k = 0; k < 57; k++) {
            assertEquals(cycle[k % 3], xs[240 + first + k], 1e-6);
        }
        assertEquals(0, xs(new GradientDescent(1 / 25.0), f, 3.3, 2000)[1999], 1e-9);
        Objective parabola = Toy.bowl(25);
        assertTrue(Math.abs(xs(new GradientDescent(0.0799), parabola, 1, 500)[499]) < 1);
        assertTrue(Math.abs(xs(new GradientDescent(0.0801), parabola, 1, 500)[499]) > 1);
        // With η = 1/9 > 2/25 gradient descent cannot settle at the minimum.
        double[] gd = xs(new GradientDescent(1 / 9.0), f, 3.3, 300);
        assertTrue(Math.abs(gd[299]) > 0.1);
        assertThrows(
                DivergenceException.class,
                () -> xs(new GradientDescent(1 / 9.0), parabola, 3.3, 2000));
    }

    /** Reddi et al. (2018): Adam walks to the worst point, AMSGrad to the best. */
    @Test
    @Tag("N11")
    void adamFailsWhereAmsgradDoesNot() {
        Schedule eta = Schedule.inverseRoot(0.5);
        Function<Rule, Double> end =
                rule -> {
                    double[] theta = {0};
                    double[][] slot = new double[rule.slots().size()][1];
                    for (int t = 1; t <= 30_000; t++) {
                        double[] g = {t % 3 == 1 ? 3 : -1};
                        rule.update(t, g, theta, slot, 0, 1);
                        theta[0] = Math.min(Math.max(theta[0], -1), 1);
                    }
                    return theta[0];
                };
        for (Adam.Form form : Adam.Form.values()) {
            assertTrue(end.apply(new Adam(form, eta, 0, 0.1, 1e-8)) > 0.9, form.name());
        }
        for (AmsGrad.Form form : AmsGrad.Form.values()) {
            assertTrue(end.apply(new AmsGrad(form, eta, 0, 0.1, 1e-8)) < -0.9, form.name());
        }
        assertTrue(end.apply(new GradientDescent(eta)) < -0.9);
    }

    /** With β₁ = 0 and β₂ = ½ the gradients 8, 1, 1, 1, 1 give u = 8, 4, 2, 1, 1. */
    @Test
    void adamaxForgetsBySteps() {
        Rule rule = new Adamax(Adamax.Form.PAPER, Schedule.constant(1), 0, 0.5, 0);
        State s = rule.init(0);
        double[] expected = {1, 0.25, 0.5, 1, 1};
        for (int t = 0; t < 5; t++) {
            State next = rule.step(s, new double[] {t == 0 ? 8 : 1});
            assertEquals(expected[t], s.theta(0) - next.theta(0), 1e-15);
            s = next;
        }
    }
}
