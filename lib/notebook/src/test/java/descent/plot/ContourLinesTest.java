package descent.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Marching squares against level sets that are known in closed form. */
class ContourLinesTest {
    private static final int N = 80;

    private static double[] axis(double from, double to) {
        double[] axis = new double[N + 1];
        for (int i = 0; i <= N; i++) {
            axis[i] = from + (to - from) * i / N;
        }
        return axis;
    }

    private static List<double[][]> lines(DoubleBinaryOperator f, double level) {
        double[] x = axis(-2, 2);
        double[] y = axis(-1.5, 1.5);
        double[][] values = new double[y.length][x.length];
        for (int r = 0; r < y.length; r++) {
            for (int c = 0; c < x.length; c++) {
                values[r][c] = f.applyAsDouble(x[c], y[r]);
            }
        }
        return ContourLines.of(x, y, values, level);
    }

    private static double length(double[][] line) {
        double sum = 0;
        for (int k = 1; k < line.length; k++) {
            sum += Math.hypot(line[k][0] - line[k - 1][0], line[k][1] - line[k - 1][1]);
        }
        return sum;
    }

    @Test
    void aCircleIsOneClosedLine() {
        List<double[][]> lines = lines((x, y) -> x * x + y * y, 1.1 * 1.1);
        assertEquals(1, lines.size());
        double[][] circle = lines.get(0);
        assertArrayEquals(circle[0], circle[circle.length - 1]);
        double h = 4.0 / N;
        for (double[] point : circle) {
            // Linear interpolation of a parabola is off by at most h²/8 · f″/f′ = h²/8 · 2/(2r),
            // where f′ along the edge is at least that of the steeper direction.
            assertEquals(1.1, Math.hypot(point[0], point[1]), h * h / 8 * 2);
        }
        assertEquals(2 * Math.PI * 1.1, length(circle), 1e-2);
    }

    @Test
    void aStraightLineIsExactAndOpen() {
        List<double[][]> lines = lines((x, y) -> 3 * x - 2 * y, 0.7);
        assertEquals(1, lines.size());
        double[][] line = lines.get(0);
        for (double[] point : line) {
            assertEquals(0.7, 3 * point[0] - 2 * point[1], 1e-12);
        }
        // From (−0.767, −1.5) to (1.233, 1.5), both on the border.
        assertEquals(Math.hypot(2, 3), length(line), 1e-9);
        assertEquals(1.5, Math.abs(line[0][1]), 1e-12);
        assertEquals(1.5, Math.abs(line[line.length - 1][1]), 1e-12);
    }

    @Test
    void anEllipseHasItsAxes() {
        double[][] ellipse = lines((x, y) -> x * x / 3 + y * y, 0.81).get(0);
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (double[] point : ellipse) {
            right = Math.max(right, point[0]);
            top = Math.max(top, point[1]);
        }
        assertEquals(0.9 * Math.sqrt(3), right, 2e-3);
        assertEquals(0.9, top, 2e-3);
    }

    @Test
    void twoBowlsHaveTwoLines() {
        List<double[][]> lines =
                lines((x, y) -> Math.min(Math.hypot(x - 1, y), Math.hypot(x + 1, y)), 0.6);
        assertEquals(2, lines.size());
        for (double[][] line : lines) {
            assertArrayEquals(line[0], line[line.length - 1]);
        }
    }

    @Test
    void aHyperbolaHasTwoOpenBranches() {
        List<double[][]> lines = lines((x, y) -> x * x - y * y, 0.5);
        assertEquals(2, lines.size());
        for (double[][] line : lines) {
            for (double[] point : line) {
                assertEquals(0.5, point[0] * point[0] - point[1] * point[1], 2e-3);
                assertEquals(Math.signum(line[0][0]), Math.signum(point[0]));
            }
        }
    }

    @Test
    void inASaddleCellTheMeanDecides() {
        double[] unit = {0, 1};
        double[][] high = {{2, 0}, {0, 2}}; // mean 1: the high corners belong together
        List<double[][]> above = ContourLines.of(unit, unit, high, 0.5);
        assertEquals(2, above.size());
        for (double[][] line : above) { // each cuts off a low corner: (1, 0) or (0, 1)
            double x = (line[0][0] + line[1][0]) / 2;
            double y = (line[0][1] + line[1][1]) / 2;
            assertTrue(Math.abs(x - y) > 0.5, x + ", " + y);
        }
        for (double[][] line : ContourLines.of(unit, unit, high, 1.5)) {
            double x = (line[0][0] + line[1][0]) / 2;
            double y = (line[0][1] + line[1][1]) / 2;
            assertTrue(Math.abs(x + y - 1) > 0.5, x + ", " + y);
        }
    }

    @Test
    void aValueThatIsNoNumberLeavesAGap() {
        List<double[][]> whole = lines((x, y) -> y, 0.1);
        List<double[][]> broken =
                lines((x, y) -> Math.abs(x) < 0.2 && Math.abs(y) < 0.3 ? Double.NaN : y, 0.1);
        assertEquals(1, whole.size());
        assertEquals(2, broken.size());
    }

    @Test
    void aFlatFunctionHasNoLine() {
        assertEquals(0, lines((x, y) -> 1, 1).size());
        assertEquals(0, lines((x, y) -> x, 5).size());
    }

    @Test
    void sizesMustAgree() {
        double[] unit = {0, 1};
        assertThrows(
                IllegalArgumentException.class,
                () -> ContourLines.of(unit, unit, new double[3][2], 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> ContourLines.of(unit, unit, new double[2][3], 0));
    }
}
