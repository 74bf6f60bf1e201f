package descent.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class QuadraticTest {
    @Test
    void curvaturesAreTheEigenvalues() {
        Quadratic q = Objective.quadratic(30, 0.25, 4);
        assertArrayEquals(new double[] {0.25, 4, 30}, q.eigenvalues(), 1e-14);
        assertEquals(30, q.lambdaMax(), 1e-14);
        assertEquals(120, q.kappa(), 1e-12);
        // two numbers are two curvatures, never κ and an angle
        assertArrayEquals(new double[] {1, 100}, Objective.quadratic(1, 100).eigenvalues(), 1e-12);
    }

    @Test
    void turningKeepsTheEigenvalues() {
        for (double angle : new double[] {0, 0.3, Math.PI / 4, 2, -1}) {
            Quadratic q = Objective.ravine(100, angle);
            assertArrayEquals(new double[] {1, 100}, q.eigenvalues(), 1e-11);
            double[] along = {Math.cos(angle), Math.sin(angle)};
            double[] across = {-Math.sin(angle), Math.cos(angle)};
            assertEquals(0.5, q.value(along), 1e-12);
            assertEquals(50, q.value(across), 1e-12);
            assertArrayEquals(along, q.gradient(along), 1e-12); // an eigenvector of 1
            assertEquals(
                    Objective.ravine(100).value(Objective.ravine(100).start()),
                    q.value(q.start()),
                    1e-11);
        }
    }

    @Test
    void squareIsXTimesX() {
        Quadratic f = Objective.square();
        assertEquals(0.64, f.value(new double[] {0.8}), 2e-16);
        assertEquals(1.6, f.gradient(0.8)[0]);
        assertEquals(2, f.lambdaMax());
        assertArrayEquals(new double[] {1}, f.start());
    }

    @Test
    @Tag("N1")
    void gradientDescentIsAsPredicted() {
        Quadratic q = Objective.ravine(100, 0.7);
        double[] x = q.start();
        double[] g = new double[2];
        double length = Math.hypot(x[0], x[1]);
        for (int t = 0; t < 10; t++) {
            q.gradient(x, g);
            x[0] -= 2.0 / 101 * g[0];
            x[1] -= 2.0 / 101 * g[1];
            length *= 99.0 / 101; // (κ − 1)/(κ + 1) along both axes, so for the length too
            assertEquals(length, Math.hypot(x[0], x[1]), 1e-12);
        }
        for (double factor : new double[] {0.999, 1.001}) {
            x = q.start();
            for (int t = 0; t < 5000; t++) {
                q.gradient(x, g);
                x[0] -= factor * 0.02 * g[0];
                x[1] -= factor * 0.02 * g[1];
            }
            assertEquals(factor < 1, q.value(x) < 1e-2, "factor " + factor);
        }
    }

    @Test
    void names() {
        assertEquals("x²", Objective.square().name());
        assertEquals("½(x² + 100y²)", Objective.ravine(100).name());
        assertEquals("½(x² + 2.5y²), 30°", Objective.ravine(2.5, Math.PI / 6).name());
        assertEquals("½Σλx² (λ = 0.5, 3, 20)", Objective.quadratic(0.5, 3, 20).name());
        assertEquals("½Σλx² (λ = 1, 2, 3, 4)", Objective.quadratic(1, 2, 3, 4).name());
        assertEquals("½(x² + 999999y²)", Objective.ravine(999_999).name());
        assertEquals("½(x² + 1000000.0y²)", Objective.ravine(1e6).name());
        assertEquals("½Σλx² (n = 5)", Objective.quadratic(1, 2, 3, 4, 5).name());
        assertEquals("½xᵀAx", Quadratic.of(matrix(new double[][] {{2}})).name());
    }

    /** A bowl of one coordinate is drawn up to the values at the edges, ½ · 3 · 2². */
    @Test
    void windows() {
        assertEquals(new Window(-2, 2, 0, 6), Objective.quadratic(3).window());
        assertEquals(new Window(-2, 2, -2, 2), Objective.quadratic(3, 1).window());
        assertEquals(new Window(-2, 2, -1, 1), Objective.ravine(10).window());
        assertEquals(new Window(-2, 2, -2, 2), Objective.ravine(10, 0.5).window());
    }

    @Test
    void symmetricMeansToTwelveDigits() {
        double[][] a = {{3e6, 1e6}, {1e6 * (1 + 5e-13), 3e6}};
        Quadratic q = Quadratic.of(matrix(a));
        assertArrayEquals(new double[] {2e6, 4e6}, q.eigenvalues(), 1e-5);
        assertEquals(q.matrix().transpose(), q.matrix());
        a[1][0] = 1e6 * (1 + 2e-12);
        assertThrows(IllegalArgumentException.class, () -> Quadratic.of(matrix(a)));
    }

    @Test
    void matrices() {
        double[][] booth = {{10, 8}, {8, 10}};
        Quadratic q = Quadratic.of(MatrixUtils.createRealMatrix(booth));
        assertArrayEquals(new double[] {2, 18}, q.eigenvalues(), 1e-13);
        assertEquals(9, q.kappa(), 1e-13);
        assertArrayEquals(new double[] {1, 1}, q.start());
        assertEquals(18, q.value(q.start()));
        booth[0][0] = 0; // the bowl keeps its own numbers
        assertEquals(18, q.value(q.start()));
        q.matrix().setEntry(0, 0, 0);
        assertEquals(18, q.value(q.start()));
        q.start()[0] = 5;
        assertArrayEquals(new double[] {1, 1}, q.start());
        assertEquals(q, Quadratic.of(q.matrix()));
        assertEquals(q.hashCode(), Quadratic.of(q.matrix()).hashCode());
        assertNotEquals(q, Objective.quadratic(10, 10));
        assertNotEquals(Objective.ravine(5), Objective.quadratic(1, 5)); // another start
        assertTrue(q.toString().contains("10.0, 8.0"));
    }

    @Test
    void wrongArgumentsAreNamed() {
        Language.use(Language.EN);
        try {
            refused("curvatures.length = 0", Objective::quadratic);
            refused("curvatures[1] = -3.0", () -> Objective.quadratic(1, -3));
            refused("curvatures[0] = 0.0", () -> Objective.quadratic(0));
            refused("kappa = 0.0", () -> Objective.ravine(0));
            refused("kappa = NaN", () -> Objective.ravine(Double.NaN, 1));
            refused("angle = NaN", () -> Objective.ravine(2, Double.NaN));
            refused("A.columns = 3", () -> Quadratic.of(MatrixUtils.createRealMatrix(2, 3)));
            refused(
                    "A[1][0] = 2.0 and A[0][1] = 2.5",
                    () -> Quadratic.of(matrix(new double[][] {{5, 2.5}, {2, 5}})));
            refused(
                    "lambda_1 = -1.0",
                    () -> Quadratic.of(matrix(new double[][] {{3, 0}, {0, -1}})));
            refused("A[0][0] = NaN", () -> Quadratic.of(matrix(new double[][] {{Double.NaN}})));
            refused("has 3 entries", () -> Objective.ravine(2).gradient(1, 2, 3));
        } finally {
            Language.use(null);
        }
    }

    private static RealMatrix matrix(double[][] a) {
        return MatrixUtils.createRealMatrix(a);
    }

    private static void refused(String words, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
