package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * RMSprop: the learning rate divided by the root of an exponential average of the squared
 * gradients.
 *
 * <pre>
 *   E ← ρ E + (1 − ρ) g²     θ ← θ − η/√(E + ε) · g           (N8), the notes' form; Keras
 *   E ← ρ E + (1 − ρ) g²     θ ← θ − η g/(√E + ε)             PyTorch
 *   E ← ρ E + (1 − ρ) g²     θ ← θ − η g/(√(E/(1 − ρ^t)) + ε)   corrected
 * </pre>
 *
 * <p>E is the notes' E[g²], the slot {@code Eg2}. Without a correction E starts too small, and the
 * first step is η/√(1 − ρ), 3.16 η for ρ = 0.9. The corrected form is Adam (paper) with β₁ = 0 and
 * β₂ = ρ. With ε = 0 a coordinate without any gradient makes no step. One slot; a root and a
 * division per coordinate, two divisions in the corrected form.
 *
 * @param form whose form it is
 * @param eta the global learning rate η as a function of the step
 * @param rho the decay rate ρ in [0, 1); PyTorch's α
 * @param eps ε, 0 or more
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman,
 *     Hinton (2012), lecture 6e</a>
 */
public record RmsProp(Form form, Schedule eta, double rho, double eps) implements Rule {
    private static final String AVERAGE = "Eg2 = rho*Eg2 + (1 - rho)*g^2";

    /** The published forms. */
    public enum Form {
        /** ε inside the root: the notes; {@code keras.optimizers.RMSprop}. */
        NOTES(0.9, 1e-8, "theta = theta - eta/sqrt(Eg2 + eps)*g"),
        /** ε outside the root: {@code torch.optim.RMSprop}. */
        PYTORCH(0.99, 1e-8, "theta = theta - eta*g/(sqrt(Eg2) + eps)"),
        /** {@code optax.rmsprop(bias_correction=True, eps_in_sqrt=False)}: Adam with β₁ = 0. */
        CORRECTED(0.9, 1e-8, "theta = theta - eta*g/(sqrt(Eg2/(1 - rho^t)) + eps)");

        private final Map<String, Double> usual;
        private final List<String> formula;

        Form(double rho, double eps, String step) {
            usual = Map.of("rho", rho, "eps", eps);
            formula = List.of(AVERAGE, step);
        }
    }

    /**
     * Checks the ranges.
     *
     * @param form whose form it is
     * @param eta the learning rate
     * @param rho the decay rate
     * @param eps ε
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public RmsProp {
        Require.decay("rho", rho);
        Require.notNegative("eps", eps);
    }

    /**
     * As in the notes, with ρ = 0.9 and ε = 1e-8.
     *
     * @param eta the learning rate, above 0
     * @return ε inside the root
     */
    public static RmsProp asInNotes(double eta) {
        return new RmsProp(Form.NOTES, Schedule.constant(eta), 0.9, 1e-8);
    }

    /**
     * As in PyTorch, with α = 0.99 and ε = 1e-8.
     *
     * @param eta the learning rate, above 0
     * @return ε outside the root
     */
    public static RmsProp asInPyTorch(double eta) {
        return new RmsProp(Form.PYTORCH, Schedule.constant(eta), 0.99, 1e-8);
    }

    /**
     * As in Keras: the notes' form with ρ = 0.9 and ε = 1e-7.
     *
     * @param eta the learning rate, above 0
     * @return ε inside the root
     */
    public static RmsProp asInKeras(double eta) {
        return new RmsProp(Form.NOTES, Schedule.constant(eta), 0.9, 1e-7);
    }

    /**
     * With bias correction, ρ = 0.9 and ε = 1e-8.
     *
     * @param eta the learning rate, above 0
     * @return E/(1 − ρ^t) in place of E, ε outside the root
     */
    public static RmsProp corrected(double eta) {
        return new RmsProp(Form.CORRECTED, Schedule.constant(eta), 0.9, 1e-8);
    }

    @Override
    public List<String> slots() {
        return List.of("Eg2");
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double rate = eta.at(t);
        switch (form) {
            case NOTES -> notes(rate, g, theta, slot[0], from, to);
            case PYTORCH -> pyTorch(rate, g, theta, slot[0], from, to);
            case CORRECTED -> corrected(t, rate, g, theta, slot[0], from, to);
        }
    }

    private void notes(double eta, double[] g, double[] theta, double[] E, int from, int to) {
        double eps = Divisor.inside(this.eps);
        for (int i = from; i < to; i++) {
            E[i] = rho * E[i] + (1 - rho) * (g[i] * g[i]);
            theta[i] = theta[i] - eta / Math.sqrt(E[i] + eps) * g[i]; // (N8)
        }
    }

    private void pyTorch(double eta, double[] g, double[] theta, double[] E, int from, int to) {
        double eps = Divisor.outside(this.eps);
        for (int i = from; i < to; i++) {
            E[i] = rho * E[i] + (1 - rho) * (g[i] * g[i]);
            theta[i] = theta[i] - eta * g[i] / (Math.sqrt(E[i]) + eps);
        }
    }

    private void corrected(
            int t, double eta, double[] g, double[] theta, double[] E, int from, int to) {
        double eps = Divisor.outside(this.eps);
        double correction = 1 - Math.pow(rho, t);
        for (int i = from; i < to; i++) {
            E[i] = rho * E[i] + (1 - rho) * (g[i] * g[i]);
            double vHat = E[i] / correction; // (N13): Adam with β₁ = 0
            theta[i] = theta[i] - eta * g[i] / (Math.sqrt(vHat) + eps);
        }
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("RMSprop", form, eta, form.usual, this);
    }
}
