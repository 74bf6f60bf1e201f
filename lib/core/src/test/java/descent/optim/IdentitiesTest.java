package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Objective;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which forms are the same method, and the lines of the notes that are wrong. */
class IdentitiesTest {
    private static final Schedule ETA = Schedule.constant(0.02);

    /** The largest difference of θ over 50 given gradients. */
    private static double apart(Rule a, Rule b) {
        State s = a.init(Forms.start(4));
        State r = b.init(Forms.start(4));
        double most = 0;
        for (int t = 1; t <= 50; t++) {
            s = a.step(s, Forms.gradient(t, 4));
            r = b.step(r, Forms.gradient(t, 4));
            for (int i = 0; i < 4; i++) {
                most = Math.max(most, Math.abs(s.theta(i) - r.theta(i)));
            }
        }
        return most;
    }

    private static void same(Rule a, Rule b) {
        assertTrue(apart(a, b) < 1e-13, a.name() + " and " + b.name() + ": " + apart(a, b));
    }

    private static void differ(Rule a, Rule b) {
        assertTrue(apart(a, b) > 1e-3, a.name() + " and " + b.name() + ": " + apart(a, b));
    }

    @Test
    @Tag("N4")
    void momentumFormsAreOneForConstantRates() {
        Rule notes = Momentum.asInNotes(0.02, 0.8);
        same(notes, Momentum.asInPyTorch(0.02, 0.8));
        same(notes, Momentum.averaged(0.02 / (1 - 0.8), 0.8));
        differ(notes, Momentum.averaged(0.02, 0.8));
    }

    @Test
    @Tag("N4")
    void momentumFormsDifferWhenTheRateChanges() {
        Schedule eta = Forms.CHANGING;
        Rule notes = new Momentum(Momentum.Form.NOTES, eta, 0.8);
        differ(notes, new Momentum(Momentum.Form.PYTORCH, eta, 0.8));
        Schedule scaled = t -> eta.at(t) / (1 - 0.8);
        differ(notes, new Momentum(Momentum.Form.AVERAGED, scaled, 0.8));
        differ(
                new Nesterov(Nesterov.Form.PYTORCH, eta, 0.8),
                new Nesterov(Nesterov.Form.KERAS, eta, 0.8));
    }

    @Test
    void withoutMemoryMomentumIsGradientDescent() {
        for (Rule rule :
                new Rule[] {
                    Momentum.asInNotes(0.02, 0),
                    Momentum.asInPyTorch(0.02, 0),
                    Momentum.averaged(0.02, 0),
                    Nesterov.asInNotes(0.02, 0),
                    Nesterov.asInPyTorch(0.02, 0),
                    Nesterov.asInKeras(0.02, 0),
                    Nesterov.twoSequences(0.02, 0)
                }) {
            same(new GradientDescent(0.02), rule);
        }
    }

    /** Three coordinate systems of one method, to 12 digits. */
    @Test
    @Tag("N5")
    void nesterovFormsAreOneInTheirOwnCoordinates() {
        Objective f = Toy.bowl(1, 30);
        double[] start = {1, -0.5};
        double mu = 0.9;
        Rule notes = Nesterov.asInNotes(0.02, mu);
        Trace position = Trace.of(notes, f, start, 60);
        Trace pyTorch = Trace.of(Nesterov.asInPyTorch(0.02, mu), f, start, 60);
        Trace keras = Trace.of(Nesterov.asInKeras(0.02, mu), f, start, 60);
        Rule own = Nesterov.twoSequences(0.02, mu);
        Trace two = Trace.of(own, f, start, 60);
        for (int k = 0; k <= 60; k++) {
            double[] ahead = notes.probe(position.state(k));
            assertArrayEquals(position.state(k).theta(), two.state(k).theta(), 1e-12);
            assertArrayEquals(ahead, two.state(k).slot("y"), 1e-12);
            assertArrayEquals(ahead, own.probe(two.state(k)), 1e-12);
            assertArrayEquals(ahead, pyTorch.state(k).theta(), 1e-12);
            assertArrayEquals(ahead, keras.state(k).theta(), 1e-12);
        }
    }

