package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static double[] first(Schedule eta, int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(eta::at).toArray();
    }

    @Test
    @Tag("N3")
    void byHand() {
        assertArrayEquals(new double[] {0.3, 0.3, 0.3}, first(Schedule.constant(0.3), 3));
        assertArrayEquals(
                new double[] {6, 6 / Math.sqrt(2), 6 / Math.sqrt(3), 3},
                first(Schedule.inverseRoot(6), 4),
                1e-15);
        assertArrayEquals(new double[] {8, 8, 8, 4, 4, 4, 2}, first(Schedule.steps(8, 0.5, 3), 7));
        double half = Math.sqrt(0.5);
        assertArrayEquals(
                new double[] {2, 1 + half, 1, 1 - half, 0, 0},
                first(Schedule.cosine(2, 4), 6),
                1e-15);
    }

    @Test
    void names() {
        assertEquals("0.001", Schedule.constant(0.001).toString());
        assertEquals("1e-5", Schedule.constant(1e-5).toString());
        assertEquals("1/√t", Schedule.inverseRoot(1).toString());
        assertEquals("8·0.5^⌊(t−1)/3⌋", Schedule.steps(8, 0.5, 3).toString());
        assertEquals("2·½(1+cos(π(t−1)/4))", Schedule.cosine(2, 4).toString());
    }

    @Test
    void ranges() {
        for (double eta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Schedule.constant(eta));
            assertThrows(IllegalArgumentException.class, () -> new Schedule.Constant(eta));
            assertThrows(IllegalArgumentException.class, () -> Schedule.inverseRoot(eta));
            assertThrows(IllegalArgumentException.class, () -> Schedule.steps(eta, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> Schedule.steps(1, eta, 1));
            assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(eta, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> Schedule.steps(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1, 0));
    }

    /** Every rule that has a rate asks its schedule once per step, with the step's number. */
    @Test
    void rulesAskForTheirStep() {
        int[] asked = new int[1];
        Schedule counting =
                t -> {
                    asked[0] = 100 * asked[0] + t;
                    return 0.1;
                };
        for (Rule rule : Forms.loud(counting)) {
            asked[0] = 0;
            double[][] slot = new double[rule.slots().size()][3];
            rule.update(7, new double[3], new double[3], slot, 0, 3);
            boolean rate = !(rule instanceof Adadelta a) || a.form() == Adadelta.Form.PYTORCH;
            assertEquals(rate ? 7 : 0, asked[0], RulesTest.classAndForm(rule));
        }
    }
}
