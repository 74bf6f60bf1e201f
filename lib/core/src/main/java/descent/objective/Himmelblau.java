package descent.objective;

/**
 * Himmelblau's function: four minima of equal value.
 *
 * <pre>
 *   f(x, y) = (x² + y − 11)² + (x + y² − 7)²
 *   minima f = 0 at (3, 2), (−2.805118, 3.131313), (−3.779310, −3.283186), (3.584428, −1.848127)
 * </pre>
 *
 * <p>Which minimum an optimizer reaches depends on its start and on its rate. There is a local
 * maximum near (−0.270845, −0.923039).
 *
 * <p>Source: <a href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 65.
 */
public record Himmelblau() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        double u = x[0] * x[0] + x[1] - 11;
        double v = x[0] + x[1] * x[1] - 7;
        return u * u + v * v;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double u = x[0] * x[0] + x[1] - 11;
        double v = x[0] + x[1] * x[1] - 7;
        g[0] = 4 * x[0] * u + 2 * v;
        g[1] = 2 * u + 4 * x[1] * v;
    }

    @Override
    public double[][] minima() {
        return new double[][] {
            {3, 2},
            {-2.8051180869527448, 3.1313125182505730},
            {-3.7793102533777469, -3.2831859912861694},
            {3.5844283403304917, -1.8481265269644034}
        };
    }

    @Override
    public Window window() {
        return new Window(-5, 5, -5, 5);
    }

    @Override
    public double[] start() {
        return new double[] {0, 0};
    }

    @Override
    public String name() {
        return "Himmelblau";
    }
}
