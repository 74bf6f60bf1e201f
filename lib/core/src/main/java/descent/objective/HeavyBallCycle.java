package descent.objective;

/**
 * A convex function on which momentum runs round in circles for ever: the gradient is continuous
 * and rises by pieces, steep, flat, steep.
 *
 * <pre>
 *   f'(x) = 25x         for x &lt; 1            f(x) = 25x²/2
 *         = x + 24      for 1 ≤ x &lt; 2               x²/2 + 24x − 12
 *         = 25x − 24    for x ≥ 2                   25x²/2 − 24x + 36
 *   minimum f(0) = 0
 * </pre>
 *
 * <p>The second derivative lies between 1 and 25, so κ = 25. Polyak's momentum with the rates that
 * are best for such a quadratic, η = 1/9 and μ = 4/9, ends from x₀ = 3.3 in the cycle 0.646531,
 * −1.802449, 2.115918. Gradient descent with η = 1/25 converges.
 *
 * <p>Source: <a href="https://doi.org/10.1137/15M1009597">Lessard, Recht, Packard (2016)</a>.
 */
public record HeavyBallCycle() implements TestFunction {
    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double value(double[] x) {
        double s = x[0];
        if (s < 1) {
            return 12.5 * s * s;
        }
        return s < 2 ? 0.5 * s * s + 24 * s - 12 : 12.5 * s * s - 24 * s + 36;
    }

    @Override
    public void gradient(double[] x, double[] g) {
        double s = x[0];
        if (s < 1) {
            g[0] = 25 * s;
        } else {
            g[0] = s < 2 ? s + 24 : 25 * s - 24;
        }
    }

    @Override
    public double[][] minima() {
        return new double[][] {{0}};
    }

    @Override
    public Window window() {
        return new Window(-4, 4, 0, 200);
    }

    @Override
    public double[] start() {
        return new double[] {3.3};
    }

    @Override
    public String name() {
        return "Lessard et al.";
    }
}