    /** N7 read literally is gradient descent with η = 1, for every ρ and ε, bit for bit. */
    @Test
    @Tag("N7")
    void literalAdadeltaIsGradientDescent() {
        Rule gd = new GradientDescent(1);
        for (double rho : new double[] {0, 0.3, 0.95, 0.999}) {
            for (double eps : new double[] {1e-12, 1e-6, 0.5, 3}) {
                assertEquals(0, apart(gd, Adadelta.literal(rho, eps)), "ρ " + rho + ", ε " + eps);
            }
        }
        differ(gd, Adadelta.asInNotes());
    }

    @Test
    @Tag("N9")
    void adadeltaWithRateOneHasNoRate() {
        assertEquals(
                0,
                apart(
                        Adadelta.asInNotes(0.9, 1e-6),
                        new Adadelta(Adadelta.Form.PYTORCH, Schedule.constant(1), 0.9, 1e-6)));
    }

    @Test
    @Tag("N13")
    void adamWithoutMIsRmspropCorrected() {
        same(
                new Adam(Adam.Form.PAPER, ETA, 0, 0.9, 1e-8),
                new RmsProp(RmsProp.Form.CORRECTED, ETA, 0.9, 1e-8));
        same(
                new Adam(Adam.Form.UNCORRECTED, ETA, 0, 0.9, 1e-8),
                new RmsProp(RmsProp.Form.PYTORCH, ETA, 0.9, 1e-8));
        differ(
                new Adam(Adam.Form.PAPER, ETA, 0, 0.9, 1e-8),
                new RmsProp(RmsProp.Form.PYTORCH, ETA, 0.9, 1e-8));
    }

    @Test
    void whereEpsilonStandsDecidesOnlyWithEpsilon() {
        Rule paper = Adam.asInPaper(0.02).withEps(0);
        same(paper, Adam.asInPyTorch(0.02).withEps(0));
        same(paper, Adam.asInKeras(0.02).withEps(0));
        same(paper, Adam.epsilonInsideVHat(0.02).withEps(0));
        same(paper, Adam.asInNotes(0.02).withEps(0));
        differ(paper, Adam.uncorrected(0.02).withEps(0));
        Adam.Form[] forms = {
            Adam.Form.NOTES, Adam.Form.PAPER, Adam.Form.KERAS, Adam.Form.EPS_INSIDE_VHAT
        };
        for (Adam.Form a : forms) {
            for (Adam.Form b : forms) {
                if (a != b) {
                    differ(new Adam(a, ETA, 0.3, 0.7, 0.5), new Adam(b, ETA, 0.3, 0.7, 0.5));
                }
            }
        }
        same(
                new Adam(Adam.Form.PAPER, ETA, 0.3, 0.7, 0.5),
                new Adam(Adam.Form.PYTORCH, ETA, 0.3, 0.7, 0.5));
    }

    @Test
    void amsgradIsAdamWhileVGrows() {
        State a = AmsGrad.asInPyTorch(0.02).init(0);
        State b = Adam.asInPyTorch(0.02).init(0);
        for (int t = 1; t <= 20; t++) {
            a = AmsGrad.asInPyTorch(0.02).step(a, new double[] {t});
            b = Adam.asInPyTorch(0.02).step(b, new double[] {t});
            assertEquals(b.theta(0), a.theta(0));
            assertEquals(a.slot("v")[0], a.slot("vmax")[0]);
        }
        for (int t = 1; t <= 20; t++) {
            a = AmsGrad.asInPyTorch(0.02).step(a, new double[] {0.1});
            b = Adam.asInPyTorch(0.02).step(b, new double[] {0.1});
        }
        assertTrue(a.slot("vmax")[0] > a.slot("v")[0]);
        assertNotEquals(b.theta(0), a.theta(0));
    }

