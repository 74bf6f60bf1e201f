package descent.objective;

/**
 * Matyas's function: a convex quadratic with a shallow valley along the diagonal.
 *
 * <pre>
 *   f(x, y) = 0.26 (x² + y²) − 0.48 x y
 *   minimum f(0, 0) = 0
 * </pre>
 *
 * <p>The Hessian [[0.52, −0.48], [−0.48, 0.52]] has the eigenvalues 0.04 and 1, so κ = 25.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 71.
 */
public record Matyas() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        return 0.26 * (x[0] * x[0] + x[1] * x[1]) - 0.48 * x[0] * x[1];
    }

    @Override
    public void gradient(double[] x, double[] g) {
        g[0] = 0.52 * x[0] - 0.48 * x[1];
        g[1] = 0.52 * x[1] - 0.48 * x[0];
    }

    @Override
    public double[][] minima() {
        return new double[][] {{0, 0}};
    }

    @Override
    public Window window() {
        return new Window(-10, 10, -10, 10);
    }

    @Override
    public double[] start() {
        return new double[] {-9, -5};
    }

    @Override
    public String name() {
        return "Matyas";
    }
}
