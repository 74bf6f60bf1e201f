package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * AMSGrad, the repair of Adam: the divisor is the largest v so far, so that the effective learning
 * rate never rises again.
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g     v ← β₂ v + (1 − β₂) g²     V ← max(V, v)
 *
 *   θ ← θ − η m/(√V + ε)                                   paper (ε = 0)
 *   θ ← θ − η/(1 − β₁^t) m/(√V/√(1 − β₂^t) + ε)            PyTorch
 *   θ ← θ − η √(1 − β₂^t)/(1 − β₁^t) m/(√V + ε)            Keras
 * </pre>
 *
 * <p>On problems where a large gradient comes rarely, Adam forgets it and walks the wrong way;
 * AMSGrad remembers. V is the slot {@code vmax}. With ε = 0 a coordinate without any gradient makes
 * no step. Three slots; a root and one division per coordinate: PyTorch's {@code √V/r + ε} is taken
 * as {@code (√V + ε r)/r}.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step
 * @param beta1 the decay rate β₁ of m, in [0, 1)
 * @param beta2 the decay rate β₂ of v, in [0, 1)
 * @param eps ε, 0 or more
 * @see <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi, Kale, Kumar (2018), algorithm
 *     2</a>
 */
public record AmsGrad(Form form, Schedule eta, double beta1, double beta2, double eps)
        implements Rule {
    /** The published forms. */
    public enum Form {
        /** No correction, no ε: Reddi et al. (2018), algorithm 2 without its projection. */
        PAPER(0, "theta = theta - eta*m/(sqrt(vmax) + eps)"),
        /** {@code torch.optim.Adam(amsgrad=True)}. */
        PYTORCH(
                1e-8,
                "theta = theta - eta*(sqrt(1 - beta2^t)/(1 - beta1^t))*m/(sqrt(vmax)"
                        + " + eps*sqrt(1 - beta2^t))"),
        /** {@code keras.optimizers.Adam(amsgrad=True)}. */
        KERAS(1e-7, "theta = theta - eta*(sqrt(1 - beta2^t)/(1 - beta1^t))*m/(sqrt(vmax) + eps)");

        private final Map<String, Double> usual;
        private final List<String> formula;

        Form(double eps, String step) {
            usual = Map.of("beta1", 0.9, "beta2", 0.999, "eps", eps);
            formula = Formula.afterMoments("vmax = max(vmax, v)", step);
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
    public AmsGrad {
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.notNegative("eps", eps);
    }

    /**
     * As in the paper: no correction, ε = 0.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static AmsGrad asInPaper(double eta) {
        return new AmsGrad(Form.PAPER, Schedule.constant(eta), 0.9, 0.999, 0);
    }

    /**
     * As in PyTorch: corrected, ε = 1e-8.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static AmsGrad asInPyTorch(double eta) {
        return new AmsGrad(Form.PYTORCH, Schedule.constant(eta), 0.9, 0.999, 1e-8);
    }

    /**
     * As in Keras: folded correction, ε = 1e-7.
     *
     * @param eta the learning rate, above 0
     * @return β₁ = 0.9, β₂ = 0.999
     */
    public static AmsGrad asInKeras(double eta) {
        return new AmsGrad(Form.KERAS, Schedule.constant(eta), 0.9, 0.999, 1e-7);
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v", "vmax");
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double c1 = 1 - Math.pow(beta1, t);
        double c2 = 1 - Math.pow(beta2, t);
        switch (form) {
            case PAPER -> keras(t, 1, 1, g, theta, slot, from, to);
            case PYTORCH -> keras(t, Math.sqrt(c2) / c1, Math.sqrt(c2), g, theta, slot, from, to);
            case KERAS -> keras(t, Math.sqrt(c2) / c1, 1, g, theta, slot, from, to);
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
        double[] vMax = s[2];
        double rate = eta.at(t) * c;
        double eps = Divisor.outside(this.eps * scale);
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            vMax[i] = Math.max(vMax[i], v[i]);
            theta[i] = theta[i] - rate * m[i] / (Math.sqrt(vMax[i]) + eps);
        }
    }

    /** m, corrected where the form corrects it. */
    @Override
    public double direction(State after, double[] g, int i) {
        return after.slot(0, i) / (form == Form.PAPER ? 1 : 1 - Math.pow(beta1, after.t()));
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("AMSGrad", form, eta, form.usual, this);
    }
}
