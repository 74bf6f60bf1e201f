package descent.rbm;

import descent.text.Require;

/**
 * Contrastive divergence, CD-k: chains that start at the data and make k Gibbs steps stand in for
 * the model.
 *
 * <pre>
 *   v⁰ = data → h⁰ ~ σ(x(v⁰)) → v¹ → ... → v^k
 *   Δw_ij ∝ mean( v⁰_i σ(x_j(v⁰)) − v^k_i σ(x_j(v^k)) )
 * </pre>
 *
 * <p>What is drawn and what is not follows Hinton's guide, section 3: the hidden units that drive a
 * reconstruction are always drawn, 0 or 1; in the two products the hidden units are probabilities,
 * which only removes noise. The visible units are drawn, too, as the theory has it; with {@code
 * probabilities} they are the numbers σ(b_i + Σ_j w_ij h_j) instead: less noise, and another
 * algorithm on average.
 *
 * <p>Cost: 2 k + 1 products of the batch with W, and two for the means. Reference: <a
 * href="https://doi.org/10.1162/089976602760128018">Hinton (2002)</a>.
 *
 * @param k the number of Gibbs steps
 * @param probabilities whether the visible units of a reconstruction are probabilities
 */
public record ContrastiveDivergence(int k, boolean probabilities) implements GradientEstimator {
    /**
     * Checks the range.
     *
     * @param k the number of Gibbs steps, 1 or more
     * @param probabilities whether the visible units of a reconstruction are probabilities
     * @throws IllegalArgumentException if k is less than 1
     */
    public ContrastiveDivergence {
        Require.within("k", k, 1, 1_000_000);
    }

    /**
     * CD-k with visible units that are drawn.
     *
     * @param k the number of Gibbs steps, 1 or more
     */
    public ContrastiveDivergence(int k) {
        this(k, false);
    }

    @Override
    public void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g) {
        Gibbs data = batch.load(rbm);
        Gibbs model = batch.copy(rbm);
        for (int s = 0; s < k; s++) {
            Require.notInterrupted();
            model.step(rbm, batch.seed(), (long) batch.step() * k + s, probabilities, null);
        }
        Statistics.difference(data, model, g); // (R11)
    }

    @Override
    public String name() {
        return "CD-" + k;
    }
}
