package descent.objective;

/**
 * Booth's function: a convex quadratic whose axes lie aslant.
 *
 * <pre>
 *   f(x, y) = (x + 2y − 7)² + (2x + y − 5)²
 *   minimum f(1, 3) = 0
 * </pre>
 *
 * <p>The Hessian is [[10, 8], [8, 10]] with the eigenvalues 2 and 18, so κ = 9.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 20.
 */
public record Booth() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        double u = x[0] + 2 * x[1] - 7;
        double v = 2 * x[0] + x[1] - 5;
        return u * u + v * v;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double u = x[0] + 2 * x[1] - 7;
        double v = 2 * x[0] + x[1] - 5;
        g[0] = 2 * u + 4 * v;
        g[1] = 4 * u + 2 * v;
    }

    @Override
    public double[][] minima() {
        return new double[][] {{1, 3}};
    }

    @Override
    public Window window() {
        return new Window(-10, 10, -10, 10);
    }

    @Override
    public double[] start() {
        return new double[] {-8, -6};
    }

    @Override
    public String name() {
        return "Booth";
    }
}
