package descent.optim;

import java.util.List;

/**
 * Gradient descent: a step against the gradient.
 *
 * <pre>
 *   θ ← θ − η g                                                   (N1)
 * </pre>
 *
 * <p>On a quadratic with the curvatures λ₁ ≤ ... ≤ λₙ it converges exactly if 0 &lt; η &lt; 2/λₙ,
 * and fastest, by the factor (κ − 1)/(κ + 1) per step, at η = 2/(λ₁ + λₙ), where κ = λₙ/λ₁. One
 * multiplication and one subtraction per coordinate.
 *
 * @param eta the learning rate η as a function of the step
 * @see <a href="https://doi.org/10.1137/16M1080173">Bottou, Curtis, Nocedal (2018), section 4</a>
 */
public record GradientDescent(Schedule eta) implements Rule {
    /**
     * With a constant learning rate.
     *
     * @param eta the learning rate, above 0
     * @throws IllegalArgumentException if η is not a number above 0
     */
    public GradientDescent(double eta) {
        this(Schedule.constant(eta));
    }

    @Override
    public List<String> slots() {
        return List.of();
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double rate = eta.at(t);
        for (int i = from; i < to; i++) {
            theta[i] = theta[i] - rate * g[i]; // (N1)
        }
    }

    @Override
    public List<String> formula() {
        return List.of("theta = theta - eta*g");
    }

    @Override
    public String name() {
        return "GD (η = " + eta + ")";
    }
}
