package descent.rbm;

import descent.text.Require;

/**
 * Persistent contrastive divergence, PCD-k: the chains are not restarted at the data but go on from
 * step to step of the training.
 *
 * <pre>
 *   k Gibbs steps of each chain with the present parameters, then
 *   Δw_ij ∝ mean over the batch of v_i σ(x_j) − mean over the chains of v_i σ(x_j)
 * </pre>
 *
 * <p>All units of the chains are drawn; the products take σ(x_j) for h_j. Cost: 2 k + 1 products of
 * the chains with W, one of the batch, and one of each for the means. Reference: <a
 * href="https://doi.org/10.1145/1390156.1390290">Tieleman (2008)</a>.
 *
 * @param chains the number of chains
 * @param k the number of Gibbs steps in each step of the training
 */
public record Persistent(int chains, int k) implements GradientEstimator {
    /**
     * Checks the ranges.
     *
     * @param chains the number of chains, 1 or more
     * @param k the number of Gibbs steps, 1 or more
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Persistent {
        Require.within("chains", chains, 1, 1_000_000);
        Require.within("k", k, 1, 1_000_000);
    }

    @Override
    public void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g) {
        Gibbs data = batch.load(rbm);
        Gibbs gibbs = batch.load(rbm, chains);
        for (int s = 0; s < k; s++) {
            Require.notInterrupted();
            gibbs.step(rbm, batch.seed(), (long) batch.step() * k + s, false, null);
        }
        Statistics.difference(data, gibbs, g); // (R11)
        for (int c = 0; c < chains.length; c++) {
            System.arraycopy(gibbs.v.value[c], 0, chains[c], 0, gibbs.d);
        }
    }

    @Override
    public String name() {
        return "PCD-" + k + " (" + chains + ")";
    }
}
