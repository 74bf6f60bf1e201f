package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RanksTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void theSmallestLossHasRankOne() {
        assertArrayEquals(new double[] {3, 1, 2}, Ranks.of(0.5, -7, 1e-10));
    }

    /** Places 1 and 2 are shared: 1.5 each; places 3, 4 and 5: 4 each. */
    @Test
    void equalLossesShareTheMeanOfTheirRanks() {
        assertArrayEquals(new double[] {1.5, 4, 1.5, 4, 6, 4}, Ranks.of(1, 2, 1, 2, 9, 2));
        assertArrayEquals(new double[] {2.5, 2.5, 2.5, 2.5}, Ranks.of(0, 0, 0, 0));
    }

    @Test
    void whatDivergedComesLastAndIsATie() {
        assertArrayEquals(new double[] {2, 3.5, 1, 3.5}, Ranks.of(1e300, INFINITY, 0, INFINITY));
        assertArrayEquals(new double[] {1, 2.5, 2.5}, Ranks.of(4, Double.NaN, INFINITY));
    }

    /**
     * Column 1: 1, 2, 3, 4, mean 2.5, s² = 5/3; column 2 is constant. The 97.5 % point of Student's
     * distribution with 3 degrees of freedom is 3.18244630528 (any table).
     */
    @Test
    void theMarginIsThatOfStudent() {
        double[][] rows = {{1, 7}, {2, 7}, {3, 7}, {4, 7}};
        assertArrayEquals(new double[] {2.5, 7}, Ranks.mean(rows), 1e-15);
        double byHand = 3.18244630528 * Math.sqrt(5.0 / 3) / 2;
        assertArrayEquals(new double[] {byHand, 0}, Ranks.margin(rows), 1e-9);
    }

    @Test
    void aMarginNeedsTwoRowsAndRowsAreOfOneLength() {
        assertThrows(IllegalArgumentException.class, () -> Ranks.margin(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> Ranks.mean(new double[0][]));
        assertThrows(
                IllegalArgumentException.class, () -> Ranks.mean(new double[][] {{1, 2}, {1}}));
        assertThrows(IllegalArgumentException.class, Ranks::of);
        double[][] diverged = {{1, INFINITY}, {1, 2}};
        assertThrows(IllegalArgumentException.class, () -> Ranks.mean(diverged));
        assertThrows(IllegalArgumentException.class, () -> Ranks.margin(diverged));
    }
}
