package descent.rbm;

import descent.text.Require;

/**
 * What comes back when a row goes up to the hidden layer and down again, without sampling.
 *
 * <pre>
 *   v → p_j = σ(a_j + Σ_i w_ij v_i) → r_i = σ(b_i + Σ_j w_ij p_j)
 *   error = mean over rows and units of (v_i − r_i)²
 * </pre>
 *
 * <p>Cost: 2 D F per row. The error is easy to compute and easy to misread: it says how slowly a
 * chain leaves the data, not how likely the data are. It can fall while the likelihood falls, too
 * (<a href="https://doi.org/10.1007/978-3-642-35289-8_32">Hinton 2012</a>).
 */
public final class Reconstruction {
    private Reconstruction() {}

    /**
     * The reconstruction of one row.
     *
     * @param rbm the model
     * @param v the visible units
     * @return r, D numbers from 0 to 1
     * @throws IllegalArgumentException if there are not D units
     */
    public static double[] of(Rbm rbm, double[] v) {
        return rbm.visibleGiven(rbm.hiddenGiven(v));
    }

    /**
     * The mean squared error of the reconstructions.
     *
     * @param rbm the model
     * @param rows the data
     * @return a number from 0 to 1 for data from 0 to 1
     * @throws IllegalArgumentException if there is no row or a row has another length than D
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double error(Rbm rbm, double[][] rows) {
        Require.rows("rows", rows);
        double sum = 0;
        for (double[] v : rows) {
            Require.notInterrupted();
            double[] r = of(rbm, v);
            for (int i = 0; i < r.length; i++) {
                sum += (v[i] - r[i]) * (v[i] - r[i]);
            }
        }
        return sum / rows.length / rbm.visibleUnits();
    }
}
