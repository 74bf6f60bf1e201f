package descent.optim;

import descent.text.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Adagrad: every parameter has its own learning rate, η divided by the root of the sum of its
 * squared gradients.
 *
 * <pre>
 *   G ← G + g²       θ ← θ − η/√G · g                 (N6), the notes' form: no ε
 *   G ← G + g²       θ ← θ − η g/(√G + ε)             paper, PyTorch (ε = 1e-10)
 *   G ← G + g²       θ ← θ − η g/√(G + ε)             Keras (ε = 1e-7, G₀ = 0.1)
 * </pre>
 *
 * <p>G never falls, so the effective rate η/√G never rises. For gradients bounded away from 0 the
 * steps shrink like η/√t, and their sum still diverges: learning slows down, it does not stop.
 *
 * <p>Where G = 0 no gradient has come yet, and 0/0 is defined as no step. Where G is below the
 * smallest normal number, as after gradients below 1e-154, that number stands in its place without
 * ε, so the step is shorter than η. One slot; a root and a division per coordinate.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step
 * @param eps ε, 0 or more; 0 in the notes' form
 * @param g0 the start G₀ of the accumulator, 0 or more
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan, Singer (2011)</a>
 */
public record Adagrad(Form form, Schedule eta, double eps, double g0) implements Rule {
    /** The published forms. */
    public enum Form {
        /** No ε: the notes. */
        NOTES("G = G + g^2", "theta = theta - eta/sqrt(G)*g"),
        /** ε outside the root: Duchi et al. (2011), where it is δ; {@code torch.optim.Adagrad}. */
        PAPER("G = G + g^2", "theta = theta - eta*g/(sqrt(G) + eps)"),
        /** ε inside the root: {@code keras.optimizers.Adagrad}, which starts at G₀ = 0.1. */
        KERAS("G = G + g^2", "theta = theta - eta*g/sqrt(G + eps)");

        private final List<String> formula;

        Form(String... formula) {
            this.formula = List.of(formula);
        }
    }

    /**
     * Checks the ranges.
     *
     * @param form whose form it is
     * @param eta the learning rate
     * @param eps ε, 0 or more; 0 in the notes' form
     * @param g0 the start of the accumulator, 0 or more
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adagrad {
        Require.notNegative("g0", g0);
        if (form == Form.NOTES) {
            Require.equal("eps", eps, 0);
        }
        Require.notNegative("eps", eps);
    }

    /**
     * As in the notes: no ε.
     *
     * @param eta the learning rate, above 0
     * @return θ ← θ − η/√G · g
     */
    public static Adagrad asInNotes(double eta) {
        return new Adagrad(Form.NOTES, Schedule.constant(eta), 0, 0);
    }

    /**
     * As in the paper, with its δ as ε.
     *
     * @param eta the learning rate, above 0
     * @param eps ε, 0 or more
     * @return θ ← θ − η g/(√G + ε)
     */
    public static Adagrad asInPaper(double eta, double eps) {
        return new Adagrad(Form.PAPER, Schedule.constant(eta), eps, 0);
    }

    /**
     * As in PyTorch: the paper's form with ε = 1e-10.
     *
     * @param eta the learning rate, above 0
     * @return θ ← θ − η g/(√G + ε)
     */
    public static Adagrad asInPyTorch(double eta) {
        return asInPaper(eta, 1e-10);
    }

    /**
     * As in Keras: ε = 1e-7 inside the root, G₀ = 0.1.
     *
     * @param eta the learning rate, above 0
     * @return θ ← θ − η g/√(G + ε)
     */
    public static Adagrad asInKeras(double eta) {
        return new Adagrad(Form.KERAS, Schedule.constant(eta), 1e-7, 0.1);
    }

    @Override
    public List<String> slots() {
        return List.of("G");
    }

    @Override
    public void start(double[] theta, double[][] slot) {
        Arrays.fill(slot[0], g0);
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double rate = eta.at(t);
        switch (form) {
            case NOTES -> notes(rate, g, theta, slot[0], from, to);
            case PAPER -> paper(rate, Divisor.outside(eps), g, theta, slot[0], from, to);
            case KERAS -> keras(rate, Divisor.inside(eps), g, theta, slot[0], from, to);
        }
    }

    private static void notes(
            double eta, double[] g, double[] theta, double[] G, int from, int to) {
        for (int i = from; i < to; i++) {
            G[i] = G[i] + g[i] * g[i]; // (N6)
            theta[i] = theta[i] - eta / Math.sqrt(Math.max(G[i], Divisor.TINY)) * g[i];
        }
    }

    private static void paper(
            double eta, double eps, double[] g, double[] theta, double[] G, int from, int to) {
        for (int i = from; i < to; i++) {
            G[i] = G[i] + g[i] * g[i];
            theta[i] = theta[i] - eta * g[i] / (Math.sqrt(G[i]) + eps);
        }
    }

    private static void keras(
            double eta, double eps, double[] g, double[] theta, double[] G, int from, int to) {
        for (int i = from; i < to; i++) {
            G[i] = G[i] + g[i] * g[i];
            theta[i] = theta[i] - eta * g[i] / Math.sqrt(G[i] + eps);
        }
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        Map<String, Double> usual =
                switch (form) {
                    case NOTES -> Map.of("eps", 0.0, "g0", 0.0);
                    case PAPER -> Map.of("eps", 1e-10, "g0", 0.0);
                    case KERAS -> Map.of("eps", 1e-7, "g0", 0.1);
                };
        return Notation.name("Adagrad", form, eta, usual, this);
    }
}
