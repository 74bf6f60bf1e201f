package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * Momentum: the step is a velocity that decays by μ and is pushed by each gradient.
 *
 * <pre>
 *   u ← μ u − η g          θ ← θ + u                      (N4), the notes' form
 *   buf ← μ buf + g        θ ← θ − η buf                  PyTorch
 *   m ← β m + (1 − β) g    θ ← θ − η m                    averaged, β = μ
 * </pre>
 *
 * <p>The first two make the same steps as long as η is constant, the averaged form with η/(1 − μ).
 * As soon as η changes the notes' form, whose rate lies inside the velocity, parts from the others;
 * these two stay equal with η_t and η_t/(1 − μ). With a constant gradient the steps grow to η/(1 −
 * μ) times the gradient, for the averaged form to η times. With μ = 0 all three are gradient
 * descent. One slot; four or five operations per coordinate.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step
 * @param mu the momentum μ in [0, 1); β of the averaged form
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak (1964)</a>
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. (2013),
 *     equations (1), (2)</a>
 */
public record Momentum(Form form, Schedule eta, double mu) implements Rule {
    /** The published forms. */
    public enum Form {
        /** The rate inside the velocity: the notes' words; Sutskever et al. (2013); Keras. */
        NOTES("u = mu*u - eta*g", "theta = theta + u"),
        /** The rate outside: {@code torch.optim.SGD(momentum=mu)}. */
        PYTORCH("buf = mu*buf + g", "theta = theta - eta*buf"),
        /** An exponential average of the gradients, the m of Adam. */
        AVERAGED("m = mu*m + (1 - mu)*g", "theta = theta - eta*m");

        private final List<String> formula;

        Form(String... formula) {
            this.formula = List.of(formula);
        }
    }

    /**
     * Checks the range of μ.
     *
     * @param form whose form it is
     * @param eta the learning rate
     * @param mu the momentum
     * @throws IllegalArgumentException if μ lies outside [0, 1)
     */
    public Momentum {
        Require.decay("mu", mu);
    }

    /**
     * As in the notes, with μ = 0.9.
     *
     * @param eta the learning rate, above 0
     * @return u ← μu − ηg, θ ← θ + u
     */
    public static Momentum asInNotes(double eta) {
        return asInNotes(eta, 0.9);
    }

    /**
     * As in the notes.
     *
     * @param eta the learning rate, above 0
     * @param mu the momentum in [0, 1)
     * @return u ← μu − ηg, θ ← θ + u
     */
    public static Momentum asInNotes(double eta, double mu) {
        return new Momentum(Form.NOTES, Schedule.constant(eta), mu);
    }

    /**
     * As in PyTorch.
     *
     * @param eta the learning rate, above 0
     * @param mu the momentum in [0, 1)
     * @return buf ← μ buf + g, θ ← θ − η buf
     */
    public static Momentum asInPyTorch(double eta, double mu) {
        return new Momentum(Form.PYTORCH, Schedule.constant(eta), mu);
    }

    /**
     * With an exponential average.
     *
     * @param eta the learning rate, above 0
     * @param beta the decay rate in [0, 1)
     * @return m ← βm + (1 − β)g, θ ← θ − ηm
     */
    public static Momentum averaged(double eta, double beta) {
        return new Momentum(Form.AVERAGED, Schedule.constant(eta), beta);
    }

    @Override
    public List<String> slots() {
        return switch (form) {
            case NOTES -> List.of("u");
            case PYTORCH -> List.of("buf");
            case AVERAGED -> List.of("m");
        };
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double rate = eta.at(t);
        switch (form) {
            case NOTES -> notes(rate, g, theta, slot[0], from, to);
            case PYTORCH -> pyTorch(rate, g, theta, slot[0], from, to);
            case AVERAGED -> averaged(rate, g, theta, slot[0], from, to);
        }
    }

    private void notes(double eta, double[] g, double[] theta, double[] u, int from, int to) {
        for (int i = from; i < to; i++) {
            u[i] = mu * u[i] - eta * g[i]; // (N4)
            theta[i] = theta[i] + u[i];
        }
    }

    private void pyTorch(double eta, double[] g, double[] theta, double[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            buf[i] = mu * buf[i] + g[i];
            theta[i] = theta[i] - eta * buf[i];
        }
    }

    private void averaged(double eta, double[] g, double[] theta, double[] m, int from, int to) {
        for (int i = from; i < to; i++) {
            m[i] = mu * m[i] + (1 - mu) * g[i];
            theta[i] = theta[i] - eta * m[i];
        }
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("Momentum", form, eta, Map.of("mu", 0.9), this);
    }
}
