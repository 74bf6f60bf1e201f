package descent.optim;

import descent.text.Require;
import java.util.List;
import java.util.Map;

/**
 * Nesterov's accelerated gradient: momentum whose gradient is taken where the momentum will carry
 * θ, at the look-ahead point.
 *
 * <pre>
 *   u ← μ u − η ∇f(θ + μ u)                 θ ← θ + u                  (N5), the notes' form
 *   buf ← μ buf + g                         θ ← θ − η (g + μ buf)      PyTorch
 *   u ← μ u − η g                           θ ← θ + μ u − η g          Keras
 *   x_{t+1} = y_t − η ∇f(y_t)               y_{t+1} = x_{t+1} + μ (x_{t+1} − x_t)   Nesterov
 * </pre>
 *
 * <p>The notes' form stores the position θ and takes the gradient elsewhere, at {@link #probe}.
 * PyTorch and Keras store the look-ahead point itself, so their θ is the notes' θ + μu. Nesterov's
 * two sequences hold both: θ = x is the position, the slot y the look-ahead point. For constant η
 * the four make the same run in their own coordinates. With μ = 0 all are gradient descent. One
 * slot; four to seven operations per coordinate.
 *
 * @param form whose form it is
 * @param eta the learning rate η as a function of the step
 * @param mu the momentum μ in [0, 1)
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. (2013),
 *     equations (3), (4)</a>
 * @see <a href="https://doi.org/10.1007/978-1-4419-8853-9">Nesterov (2004), section 2.2</a>
 */
public record Nesterov(Form form, Schedule eta, double mu) implements Rule {
    /** The published forms. */
    public enum Form {
        /** The gradient at θ + μu: the notes name the method, Sutskever et al. (2013) write it. */
        NOTES("at = theta + mu*u", "u = mu*u - eta*g", "theta = theta + u"),
        /** Look-ahead coordinates: {@code torch.optim.SGD(momentum=mu, nesterov=True)}. */
        PYTORCH("buf = mu*buf + g", "theta = theta - eta*(g + mu*buf)"),
        /** Look-ahead coordinates, the rate inside: {@code keras.optimizers.SGD(nesterov=True)}. */
        KERAS("u = mu*u - eta*g", "theta = theta + mu*u - eta*g"),
        /** Nesterov's own two sequences; y starts at θ₀. */
        TWO_SEQUENCES("x = y - eta*g", "y = x + mu*(x - theta)", "theta = x");

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
    public Nesterov {
        Require.decay("mu", mu);
    }

    /**
     * As in the notes, with μ = 0.9.
     *
     * @param eta the learning rate, above 0
     * @return the gradient at θ + μu
     */
    public static Nesterov asInNotes(double eta) {
        return asInNotes(eta, 0.9);
    }

    /**
     * As in the notes.
     *
     * @param eta the learning rate, above 0
     * @param mu the momentum in [0, 1)
     * @return the gradient at θ + μu
     */
    public static Nesterov asInNotes(double eta, double mu) {
        return new Nesterov(Form.NOTES, Schedule.constant(eta), mu);
    }

    /**
     * As in PyTorch.
     *
     * @param eta the learning rate, above 0
     * @param mu the momentum in [0, 1)
     * @return look-ahead coordinates, the rate outside
     */
    public static Nesterov asInPyTorch(double eta, double mu) {
        return new Nesterov(Form.PYTORCH, Schedule.constant(eta), mu);
    }

    /**
     * As in Keras.
     *
     * @param eta the learning rate, above 0
     * @param mu the momentum in [0, 1)
     * @return look-ahead coordinates, the rate inside
     */
    public static Nesterov asInKeras(double eta, double mu) {
        return new Nesterov(Form.KERAS, Schedule.constant(eta), mu);
    }

    /**
     * Nesterov's own two sequences.
     *
     * @param eta the learning rate, above 0
     * @param mu the momentum in [0, 1)
     * @return x = θ and y as a slot
     */
    public static Nesterov twoSequences(double eta, double mu) {
        return new Nesterov(Form.TWO_SEQUENCES, Schedule.constant(eta), mu);
    }

    @Override
    public List<String> slots() {
        return switch (form) {
            case NOTES, KERAS -> List.of("u");
            case PYTORCH -> List.of("buf");
            case TWO_SEQUENCES -> List.of("y");
        };
    }

    @Override
    public void start(double[] theta, double[][] slot) {
        if (form == Form.TWO_SEQUENCES) {
            System.arraycopy(theta, 0, slot[0], 0, theta.length); // y₀ = x₀
        }
    }

    @Override
    public void probe(int t, double[] theta, double[][] slot, double[] at) {
        switch (form) {
            case NOTES -> {
                for (int i = 0; i < at.length; i++) {
                    at[i] = theta[i] + mu * slot[0][i]; // (N5)
                }
            }
            case TWO_SEQUENCES -> System.arraycopy(slot[0], 0, at, 0, at.length);
            default -> System.arraycopy(theta, 0, at, 0, at.length);
        }
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        double rate = eta.at(t);
        switch (form) {
            case NOTES -> notes(rate, g, theta, slot[0], from, to);
            case PYTORCH -> pyTorch(rate, g, theta, slot[0], from, to);
            case KERAS -> keras(rate, g, theta, slot[0], from, to);
            case TWO_SEQUENCES -> twoSequences(rate, g, theta, slot[0], from, to);
        }
    }

    private void notes(double eta, double[] g, double[] theta, double[] u, int from, int to) {
        for (int i = from; i < to; i++) {
            u[i] = mu * u[i] - eta * g[i]; // (N5), g at θ + μu
            theta[i] = theta[i] + u[i];
        }
    }

    private void pyTorch(double eta, double[] g, double[] theta, double[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            buf[i] = mu * buf[i] + g[i];
            theta[i] = theta[i] - eta * (g[i] + mu * buf[i]);
        }
    }

    private void keras(double eta, double[] g, double[] theta, double[] u, int from, int to) {
        for (int i = from; i < to; i++) {
            u[i] = mu * u[i] - eta * g[i];
            theta[i] = theta[i] + mu * u[i] - eta * g[i];
        }
    }

    private void twoSequences(
            double eta, double[] g, double[] theta, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            double x = y[i] - eta * g[i];
            y[i] = x + mu * (x - theta[i]);
            theta[i] = x;
        }
    }

    @Override
    public List<String> formula() {
        return form.formula;
    }

    @Override
    public String name() {
        return Notation.name("Nesterov", form, eta, Map.of("mu", 0.9), this);
    }
}
