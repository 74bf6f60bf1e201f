package descent.objective;

import descent.text.Require;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Linear regression: the mean of half the squared residuals.
 *
 * <pre>
 *   ℓ = ½ (z − y)²          z = Σ_f w_f x_f + b          ∂ℓ/∂z = z − y
 * </pre>
 *
 * <p>θ = (w, b), the intercept last. The Hessian is {@link #hessian()}; {@code
 * Quadratic.of(loss.hessian())} knows the largest learning rate and the condition number.
 */
public final class LeastSquares extends LinearModel {
    private static final long serialVersionUID = 1;

    private final double[] y;

    /**
     * Without regularisation.
     *
     * @param x the features, one row per observation
     * @param y the responses
     * @throws IllegalArgumentException if lengths differ or a number is not finite
     */
    public LeastSquares(double[][] x, double[] y) {
        this(x, y, 0);
    }

    /**
     * With L2 regularisation (ridge regression).
     *
     * @param x the features, one row per observation
     * @param y the responses
     * @param l2 the factor of ½ Σ w², 0 or more
     * @throws IllegalArgumentException if lengths differ or a number is out of its range
     */
    public LeastSquares(double[][] x, double[] y, double l2) {
        super(x, Require.given("y", y).length, 1, l2);
        this.y = Require.finite("y", y).clone();
    }

    @Override
    double loss(int r, double[] z) {
        double residual = z[0] - y[r];
        return 0.5 * residual * residual;
    }

    @Override
    void slopes(int r, double[] z) {
        z[0] -= y[r];
    }

    /**
     * The prediction for any row.
     *
     * @param theta the parameters (w, b)
     * @param row the features
     * @return z = Σ_f w_f x_f + b
     */
    public double predict(double[] theta, double[] row) {
        return scoresOf(row, theta)[0];
    }

    /**
     * The Hessian, the same everywhere.
     *
     * <pre>
     *   H = (1/n) X̃ᵀ X̃ + l2 diag(1, ..., 1, 0)          X̃ = (X, 1)
     * </pre>
     *
     * @return a new matrix of (F + 1)² numbers
     */
    public RealMatrix hessian() {
        int n = features() + 1;
        double[][] h = new double[n][n];
        for (int r = 0; r < rows(); r++) {
            for (int i = 0; i < n; i++) {
                double xi = i < n - 1 ? feature(r, i) : 1;
                for (int j = 0; j < n; j++) {
                    h[i][j] += xi * (j < n - 1 ? feature(r, j) : 1);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = h[i][j] / rows() + (i == j && i < n - 1 ? l2() : 0);
            }
        }
        return new Array2DRowRealMatrix(h, false);
    }

    @Override
    public String name() {
        return "least squares";
    }
}
