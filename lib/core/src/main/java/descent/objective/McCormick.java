package descent.objective;

/**
 * McCormick's function: a wavy slope, with two minima in its usual window.
 *
 * <pre>
 *   f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1
 *   minimum f(1/2 − π/3, −1/2 − π/3) = −√3/2 − π/3 ≈ −1.913222954981
 *   a higher one f(1/2 + 2π/3, −1/2 + 2π/3) = −√3/2 + 2π/3 ≈ 1.228369698609
 * </pre>
 *
 * <p>Along x = y the function falls without bound to the lower left, by π per wave; so the minimum
 * is one in the window only. Gradient descent with a small rate ends in the lower minimum if x + y
 * &lt; 2π/3 at the start.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1308.4008">Jamil, Yang (2013)</a>, no. 72.
 */
public record McCormick() implements TestFunction {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] x) {
        double d = x[0] - x[1];
        return Math.sin(x[0] + x[1]) + d * d - 1.5 * x[0] + 2.5 * x[1] + 1;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double c = Math.cos(x[0] + x[1]);
        double d = x[0] - x[1];
        g[0] = c + 2 * d - 1.5;
        g[1] = c - 2 * d + 2.5;
    }

    @Override
    public double[][] minima() {
        return new double[][] {{0.5 - Math.PI / 3, -0.5 - Math.PI / 3}};
    }

    @Override
    public Window window() {
        return new Window(-1.5, 4, -3, 3);
    }

    @Override
    public double[] start() {
        return new double[] {3, -2};
    }

    @Override
    public String name() {
        return "McCormick";
    }
}
