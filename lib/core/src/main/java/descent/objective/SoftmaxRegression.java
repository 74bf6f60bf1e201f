package descent.objective;

import descent.text.Require;

/**
 * Softmax regression for K classes: the mean of the negative log-likelihoods.
 *
 * <pre>
 *   P(k | x) = e^{z_k} / Σ_j e^{z_j}          z_k = Σ_f W_kf x_f + b_k
 *   ℓ = log Σ_j e^{z_j} − z_y                 ∂ℓ/∂z_k = P(k | x) − [k = y]
 * </pre>
 *
 * <p>θ holds W row by row and then b: {@code theta[k * F + f]} is W_kf, so the F weights of a class
 * lie side by side (for images, they are an image); {@code theta[K * F + k]} is b_k. At θ = 0 the
 * loss is log K. The largest score is subtracted before e^z is taken, so no score is too large.
 *
 * <p>Adding the same numbers to the weights of all classes changes nothing, so the minimum is not a
 * single point unless l2 &gt; 0.
 *
 * <p>One epoch over n rows costs n K exponentials and about 4 n K F operations; nothing is
 * allocated. One loss can be used by several threads at once.
 */
public final class SoftmaxRegression extends LinearModel {
    private static final long serialVersionUID = 1;

    private final int[] label;
    private final int classes;

    /**
     * With L2 regularisation of the weights.
     *
     * @param x the features, one row per observation
     * @param label the class of each row, from 0 to K − 1
     * @param classes the number of classes K, 2 or more
     * @param l2 the factor of ½ Σ W², 0 or more
     * @throws IllegalArgumentException if lengths differ, or a number is out of its range
     */
    public SoftmaxRegression(double[][] x, int[] label, int classes, double l2) {
        super(
                x,
                Require.given("label", label).length,
                Require.within("classes", classes, 2, 1_000_000),
                l2);
        this.label = labels(label, classes);
        this.classes = classes;
    }

    /**
     * Without regularisation.
     *
     * @param x the features, one row per observation
     * @param label the class of each row, from 0 to K − 1
     * @param classes the number of classes K, 2 or more
     * @throws IllegalArgumentException if lengths differ, or a number is out of its range
     */
    public SoftmaxRegression(double[][] x, int[] label, int classes) {
        this(x, label, classes, 0);
    }

    @Override
    double loss(int r, double[] z) {
        double max = z[0];
        for (int k = 1; k < z.length; k++) {
            max = Math.max(max, z[k]);
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += Math.exp(z[k] - max);
        }
        return Math.log(sum) + (max - z[label[r]]);
    }

    @Override
    void slopes(int r, double[] z) {
        softmax(z);
        z[label[r]] -= 1;
    }

    private static void softmax(double[] z) {
        double max = z[0];
        for (int k = 1; k < z.length; k++) {
            max = Math.max(max, z[k]);
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            z[k] = Math.exp(z[k] - max);
            sum += z[k];
        }
        for (int k = 0; k < z.length; k++) {
            z[k] /= sum;
        }
    }

    private static int largest(double[] z) {
        int best = 0;
        for (int k = 1; k < z.length; k++) {
            best = z[k] > z[best] ? k : best;
        }
        return best;
    }

    /**
     * The probabilities of the classes for any row.
     *
     * @param theta the parameters
     * @param row the features
     * @return P(k | x) for k = 0, ..., K − 1
     */
    public double[] probabilities(double[] theta, double[] row) {
        double[] z = scoresOf(row, theta);
        softmax(z);
        return z;
    }

    /**
     * The class of any row.
     *
     * @param theta the parameters
     * @param row the features
     * @return the class with the largest probability, the first of equals
     */
    public int predict(double[] theta, double[] row) {
        return largest(scoresOf(row, theta));
    }

    /**
     * The part of the rows whose class is predicted right.
     *
     * @param theta the parameters
     * @return from 0 to 1
     */
    public double accuracy(double[] theta) {
        Require.length("theta", theta, dimension());
        int right = 0;
        for (int r = 0; r < rows(); r++) {
            right += largest(scoresOf(r, theta)) == label[r] ? 1 : 0;
        }
        return (double) right / rows();
    }

    /**
     * The weights as one row per class; for images, each row is an image.
     *
     * @param theta the parameters
     * @return W, K rows of F numbers, copied
     */
    public double[][] weights(double[] theta) {
        Require.length("theta", theta, dimension());
        double[][] w = new double[classes][features()];
        for (int k = 0; k < classes; k++) {
            System.arraycopy(theta, k * features(), w[k], 0, features());
        }
        return w;
    }

    @Override
    public String name() {
        return "softmax";
    }
}
