package descent.rbm;

/**
 * The logistic function and its integral, for every real argument without overflow.
 *
 * <pre>
 *   σ(x) = 1/(1 + e^{−x})          softplus(x) = log(1 + e^x)
 * </pre>
 *
 * <p>Built on {@link StrictMath}, so that the bits are the same on every JDK and processor. Of the
 * two forms of σ the one is taken whose exponential is at most 1.
 */
final class Logistic {
    private Logistic() {}

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** In place. */
    static double[] sigmoid(double[] x) {
        for (int j = 0; j < x.length; j++) {
            x[j] = sigmoid(x[j]);
        }
        return x;
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
