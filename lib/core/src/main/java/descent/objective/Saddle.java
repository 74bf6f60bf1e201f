package descent.objective;

/**
 * The simplest saddle: a valley in one direction, a ridge in the other.
 *
 * <pre>
 *   f(x, y) = x² − y²
 *   no minimum: f falls without bound along y
 * </pre>
 *
 * <p>The gradient at the saddle point (0, 0) is zero. The start lies close to the ridge, at (1.5,
 * 0.001), so that an optimizer first runs to the saddle point and lingers there.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1406.2572">Dauphin et al. (2014)</a>.
 */
public record Saddle() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        return x[0] * x[0] - x[1] * x[1];
    }

    @Override
    public void gradient(double[] x, double[] g) {
        g[0] = 2 * x[0];
        g[1] = -2 * x[1];
    }

    @Override
    public double[][] minima() {
        return new double[0][];
    }

    @Override
    public Window window() {
        return new Window(-2, 2, -2, 2);
    }

    @Override
    public double[] start() {
        return new double[] {1.5, 0.001};
    }

    @Override
    public String name() {
        return "x² − y²";
    }
}
