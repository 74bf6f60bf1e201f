package descent.objective;

/**
 * The three-hump camel: one global minimum between two local ones.
 *
 * <pre>
 *   f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + x y + y²
 *   minimum f(0, 0) = 0
 * </pre>
 *
 * <p>The two local minima lie at ±(1.747552, −0.873776), value 0.298638; an optimizer that sets out
 * from the start finds one of them unless momentum carries it on. The published domain is [−5, 5]²;
 * the window is the part that holds the three valleys.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 29.
 */
public record Camel() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        double s = x[0] * x[0];
        return s * (2 - 1.05 * s + s * s / 6) + x[0] * x[1] + x[1] * x[1];
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double s = x[0] * x[0];
        g[0] = x[0] * (4 - 4.2 * s + s * s) + x[1];
        g[1] = x[0] + 2 * x[1];
    }

    @Override
    public double[][] minima() {
        return new double[][] {{0, 0}};
    }

    @Override
    public Window window() {
        return new Window(-2, 2, -2, 2);
    }

    @Override
    public double[] start() {
        return new double[] {-1.9, 1.5};
    }

    @Override
    public String name() {
        return "Camel";
    }
}
