package descent.objective;

import static java.util.stream.Collectors.joining;

import descent.text.Messages;
import descent.text.Require;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A quadratic bowl: the function on which everything about gradient descent can be predicted.
 *
 * <pre>
 *   f(x) = ½ xᵀ A x          ∇f(x) = A x          minimum f(0) = 0
 * </pre>
 *
 * <p>A is symmetric and positive definite; its eigenvalues 0 &lt; λ₁ ≤ ... ≤ λₙ are the curvatures
 * along its axes, and κ = λₙ/λ₁ is its condition number. Gradient descent multiplies the part along
 * an axis by 1 − ηλ in each step, so it converges exactly for 0 &lt; η &lt; 2/λₙ and fastest, by
 * the factor (κ − 1)/(κ + 1), at η = 2/(λ₁ + λₙ).
 *
 * <p>Value and gradient cost n² multiplications. The eigenvalues come from Commons Math's {@link
 * EigenDecomposition} in each call. Two quadratics are equal if A, name, window and start are.
 *
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak (1964), Some methods of
 *     speeding up the convergence of iteration methods</a>
 */
public final class Quadratic implements TestFunction {
    private static final long serialVersionUID = 1;
    private static final Messages SAY = Messages.beside(Quadratic.class);

    private final double[][] a;
    private final String name;
    private final Window window;
    private final double[] start;

    private Quadratic(double[][] a, String name, Window window, double... start) {
        this.a = a;
        this.name = name;
        this.window = window;
        this.start = start;
    }

    /**
     * With a given matrix, for example the Hessian of a least-squares problem.
     *
     * @param a the matrix A, symmetric and positive definite; of two entries that differ by a
     *     rounding error the mean is taken
     * @return f(x) = ½ xᵀ A x, with the start (1, ..., 1)
     * @throws IllegalArgumentException if A is not square, not symmetric (to 12 digits) or has an
     *     eigenvalue that is not above 0
     */
    public static Quadratic of(RealMatrix a) {
        Require.within(
                "A.columns", a.getColumnDimension(), a.getRowDimension(), a.getRowDimension());
        double[][] data = a.getData();
        for (int i = 0; i < data.length; i++) {
            for (int j = 0; j <= i; j++) {
                double size = Math.max(Math.abs(data[i][j]), Math.abs(data[j][i]));
                if (!(Math.abs(data[i][j] - data[j][i]) <= 1e-12 * size)) { // also for NaN
                    throw new IllegalArgumentException(
                            SAY.get("symmetric", i, j, data[i][j], data[j][i]));
                }
                data[i][j] += 0.5 * (data[j][i] - data[i][j]); // the eigenvalues need it exactly
                data[j][i] = data[i][j];
            }
        }
        Quadratic quadratic = around(data, "½xᵀAx");
        Require.positive("lambda_1", quadratic.eigenvalues()[0]);
        return quadratic;
    }

    /**
     * With given curvatures along the coordinates.
     *
     * @param curvatures λ_i, each above 0
     * @return f(x) = ½ Σ λ_i x_i², with the start (1, ..., 1)
     * @throws IllegalArgumentException if there is none, or one is not above 0
     */
    static Quadratic curved(double... curvatures) {
        int n = Require.within("curvatures.length", curvatures.length, 1, Integer.MAX_VALUE);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i][i] = Require.positive("curvatures[" + i + "]", curvatures[i]);
        }
        String list = Arrays.stream(curvatures).mapToObj(Quadratic::plain).collect(joining(", "));
        return around(a, "½Σλx² (" + (n <= 4 ? "λ = " + list : "n = " + n) + ")");
    }

    private static String plain(double x) {
        return x == Math.rint(x) && x < 1e6 ? String.valueOf((long) x) : String.valueOf(x);
    }

    /** f(x) = x², with the start 1 and the values up to that of x = 1.5 in the window. */
    static Quadratic square() {
        return new Quadratic(new double[][] {{2}}, "x²", new Window(-1.5, 1.5, 0, 2.25), 1);
    }

    /** Curvature 1 along the direction of the angle and κ across. */
    static Quadratic ravine(double kappa, double angle) {
        Require.positive("kappa", kappa);
        Require.finite("angle", angle);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double[][] a = {
            {c * c + kappa * s * s, (1 - kappa) * c * s},
            {(1 - kappa) * c * s, s * s + kappa * c * c}
        };
        Window window = angle == 0 ? new Window(-2, 2, -1, 1) : new Window(-2, 2, -2, 2);
        String name = "½(x² + " + plain(kappa) + "y²)";
        if (angle != 0) {
            name += ", " + Math.round(Math.toDegrees(angle)) + "°";
        }
        return new Quadratic(a, name, window, -1.8 * c - 0.6 * s, -1.8 * s + 0.6 * c);
    }

    private static Quadratic around(double[][] a, String name) {
        double[] ones = new double[a.length];
        Arrays.fill(ones, 1);
        Window window =
                a.length == 1 ? new Window(-2, 2, 0, 2 * a[0][0]) : new Window(-2, 2, -2, 2);
        return new Quadratic(a, name, window, ones);
    }

    @Override
    public int dimension() {
        return a.length;
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            double product = 0;
            for (int j = 0; j < row.length; j++) {
                product += row[j] * x[j];
            }
            sum += x[i] * product;
        }
        return 0.5 * sum;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            double product = 0;
            for (int j = 0; j < row.length; j++) {
                product += row[j] * x[j];
            }
            g[i] = product;
        }
    }

    /**
     * The matrix A, which is the Hessian everywhere.
     *
     * @return a copy
     */
    public RealMatrix matrix() {
        return new Array2DRowRealMatrix(a, true);
    }

    /**
     * The curvatures along the axes of the bowl.
     *
     * @return λ₁ ≤ ... ≤ λₙ, by Commons Math's {@link EigenDecomposition}
     */
    public double[] eigenvalues() {
        double[] lambda = new EigenDecomposition(matrix()).getRealEigenvalues();
        Arrays.sort(lambda);
        return lambda;
    }

    /**
     * The largest curvature.
     *
     * @return λmax = λₙ
     */
    public double lambdaMax() {
        return eigenvalues()[a.length - 1];
    }

    /**
     * The condition number.
     *
     * @return κ = λₙ/λ₁
     */
    public double kappa() {
        double[] lambda = eigenvalues();
        return lambda[lambda.length - 1] / lambda[0];
    }

    @Override
    public double[][] minima() {
        return new double[1][a.length];
    }

    @Override
    public Window window() {
        return window;
    }

    @Override
    public double[] start() {
        return start.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quadratic q
                && Arrays.deepEquals(a, q.a)
                && name.equals(q.name)
                && window.equals(q.window)
                && Arrays.equals(start, q.start);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(a);
    }

    @Override
    public String toString() {
        return name + " " + Arrays.deepToString(a);
    }
}
