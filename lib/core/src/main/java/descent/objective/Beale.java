package descent.objective;

/**
 * Beale's function: flat in the middle, steep walls at the corners.
 *
 * <pre>
 *   f(x, y) = (1.5 − x + x y)² + (2.25 − x + x y²)² + (2.625 − x + x y³)²
 *   minimum f(3, 0.5) = 0
 * </pre>
 *
 * <p>The start is that of Moré, Garbow and Hillstrom, (1, 1). For y = 1 the value does not depend
 * on x, so the start lies on a plateau.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 10; <a
 * href="https://doi.org/10.1145/355934.355936">Moré, Garbow, Hillstrom (1981)</a>, no. 5.
 */
public record Beale() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        double y = x[1];
        double p = 1.5 - x[0] + x[0] * y;
        double q = 2.25 - x[0] + x[0] * y * y;
        double r = 2.625 - x[0] + x[0] * y * y * y;
        return p * p + q * q + r * r;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double y = x[1];
        double p = 1.5 - x[0] + x[0] * y;
        double q = 2.25 - x[0] + x[0] * y * y;
        double r = 2.625 - x[0] + x[0] * y * y * y;
        g[0] = 2 * (p * (y - 1) + q * (y * y - 1) + r * (y * y * y - 1));
        g[1] = 2 * x[0] * (p + 2 * q * y + 3 * r * y * y);
    }

    @Override
    public double[][] minima() {
        return new double[][] {{3, 0.5}};
    }

    @Override
    public Window window() {
        return new Window(-4.5, 4.5, -4.5, 4.5);
    }

    @Override
    public double[] start() {
        return new double[] {1, 1};
    }

    @Override
    public String name() {
        return "Beale";
    }
}