    /** N11a: equal to N10 at t = 1, so a test of one step misses it; then it tends to 10. */
    @Test
    @Tag("N11a")
    void thePrintedCorrectionIsWrongFromTheSecondStepOn() {
        double[] printed = new double[2001];
        double[] right = new double[2001];
        for (int t = 1; t <= 2000; t++) {
            printed[t] = correction(Adam.asPrintedN11a(1).withEps(0), t);
            right[t] = correction(Adam.asInNotes(1).withEps(0), t);
        }
        assertEquals(right[1], printed[1], 1e-15);
        assertEquals(0.316, printed[1], 5e-4);
        assertEquals(0.998, printed[10], 5e-4);
        assertEquals(0.153, right[10], 5e-4);
        for (int t = 2; t <= 2000; t++) {
            assertTrue(printed[t] > 1.5 * right[t], "t = " + t);
        }
        assertEquals(10, correction(Adam.asPrintedN11a(1).withEps(0), 20_000), 1e-6);
        assertEquals(1, correction(Adam.asInNotes(1).withEps(0), 20_000), 1e-6);
        // One β = 0.9 for both, as printed: 3.162 at t = 1.
        assertEquals(
                3.162, correction(Adam.asPrintedN11a(1).withEps(0).withBetas(0.9, 0.9), 1), 5e-4);
    }

    /** The factor of η m/√v in step t: one step from a state with m = v = 1 and gradient 1. */
    private static double correction(Adam rule, int t) {
        double[][] slot = {{1}, {1}};
        State s = new State(t - 1, new double[] {0}, rule.slots(), slot);
        return -rule.step(s, new double[] {1}).theta(0);
    }

    /** N6, "θ gets smaller": it is the step that shrinks; θ may grow. */
    @Test
    @Tag("N6")
    void adagradShrinksTheStepNotTheta() {
        State s = Adagrad.asInNotes(0.1).init(1);
        double last = Double.MAX_VALUE;
        for (int t = 1; t <= 10; t++) {
            State next = Adagrad.asInNotes(0.1).step(s, new double[] {-2});
            assertTrue(next.theta(0) > s.theta(0));
            assertTrue(next.theta(0) - s.theta(0) < last);
            last = next.theta(0) - s.theta(0);
            s = next;
        }
    }

    /** N7, "E[Δθ²] starts at 0, ε gives the first setting": with ε = 0 Adadelta never moves. */
    @Test
    @Tag("N7")
    void withoutEpsilonAdadeltaNeverMoves() {
        State s = Forms.after(Adadelta.asInNotes(0.9, 0), 50, 4);
        for (int i = 0; i < 4; i++) {
            assertEquals(Forms.start(4)[i], s.theta(i), 1e-140);
        }
    }

    /** N9: the units. A gradient 1000 times larger changes no step of the adaptive rules. */
    @Test
    @Tag("N9")
    void whichRulesForgetTheScaleOfTheGradient() {
        assertTrue(scaled(Adagrad.asInNotes(0.1)) < 1e-12);
        assertTrue(scaled(RmsProp.asInNotes(0.1)) < 1e-6);
        assertTrue(scaled(Adam.asInPaper(0.1)) < 1e-6);
        assertTrue(scaled(Adadelta.asInNotes()) < 1e-3);
        assertTrue(scaled(new GradientDescent(0.1)) > 10);
        assertTrue(scaled(Momentum.asInNotes(0.1)) > 10);
    }

    private static double scaled(Rule rule) {
        State s = rule.init(0);
        State r = rule.init(0);
        for (int t = 1; t <= 5; t++) {
            s = rule.step(s, new double[] {t});
            r = rule.step(r, new double[] {1000 * t});
        }
        return Math.abs(s.theta(0) - r.theta(0));
    }
}
