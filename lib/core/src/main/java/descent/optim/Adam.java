package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * Adam: a step along an average of the gradients, divided by the root of an average of their
 * squares; both averages start at 0 and are corrected for it.
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g          v ← β₂ v + (1 − β₂) g²                (N10.1), (N10.2)
 *   m̂ = m/(1 − β₁^t)               v̂ = v/(1 − β₂^t)
 *
 *   θ ← θ − η/√(v + ε) × √(1 − β₂^t)/(1 − β₁^t) × m     (N10.3), the notes' form
 *   θ ← θ − η m̂/(√v̂ + ε)                                paper, PyTorch
 *   θ ← θ − η √(1 − β₂^t)/(1 − β₁^t) m/(√v + ε)         Keras; the paper, before section 2.1
 *   θ ← θ − η m̂/√(v̂ + ε)                                ε inside the root of v̂
 *   θ ← θ − η m/(√v + ε)                                uncorrected
 *   θ ← θ − η/√(v + ε) × √(1 − β₂^t)/(1 − β₁) × m       as printed in N11a: wrong, t is lost
 * </pre>
 *
 * <p>The forms differ in where ε stands. Under the root of the uncorrected v (notes) it acts as
 * ε/(1 − β₂^t), which is 1000 ε at t = 1 for β₂ = 0.999, and ε later; so gradients below √(ε/(1 −
 * β₂^t)) are held back. Without correction the early steps are too large, up to 6.57 times at t =
 * 12 for the usual β. With ε = 0 a coordinate without any gradient makes no step.
 *
 * <p>The notes' form keeps the written order of operations. PyTorch's has the numbers that do not
 * depend on the coordinate taken out of the loop, {@code √v/r + ε} as {@code (√v + ε r)/r}: a root
 * and one division per coordinate, which the processor's divider limits, against a root and three
 * divisions in the paper's form. Two slots.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step
 * @param beta1 the decay rate β₁ of m, in [0, 1)
 * @param beta2 the decay rate β₂ of v, in [0, 1)
 * @param eps ε, 0 or more
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma, Ba (2015), algorithm 1 and section 2</a>
 */
