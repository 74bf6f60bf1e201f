package descent.objective;

/**
 * Rosenbrock's banana: the minimum lies in a long, bent, flat valley.
 *
 * <pre>
 *   f(x, y) = 100 (y − x²)² + (1 − x)²
 *   minimum f(1, 1) = 0
 * </pre>
 *
 * <p>The start is Rosenbrock's own, (−1.2, 1). At the minimum the Hessian is [[802, −400], [−400,
 * 200]] with κ ≈ 2508.
 *
 * <p>Source: <a href="https://doi.org/10.1093/comjnl/3.3.175">Rosenbrock (1960)</a>; <a
 * href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 105; <a
 * href="https://doi.org/10.1145/355934.355936">Moré, Garbow, Hillstrom (1981)</a>, no. 1.
 */
public record Rosenbrock() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        double u = x[1] - x[0] * x[0];
        double v = 1 - x[0];
        return 100 * u * u + v * v;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double u = x[1] - x[0] * x[0];
        g[0] = -400 * x[0] * u - 2 * (1 - x[0]);
        g[1] = 200 * u;
    }

    @Override
    public double[][] minima() {
        return new double[][] {{1, 1}};
    }

    @Override
    public Window window() {
        return new Window(-2, 2, -1, 3);
    }

    @Override
    public double[] start() {
        return new double[] {-1.2, 1};
    }

    @Override
    public String name() {
        return "Rosenbrock";
    }
}
