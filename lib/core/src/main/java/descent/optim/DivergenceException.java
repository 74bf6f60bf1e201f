package descent.optim;

import descent.objective.Objective;
import descent.text.Messages;

/**
 * A run met a number that is not finite. The message names the step, the coordinate and the likely
 * cause.
 */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1L;
    private static final Messages SAY = Messages.beside(DivergenceException.class);

    /** The number of the step. */
    private final int step;

    /** The first coordinate that is not finite. */
    private final int coordinate;

    /**
     * A failure at one coordinate.
     *
     * @param step the number of the step, 1, 2, 3, ..., or 0 for the start
     * @param coordinate the first coordinate that is not finite
     * @param message the sentence for the reader
     */
    public DivergenceException(int step, int coordinate, String message) {
        super(message);
        this.step = step;
        this.coordinate = coordinate;
    }

    /**
     * The step that failed.
     *
     * @return 1, 2, 3, ...; 0 if the function has no finite value at the start
     */
    public int step() {
        return step;
    }

    /**
     * The first coordinate that is not finite.
     *
     * @return its index
     */
    public int coordinate() {
        return coordinate;
    }

    /**
     * The same failure with its likely cause: a learning rate that is too large for the curvature
     * at the start, or a function that is not defined where the run went.
     *
     * @param f what was minimised
     * @param start where the run began
     * @return a new exception whose message has one sentence more
     */
    DivergenceException explainedBy(Objective f, double[] start) {
        double lambda = step <= 1 ? Double.NaN : curvature(f, start);
        String cause =
                lambda > 0 && Double.isFinite(lambda)
                        ? SAY.get("cause.rate", rounded(lambda), rounded(2 / lambda))
                        : SAY.get(step == 0 ? "cause.start" : "cause.domain");
        DivergenceException full =
                new DivergenceException(step, coordinate, getMessage() + " " + cause);
        full.setStackTrace(getStackTrace());
        return full;
    }

    private static String rounded(double x) {
        return String.valueOf(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3g", x)));
    }

    /**
     * The largest curvature of f at a point: the absolutely largest eigenvalue of the Hessian, by
     * power iteration on differences of gradients.
     */
    static double curvature(Objective f, double[] x) {
        int n = x.length;
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = 1 + (i * 0.6180339887498949) % 1; // no axis, no symmetry
        }
        double[] plus = new double[n];
        double[] minus = new double[n];
        double lambda = 0;
        for (int k = 0; k < 50; k++) {
            double norm = 0;
            for (int i = 0; i < n; i++) {
                norm = Math.hypot(norm, v[i]);
            }
            lambda = k == 0 ? Double.NaN : norm;
            if (norm == 0) {
                return 0;
            }
            double h = 1e-5;
            for (int i = 0; i < n; i++) {
                plus[i] = x[i] + h * v[i] / norm;
                minus[i] = x[i] - h * v[i] / norm;
            }
            double[] above = f.gradient(plus);
            double[] below = f.gradient(minus);
            for (int i = 0; i < n; i++) {
                v[i] = (above[i] - below[i]) / (2 * h);
            }
        }
        return lambda;
    }
}
