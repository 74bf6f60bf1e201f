package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * Adadelta: the ratio of two running root mean squares, of the steps already made and of the
 * gradients, in place of a learning rate.
 *
 * <pre>
 *   E[g²]  ← ρ E[g²] + (1 − ρ) g²                                           (N7)
 *   Δθ     = − √(E[Δθ²] + ε)/√(E[g²] + ε) · g       E[Δθ²] of the steps already made
 *   E[Δθ²] ← ρ E[Δθ²] + (1 − ρ) Δθ²
 *   θ      ← θ + Δθ                                 PyTorch, Keras: θ ← θ + η Δθ
 * </pre>
 *
 * <p>Δθ has the unit of θ, as g/√E[g²] has none. ε is the hidden learning rate: the first step is
 * √(ε/(1 − ρ)) for every gradient that is large against √ε.
 *
 * <p>The {@linkplain #literal literal} form reads the notes' index as it stands, E[Δθ²]_t with the
 * step of the same t. That is an equation for Δθ, with the solution
 *
 * <pre>
 *   Δθ = − √(ρ E[Δθ²] + ε)/√(ρ E[g²] + ε) · g
 * </pre>
 *
 * <p>and from E[Δθ²] = E[g²] = 0 it follows by induction that Δθ = −g: gradient descent with η = 1.
 *
 * <p>With ε = 0 no coordinate ever moves (√0 in the numerator); 0/0 is no step. Slots {@code Eg2}
 * and {@code Ed2}; two roots and a division per coordinate.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step; 1 in the forms that have none
 * @param rho the decay rate ρ in [0, 1)
 * @param eps ε, 0 or more; above 0 in the literal form
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler (2012), algorithm 1</a>
 */
public record Adadelta(Form form, Schedule eta, double rho, double eps) implements Rule {
    private static final String AVERAGE = "Eg2 = rho*Eg2 + (1 - rho)*g^2";
    private static final String RATIO = "Delta = -(sqrt(Ed2 + eps)/sqrt(Eg2 + eps)*g)";
    private static final String SQUARES = "Ed2 = rho*Ed2 + (1 - rho)*Delta^2";

    /** The published forms. */
    public enum Form {
        /** E[Δθ²] of the steps already made, no rate: the notes rightly read; Zeiler (2012). */
        NOTES(0.95, AVERAGE, RATIO, SQUARES, "theta = theta + Delta"),
        /** The notes' index taken literally: E[Δθ²] of the same step. */
        LITERAL(
                0.95,
                "Delta = -(sqrt(rho*Ed2 + eps)/sqrt(rho*Eg2 + eps)*g)",
                AVERAGE,
                SQUARES,
                "theta = theta + Delta"),
        /** With a rate that E[Δθ²] does not see: {@code torch.optim.Adadelta}; Keras. */
        PYTORCH(0.9, AVERAGE, RATIO, SQUARES, "theta = theta + eta*Delta");

        private final Map<String, Double> usual;
        private final List<String> formula;

        Form(double rho, String... formula) {
            this.usual = Map.of("rho", rho, "eps", 1e-6);
            this.formula = List.of(formula);
        }
    }

    /**
     * Checks the ranges.
     *
     * @param form whose form it is
     * @param eta the learning rate; constant 1 in the forms without one
     * @param rho the decay rate
     * @param eps ε
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adadelta {
        if (form != Form.PYTORCH) {
            Require.equal("eta", eta instanceof Schedule.Constant c ? c.eta() : Double.NaN, 1);
        }
        Require.decay("rho", rho);
        if (form == Form.LITERAL) {
            Require.positive("eps", eps);
        }
        Require.notNegative("eps", eps);
    }

    /**
     * As in the notes and in Zeiler's paper, with ρ = 0.95 and ε = 1e-6.
     *
     * @return no learning rate
     */
    public static Adadelta asInNotes() {
        return asInNotes(0.95, 1e-6);
    }

    /**
     * As in the notes and in Zeiler's paper.
     *
     * @param rho the decay rate in [0, 1)
     * @param eps ε, 0 or more
     * @return no learning rate
     */
    public static Adadelta asInNotes(double rho, double eps) {
        return new Adadelta(Form.NOTES, Schedule.constant(1), rho, eps);
    }

    /**
     * The notes' index taken literally: gradient descent with η = 1.
     *
     * @param rho the decay rate in [0, 1)
     * @param eps ε, above 0: without it the equation for the first step has no solution
     * @return E[Δθ²] of the same step
     */
    public static Adadelta literal(double rho, double eps) {
        return new Adadelta(Form.LITERAL, Schedule.constant(1), rho, eps);
    }

    /**
     * As in PyTorch, with ρ = 0.9 and ε = 1e-6.
     *
     * @param eta the learning rate, above 0; PyTorch's default is 1
     * @return θ ← θ + η Δθ
     */
    public static Adadelta asInPyTorch(double eta) {
        return new Adadelta(Form.PYTORCH, Schedule.constant(eta), 0.9, 1e-6);
    }

    /**
     * As in Keras: PyTorch's form with ρ = 0.95 and ε = 1e-7.
     *
     * @param eta the learning rate, above 0; Keras' default is 0.001
     * @return θ ← θ + η Δθ
     */
    public static Adadelta asInKeras(double eta) {
        return new Adadelta(Form.PYTORCH, Schedule.constant(eta), 0.95, 1e-7);
    }

    @Override
    public List<String> slots() {
        return List.of("Eg2", "Ed2");
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        switch (form) {
            case NOTES -> notes(g, theta, slot[0], slot[1], from, to);
            case LITERAL -> literal(g, theta, slot[0], slot[1], from, to);
            case PYTORCH -> pyTorch(eta.at(t), g, theta, slot[0], slot[1], from, to);
        }
    }

    private void notes(double[] g, double[] theta, double[] E, double[] D, int from, int to) {
        double eps = Divisor.inside(this.eps);
        for (int i = from; i < to; i++) {
            E[i] = rho * E[i] + (1 - rho) * (g[i] * g[i]); // (N7)
            double delta = -(Math.sqrt(D[i] + eps) / Math.sqrt(E[i] + eps) * g[i]);
            D[i] = rho * D[i] + (1 - rho) * (delta * delta);
            theta[i] = theta[i] + delta;
        }
    }

    private void literal(double[] g, double[] theta, double[] E, double[] D, int from, int to) {
        double eps = Divisor.inside(this.eps);
        for (int i = from; i < to; i++) {
            double delta = -(Math.sqrt(rho * D[i] + eps) / Math.sqrt(rho * E[i] + eps) * g[i]);
            E[i] = rho * E[i] + (1 - rho) * (g[i] * g[i]);
            D[i] = rho * D[i] + (1 - rho) * (delta * delta); // holds √(D + ε)/√(E + ε) = |Δ/g|
            theta[i] = theta[i] + delta;
        }
    }

    private void pyTorch(
            double eta, double[] g, double[] theta, double[] E, double[] D, int from, int to) {
        double eps = Divisor.inside(this.eps);
        for (int i = from; i < to; i++) {
            E[i] = rho * E[i] + (1 - rho) * (g[i] * g[i]);
            double delta = -(Math.sqrt(D[i] + eps) / Math.sqrt(E[i] + eps) * g[i]);
            D[i] = rho * D[i] + (1 - rho) * (delta * delta);
            theta[i] = theta[i] + eta * delta; // (N9)
        }
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("Adadelta", form, form == Form.PYTORCH ? eta : null, form.usual, this);
    }
}
