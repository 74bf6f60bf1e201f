package descent.objective;

import descent.text.Require;

/**
 * The online problem on which Adam goes to the worst point: every third gradient is large and
 * right, the two between are small and wrong.
 *
 * <pre>
 *   f_t(x) = C x    if t mod 3 = 1          −1 ≤ x ≤ 1
 *          = −x     otherwise
 *   cost per three steps (C − 2) x, least at x = −1
 * </pre>
 *
 * <p>With β₁ = 0, β₂ = 1/(1 + C²) and η_t = η/√t Adam divides the large gradient by about C and the
 * small ones by less, and drifts to x = +1; AMSGrad, which never forgets the large one, goes to −1.
 * For C = 3 β₂ is 0.1.
 *
 * <p>Source: <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi, Kale, Kumar (2018)</a>,
 * section 3 and theorem 1.
 *
 * @param c the large gradient C
 */
public record Reddi(double c) implements OnlineProblem {
    /**
     * Checks C.
     *
     * @param c the large gradient C, above 2
     * @throws IllegalArgumentException if C is not above 2; then x = −1 would not be the best point
     */
    public Reddi {
        Require.positive("C − 2", c - 2);
    }

    @Override
    public double value(int t, double[] x) {
        return slope(t) * x[0];
    }

    @Override
    public void gradient(int t, double[] x, double[] g) {
        g[0] = slope(t);
    }

    private double slope(int t) {
        return t % 3 == 1 ? c : -1;
    }

    @Override
    public void project(double[] x) {
        x[0] = Math.max(-1, Math.min(1, x[0]));
    }

    @Override
    public double[] start() {
        return new double[] {0};
    }
}
