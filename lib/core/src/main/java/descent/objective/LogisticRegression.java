package descent.objective;

import descent.text.Require;

/**
 * Logistic regression for two classes: the mean of the negative log-likelihoods.
 *
 * <pre>
 *   P(1 | x) = σ(z) = 1/(1 + e^{−z})          z = Σ_f w_f x_f + b
 *   ℓ = log(1 + e^z) − y z                    ∂ℓ/∂z = σ(z) − y            y = 0 or 1
 * </pre>
 *
 * <p>θ = (w, b), the intercept last. log(1 + e^z) is taken as max(z, 0) + log1p(e^{−|z|}), so no
 * score is too large.
 */
public final class LogisticRegression extends LinearModel {
    private static final long serialVersionUID = 1;

    private final int[] label;

    /**
     * Without regularisation.
     *
     * @param x the features, one row per observation
     * @param label 0 or 1 for each row
     * @throws IllegalArgumentException if lengths differ, or a number is out of its range
     */
    public LogisticRegression(double[][] x, int[] label) {
        this(x, label, 0);
    }

    /**
     * With L2 regularisation.
     *
     * @param x the features, one row per observation
     * @param label 0 or 1 for each row
     * @param l2 the factor of ½ Σ w², 0 or more
     * @throws IllegalArgumentException if lengths differ, or a number is out of its range
     */
    public LogisticRegression(double[][] x, int[] label, double l2) {
        super(x, Require.given("label", label).length, 1, l2);
        this.label = labels(label, 2);
    }

    @Override
    double loss(int r, double[] z) {
        return Math.max(z[0], 0) + Math.log1p(Math.exp(-Math.abs(z[0]))) - label[r] * z[0];
    }

    @Override
    void slopes(int r, double[] z) {
        z[0] = sigmoid(z[0]) - label[r];
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z)); // e^{−z} may be infinite; 1/∞ = 0 is right
    }

    /**
     * The probability of class 1 for any row.
     *
     * @param theta the parameters (w, b)
     * @param row the features
     * @return σ(z)
     */
    public double probability(double[] theta, double[] row) {
        return sigmoid(scoresOf(row, theta)[0]);
    }

    /**
     * The class of any row.
     *
     * @param theta the parameters (w, b)
     * @param row the features
     * @return 1 if its probability is above ½, else 0
     */
    public int predict(double[] theta, double[] row) {
        return scoresOf(row, theta)[0] > 0 ? 1 : 0;
    }

    /**
     * The part of the rows whose class is predicted right.
     *
     * @param theta the parameters (w, b)
     * @return from 0 to 1
     */
    public double accuracy(double[] theta) {
        Require.length("theta", theta, dimension());
        int right = 0;
        for (int r = 0; r < rows(); r++) {
            right += (scoresOf(r, theta)[0] > 0 ? 1 : 0) == label[r] ? 1 : 0;
        }
        return (double) right / rows();
    }

    @Override
    public String name() {
        return "logistic";
    }
}
