package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * Adamax, Adam with the largest gradient of late in place of the root of an average of squares.
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g
 *   u ← max(β₂ u, |g|)                       paper, Keras
 *   u ← max(β₂ u, |g| + ε)                   PyTorch
 *
 *   θ ← θ − η/(1 − β₁^t) m/(u + ε)           paper (ε = 0), Keras
 *   θ ← θ − η/(1 − β₁^t) m/u                 PyTorch
 * </pre>
 *
 * <p>u is a norm, so it needs no correction: in the first step it is |g| itself, and the step has
 * the length η. A large gradient is forgotten by the factor β₂ per step, and no sooner. With ε = 0
 * a coordinate without any gradient makes no step. Two slots; one division per coordinate, no root.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step
 * @param beta1 the decay rate β₁ of m, in [0, 1)
 * @param beta2 the decay rate β₂ of u, in [0, 1)
 * @param eps ε, 0 or more
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma, Ba (2015), algorithm 2</a>
 */
public record Adamax(Form form, Schedule eta, double beta1, double beta2, double eps)
        implements Rule {
    /** The published forms. */
    public enum Form {
        /** No ε: Kingma and Ba (2015), algorithm 2. */
        PAPER(0, "u = max(beta2*u, abs(g))", "theta = theta - eta/(1 - beta1^t)*m/(u + eps)"),
        /** ε added to every |g|: {@code torch.optim.Adamax}. */
        PYTORCH(1e-8, "u = max(beta2*u, abs(g) + eps)", "theta = theta - eta/(1 - beta1^t)*m/u"),
        /** ε in the divisor: {@code keras.optimizers.Adamax}. */
        KERAS(1e-7, "u = max(beta2*u, abs(g))", "theta = theta - eta/(1 - beta1^t)*m/(u + eps)");

        private final Map<String, Double> usual;
        private final List<String> formula;

        Form(double eps, String norm, String step) {
            usual = Map.of("beta1", 0.9, "beta2", 0.999, "eps", eps);
            formula = List.of("m = beta1*m + (1 - beta1)*g", norm, step);
        }
    }

    /**
     * Checks the ranges.
     *
     * @param form whose form it is
     * @param eta the learning rate
     * @param beta1 the decay rate of m
     * @param beta2 the decay rate of u
     * @param eps ε
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adamax {
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.notNegative("eps", eps);
    }

    /**
     * As in the paper: no ε.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adamax asInPaper(double eta) {
        return new Adamax(Form.PAPER, Schedule.constant(eta), 0.9, 0.999, 0);
    }

    /**
     * As in PyTorch: ε = 1e-8, added to every |g|.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adamax asInPyTorch(double eta) {
        return new Adamax(Form.PYTORCH, Schedule.constant(eta), 0.9, 0.999, 1e-8);
    }

    /**
     * As in Keras: ε = 1e-7, in the divisor.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adamax asInKeras(double eta) {
        return new Adamax(Form.KERAS, Schedule.constant(eta), 0.9, 0.999, 1e-7);
    }

    @Override
    public List<String> slots() {
        return List.of("m", "u");
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double rate = eta.at(t) / (1 - Math.pow(beta1, t));
        if (form == Form.PYTORCH) {
            run(rate, eps, 0, g, theta, slot, from, to);
        } else {
            run(rate, 0, eps, g, theta, slot, from, to);
        }
    }

    /** Adds {@code floor} to every |g|, and {@code eps} to the divisor. */
    private void run(
            double rate,
            double floor,
            double eps,
            double[] g,
            double[] theta,
            double[][] slot,
            int from,
            int to) {
        double[] m = slot[0];
        double[] u = slot[1];
        double added = Divisor.outside(eps);
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            u[i] = Math.max(beta2 * u[i], Math.abs(g[i]) + floor);
            theta[i] = theta[i] - rate * m[i] / (u[i] + added);
        }
    }

    /** m̂. */
    @Override
    public double direction(State after, double[] g, int i) {
        return after.slot(0, i) / (1 - Math.pow(beta1, after.t()));
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("Adamax", form, eta, form.usual, this);
    }
}
