package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final List<String> NAMES = List.of("m", "v");

    private static State state() {
        return new State(3, new double[] {1, 2}, NAMES, new double[][] {{3, 4}, {5, 6}});
    }

    @Test
    void parts() {
        State s = state();
        assertEquals(3, s.t());
        assertEquals(2, s.dimension());
        assertArrayEquals(new double[] {1, 2}, s.theta());
        assertEquals(2, s.theta(1));
        assertEquals(NAMES, s.names());
        assertArrayEquals(new double[] {5, 6}, s.slot("v"));
        assertEquals(4, s.slot(0, 1));
        assertArrayEquals(new double[][] {{3, 4}, {5, 6}}, s.slotValues());
        assertEquals("t = 3, θ = [1.0, 2.0], m = [3.0, 4.0], v = [5.0, 6.0]", s.toString());
        String message =
                assertThrows(IllegalArgumentException.class, () -> s.slot("u")).getMessage();
        assertTrue(message.contains("u") && message.contains("[m, v]"), message);
    }

    @Test
    void nothingLeaksInOrOut() {
        double[] theta = {1, 2};
        double[][] slot = {{3, 4}, {5, 6}};
        State s = new State(3, theta, NAMES, slot);
        theta[0] = 9;
        slot[1][1] = 9;
        s.theta()[1] = 9;
        s.slot("m")[0] = 9;
        s.slotValues()[0][1] = 9;
        assertEquals(state(), s);
    }

    @Test
    void commonsMathVectors() {
        RealVector theta = new ArrayRealVector(new double[] {1, 2});
        Rule rule = Adam.asInNotes(0.1);
        State s = rule.init(theta);
        assertEquals(rule.init(1, 2), s);
        assertEquals(theta, s.vector());
        s.vector().setEntry(0, 9);
        assertEquals(
                rule.step(s, new double[] {1, 2}), rule.step(s, Toy.bowl(1, 1).gradient(theta)));
    }

    @Test
    void equality() {
        State s = state();
        assertEquals(s, state());
        assertEquals(s.hashCode(), state().hashCode());
        double[] theta = {1, 2};
        double[][] slot = {{3, 4}, {5, 6}};
        assertNotEquals(s, new State(4, theta, NAMES, slot));
        assertNotEquals(s, new State(3, new double[] {1, -2}, NAMES, slot));
        assertNotEquals(s, new State(3, theta, List.of("m", "u"), slot));
        assertNotEquals(s, new State(3, theta, NAMES, new double[][] {{3, 4}, {5, 7}}));
        assertNotEquals(s.hashCode(), new State(4, theta, NAMES, slot).hashCode());
        assertNotEquals(s.hashCode(), new State(3, new double[] {1, -2}, NAMES, slot).hashCode());
        assertNotEquals(
                s.hashCode(),
                new State(3, theta, NAMES, new double[][] {{3, 4}, {5, 7}}).hashCode());
        assertNotEquals(s, "t = 3");
    }

    @Test
    void wrongParts() {
        double[] theta = {1, 2};
        assertThrows(
                IllegalArgumentException.class,
                () -> new State(-1, theta, List.of(), new double[0][]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new State(0, theta, NAMES, new double[][] {{1, 2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new State(0, theta, NAMES, new double[][] {{1, 2}, {1, 2, 3}}));
    }

    @Test
    void aStateMustFitItsRule() {
        State s = state();
        assertThrows(
                IllegalArgumentException.class,
                () -> Trace.of(Momentum.asInNotes(1), Toy.bowl(1, 1), s, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trace.of(Adam.asInNotes(1), Toy.bowl(1, 1, 1), s, 1));
        assertEquals(4, Trace.of(Adam.asInNotes(1), Toy.bowl(1, 1), s, 1).state(-1).t());
    }
}
