package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule must do, whatever its formula. */
class RulePropertiesTest {
    private static final int N = 7;

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void stepLeavesItsInputUntouched(Rule rule) {
        State s = Forms.after(rule, 3, N);
        State copy = new State(s.t(), s.theta(), s.names(), s.slotValues());
        double[] g = Forms.gradient(4, N);
        double[] same = g.clone();
        State next = rule.step(s, g);
        assertEquals(copy, s);
        assertArrayEquals(same, g);
        assertNotEquals(s, next);
        assertEquals(4, next.t());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void stepEqualsUpdateBitForBit(Rule rule) {
        State s = rule.init(Forms.start(N));
        double[] theta = s.theta();
        double[][] slot = s.slotValues();
        for (int t = 1; t <= 20; t++) {
            double[] g = Forms.gradient(t, N);
            s = rule.step(s, g);
            rule.update(t, g, theta, slot, 0, N);
            assertEquals(new State(t, theta, rule.slots(), slot), s);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void rangesSplitAndLeaveTheRestAlone(Rule rule) {
        State s = Forms.after(rule, 2, N);
        double[] g = Forms.gradient(3, N);
        State whole = rule.step(s, g);
        double[] theta = s.theta();
        double[][] slot = s.slotValues();
        rule.update(3, g, theta, slot, 2, 5);
        for (int i : new int[] {0, 1, 5, 6}) {
            assertEquals(s.theta(i), theta[i]);
            for (int k = 0; k < slot.length; k++) {
                assertEquals(s.slot(k, i), slot[k][i]);
            }
        }
        rule.update(3, g, theta, slot, 5, N);
        rule.update(3, g, theta, slot, 0, 2);
        rule.update(3, g, theta, slot, 4, 4);
        assertEquals(whole, new State(3, theta, rule.slots(), slot));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void coordinatesPermute(Rule rule) {
        State forward = rule.init(Forms.start(N));
        State backward = rule.init(reversed(Forms.start(N)));
        for (int t = 1; t <= 5; t++) {
            forward = rule.step(forward, Forms.gradient(t, N));
            backward = rule.step(backward, reversed(Forms.gradient(t, N)));
        }
        assertArrayEquals(forward.theta(), reversed(backward.theta()));
        assertArrayEquals(rule.probe(forward), reversed(rule.probe(backward)));
        double[][] slots = backward.slotValues();
        for (int k = 0; k < slots.length; k++) {
            assertArrayEquals(forward.slotValues()[k], reversed(slots[k]));
        }
    }

    private static double[] reversed(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[x.length - 1 - i];
        }
        return y;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void withoutAnyGradientThereIsNoStep(Rule rule) {
        State s = rule.init(Forms.start(3));
        for (int t = 1; t <= 5; t++) {
            s = rule.step(s, new double[3]);
            assertArrayEquals(Forms.start(3), s.theta());
        }
        assertArrayEquals(Forms.start(3), rule.probe(s));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void zeroAndTinyGradientsGiveNeitherNanNorGiantSteps(Rule rule) {
        double[][] runs = {{0, 1, 0}, {1e-200, 0, 1e-170}, {1, 0, 0}, {-1e-160, 1e-300, 0}};
        State s = rule.init(Forms.start(3));
        for (int t = 0; t < 40; t++) {
            s = rule.step(s, runs[t % runs.length]);
            for (double x : s.theta()) {
                assertTrue(Math.abs(x) < 1000, rule.name() + ": " + s);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void aRunContinuedFromASavedStateIsBitEqual(Rule rule) {
        double[] start = {0.75, -0.5};
        var f = Toy.bowl(1, 0.25);
        Trace whole = Trace.of(rule, f, start, 12);
        State stopped = whole.state(5);
        State saved =
                new State(stopped.t(), stopped.theta(), stopped.names(), stopped.slotValues());
        Trace rest = Trace.of(rule, f, saved, 7);
        assertEquals(whole.states().subList(5, 13), rest.states());
        assertEquals(12, rest.state(-1).t());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void invalidStates(Rule rule) {
        assertThrows(IllegalArgumentException.class, () -> rule.init(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> rule.init(Double.NEGATIVE_INFINITY));
        State s = rule.init(1, 2);
        assertThrows(IllegalArgumentException.class, () -> rule.step(s, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> rule.step(s, new double[3]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void probeWritesEveryCoordinate(Rule rule) {
        State s = Forms.after(rule, 2, N);
        double[] at = new double[N];
        Arrays.fill(at, Double.NaN);
        rule.probe(3, s.theta(), s.slotValues(), at);
        assertArrayEquals(rule.probe(s), at);
        for (double x : at) {
            assertFalse(Double.isNaN(x));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void updateAllocatesNothing(Rule rule) {
        int n = 100;
        State s = rule.init(Forms.start(n));
        double[] theta = s.theta();
        double[][] slot = s.slotValues();
        double[] g = Forms.gradient(1, n);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        for (int t = 1; t <= 1000; t++) {
            rule.update(t, g, theta, slot, 0, n); // classes are loaded here
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int t = 1; t <= 100; t++) {
                rule.update(t, g, theta, slot, 0, n);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        // The measurement itself may cost a few bytes; an object per update would cost 1600.
        assertTrue(least < 400, rule.name() + ": " + least + " bytes in 100 updates");
    }
}
