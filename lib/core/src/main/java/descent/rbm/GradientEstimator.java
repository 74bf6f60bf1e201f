package descent.rbm;

import java.io.Serializable;

/**
 * A way to get the gradient of the mean log-likelihood, exact or estimated: an ascent direction.
 *
 * <pre>
 *   g ≈ mean over the batch of ∂ log P(v)/∂θ = data − model                          (D14)
 * </pre>
 *
 * <p>The data's half is v_i σ(x_j) in every estimator of the library; they differ in what stands in
 * for the model's half. The interface is open: an estimator written in a notebook cell works
 * wherever one of the library does. An estimator is an immutable value; what it remembers from step
 * to step are the visible units of its chains, which the caller holds. An overview: <a
 * href="https://doi.org/10.1016/j.patcog.2013.05.025">Fischer, Igel (2014)</a>.
 */
@FunctionalInterface
public interface GradientEstimator extends Serializable {
    /**
     * The direction for one batch.
     *
     * @param rbm the model as it is now; valid only during the call
     * @param batch the rows, and the random numbers of this step
     * @param chains the visible units of the persistent chains, {@link #chains()} rows of D numbers
     *     0 or 1; may be changed in place
     * @param g the direction, written here, in the order of {@link Rbm#parameters()}
     */
    void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g);

    /** {@return how many persistent chains it needs; they start in random bits} */
    default int chains() {
        return 0;
    }

    /** {@return the name, as a legend shows it; without a class of one's own, "estimator"} */
    default String name() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() || getClass().isHidden() ? "estimator" : simple; // hidden: lambda
    }

    /**
     * One estimate, outside of a training.
     *
     * @param rbm the model
     * @param rows the data, D numbers from 0 to 1 each
     * @param seed the same seed gives the same estimate
     * @return the direction, in the order of {@link Rbm#parameters()}
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not from 0 to 1
     */
    default double[] estimate(Rbm rbm, double[][] rows, long seed) {
        Rows.unit("rows", rows, rbm.visible);
        double[] g = new double[rbm.theta.length];
        double[][] start = chains() == 0 ? new double[0][] : GibbsChains.coins(rbm, chains(), seed);
        estimate(rbm, new Batch(rows, seed, 1), start, g);
        return g;
    }
}