public record Adam(Form form, Schedule eta, double beta1, double beta2, double eps)
        implements Rule {
    /** The published forms, and two that are wrong. */
    public enum Form {
        /** Folded correction, ε inside the root of v: the notes, N10. */
        NOTES(1e-8, "theta = theta - eta/sqrt(v + eps)*(sqrt(1 - beta2^t)/(1 - beta1^t))*m"),
        /** ε outside: Kingma and Ba (2015), algorithm 1. */
        PAPER(
                1e-8,
                "mhat = m/(1 - beta1^t)",
                "vhat = v/(1 - beta2^t)",
                "theta = theta - eta*mhat/(sqrt(vhat) + eps)"),
        /** The paper's form as in {@code torch.optim.Adam}, with √(1 − β₂^t) multiplied out. */
        PYTORCH(
                1e-8,
                "theta = theta - eta*(sqrt(1 - beta2^t)/(1 - beta1^t))*m/(sqrt(v)"
                        + " + eps*sqrt(1 - beta2^t))"),
        /** Folded correction, ε outside: {@code keras.optimizers.Adam}; Kingma, Ba, section 2. */
        KERAS(1e-7, "theta = theta - eta*(sqrt(1 - beta2^t)/(1 - beta1^t))*m/(sqrt(v) + eps)"),
        /** ε under the root of the corrected v̂: {@code optax.adam(eps=0, eps_root=eps)}. */
        EPS_INSIDE_VHAT(
                1e-8,
                "mhat = m/(1 - beta1^t)",
                "vhat = v/(1 - beta2^t)",
                "theta = theta - eta*mhat/sqrt(vhat + eps)"),
        /** No correction: what the correction is for. */
        UNCORRECTED(1e-8, "theta = theta - eta*m/(sqrt(v) + eps)"),
        /** The correction as the notes print it (N11a), √(1 − β^t)/(1 − β): wrong. */
        PRINTED_N11A(1e-8, "theta = theta - eta/sqrt(v + eps)*(sqrt(1 - beta2^t)/(1 - beta1))*m");

        private final Map<String, Double> usual;
        private final List<String> formula;

        Form(double eps, String... step) {
            usual = Map.of("beta1", 0.9, "beta2", 0.999, "eps", eps);
            formula = Formula.afterMoments(step);
        }

        boolean corrected() {
            return this != UNCORRECTED && this != PRINTED_N11A;
        }
    }

    /**
     * Checks the ranges.
     *
     * @param form whose form it is
     * @param eta the learning rate
     * @param beta1 the decay rate of m
     * @param beta2 the decay rate of v
     * @param eps ε
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adam {
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.notNegative("eps", eps);
    }

    private static Adam usual(Form form, double eta) {
        return new Adam(form, Schedule.constant(eta), 0.9, 0.999, form.usual.get("eps"));
    }

    /**
     * As in the notes: folded correction, ε = 1e-8 inside the root of v.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam asInNotes(double eta) {
        return usual(Form.NOTES, eta);
    }

    /**
     * As in the paper: m̂/(√v̂ + ε), ε = 1e-8.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam asInPaper(double eta) {
        return usual(Form.PAPER, eta);
    }

    /**
     * As in PyTorch: the paper's form in another order, ε = 1e-8.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam asInPyTorch(double eta) {
        return usual(Form.PYTORCH, eta);
    }

    /**
     * As in Keras: folded correction, ε = 1e-7 outside the root of v.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam asInKeras(double eta) {
        return usual(Form.KERAS, eta);
    }

    /**
     * ε = 1e-8 inside the root of v̂.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam epsilonInsideVHat(double eta) {
        return usual(Form.EPS_INSIDE_VHAT, eta);
    }

    /**
     * Without correction, ε = 1e-8 outside the root.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam uncorrected(double eta) {
        return usual(Form.UNCORRECTED, eta);
    }

    /**
     * With the wrong correction that the notes print: √(1 − β₂^t)/(1 − β₁), which tends to 10
     * instead of 1.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static Adam asPrintedN11a(double eta) {
        return usual(Form.PRINTED_N11A, eta);
    }

    /**
     * The same form with another ε.
     *
     * @param epsilon 0 or more
     * @return a new rule
     */
    public Adam withEps(double epsilon) {
        return new Adam(form, eta, beta1, beta2, epsilon); // (N12)
    }

    /**
     * The same form with other decay rates.
     *
     * @param b1 β₁ in [0, 1)
     * @param b2 β₂ in [0, 1)
     * @return a new rule
     */
    public Adam withBetas(double b1, double b2) {
        return new Adam(form, eta, b1, b2, eps);
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v");
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double c1 = 1 - Math.pow(beta1, t);
        double c2 = 1 - Math.pow(beta2, t);
        switch (form) {
            case NOTES -> notes(t, Math.sqrt(c2) / c1, g, theta, slot, from, to);
            case PAPER -> paper(t, g, theta, slot, from, to);
            case PYTORCH -> keras(t, Math.sqrt(c2) / c1, Math.sqrt(c2), g, theta, slot, from, to);
            case KERAS -> keras(t, Math.sqrt(c2) / c1, 1, g, theta, slot, from, to);
            case EPS_INSIDE_VHAT -> insideVHat(t, g, theta, slot, from, to);
            case UNCORRECTED -> keras(t, 1, 1, g, theta, slot, from, to);
            // (N11a): t is lost below, and one β stands for two
            case PRINTED_N11A -> notes(t, Math.sqrt(c2) / (1 - beta1), g, theta, slot, from, to);
        }
    }

    private void notes(
            int t, double c, double[] g, double[] theta, double[][] s, int from, int to) {
        double[] m = s[0];
        double[] v = s[1];
        double eta = this.eta.at(t);
        double eps = Divisor.inside(this.eps);
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]; // (N10.1)
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]); // (N10.2)
            theta[i] = theta[i] - eta / Math.sqrt(v[i] + eps) * c * m[i]; // (N10.3)
        }
    }

    private void paper(int t, double[] g, double[] theta, double[][] s, int from, int to) {
        double[] m = s[0];
        double[] v = s[1];
        double eta = this.eta.at(t);
        double eps = Divisor.outside(this.eps);
        double c1 = 1 - Math.pow(beta1, t);
        double c2 = 1 - Math.pow(beta2, t);
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            double mHat = m[i] / c1;
            double vHat = v[i] / c2;
            theta[i] = theta[i] - eta * mHat / (Math.sqrt(vHat) + eps);
        }
    }

    /** With c and scale: η c m/(√v + ε scale). */
    private void keras(
            int t,
            double c,
            double scale,
            double[] g,
            double[] theta,
            double[][] s,
            int from,
            int to) {
        double[] m = s[0];
        double[] v = s[1];
        double rate = eta.at(t) * c;
        double eps = Divisor.outside(this.eps * scale);
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            theta[i] = theta[i] - rate * m[i] / (Math.sqrt(v[i]) + eps);
        }
    }

    private void insideVHat(int t, double[] g, double[] theta, double[][] s, int from, int to) {
        double[] m = s[0];
        double[] v = s[1];
        double eta = this.eta.at(t);
        double eps = Divisor.inside(this.eps);
        double c1 = 1 - Math.pow(beta1, t);
        double c2 = 1 - Math.pow(beta2, t);
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            double mHat = m[i] / c1;
            double vHat = v[i] / c2;
            theta[i] = theta[i] - eta * mHat / Math.sqrt(vHat + eps);
        }
    }

    /** m̂, or m in the forms without a right correction. */
    @Override
    public double direction(State after, double[] g, int i) {
        return after.slot(0, i) / (form.corrected() ? 1 - Math.pow(beta1, after.t()) : 1);
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("Adam", form, eta, form.usual, this);
    }
}
