package descent.rbm;

import descent.text.Require;
import java.util.Arrays;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The exact gradient of the mean log-likelihood, an ascent direction, and its two halves.
 *
 * <pre>
 *   ∂ log P(v)/∂θ = E[−∂E/∂θ given v] − E[−∂E/∂θ]                          (D14, R11)
 *   w_ij:  v_i σ(x_j) − E[v_i h_j],     b_i:  v_i − E[v_i],     a_j:  σ(x_j) − E[h_j]
 * </pre>
 *
 * <p>All three arrays are in the order of {@link Rbm#parameters()}. The model's half sums over the
 * 2^n states of the smaller layer, n up to {@value PartitionFunction#LIMIT}, by the tables that
 * also give log Z; about 1.5 ns per state and unit of the larger layer on one thread.
 */
public final class Gradient {
    /** The sums of the model's half are made in this many parts. */
    public static final int PARTS = 16;

    private Gradient() {}

    /**
     * The gradient of {@link Rbm#logLikelihood}.
     *
     * @param rbm the model
     * @param rows the data
     * @return data minus model
     * @throws IllegalArgumentException if both layers have more than {@value
     *     PartitionFunction#LIMIT} units, there is no row or a row has another length than D
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double[] of(Rbm rbm, double[][] rows) {
        double[] g = data(rbm, rows);
        double[] model = model(rbm);
        for (int k = 0; k < g.length; k++) {
            g[k] -= model[k];
        }
        return g;
    }

    /**
     * The same for the rows of a matrix.
     *
     * @param rbm the model
     * @param rows the data
     * @return data minus model, in the order of {@link Rbm#parameters()}
     */
    public static RealVector of(Rbm rbm, RealMatrix rows) {
        return new ArrayRealVector(of(rbm, rows.getData()), false);
    }

    /**
     * The data's half (positive phase).
     *
     * @param rbm the model
     * @param rows the data
     * @return the means over the rows of v_i σ(x_j), v_i and σ(x_j)
     * @throws IllegalArgumentException if there is no row or a row has another length than D
     */
    public static double[] data(Rbm rbm, double[][] rows) {
        Require.rows("rows", rows);
        int d = rbm.visibleUnits();
        int f = rbm.hiddenUnits();
        double[] g = new double[rbm.theta.length];
        for (double[] v : rows) {
            double[] p = rbm.hiddenGiven(v);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < f && v[i] != 0; j++) {
                    g[i * f + j] += v[i] * p[j] / rows.length;
                }
                g[d * f + i] += v[i] / rows.length;
            }
            for (int j = 0; j < f; j++) {
                g[d * f + d + j] += p[j] / rows.length;
            }
        }
        return g;
    }

    /**
     * The model's half (negative phase).
     *
     * @param rbm the model
     * @return E[v_i h_j], E[v_i] and E[h_j]
     * @throws IllegalArgumentException if both layers have more than {@value
     *     PartitionFunction#LIMIT} units
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double[] model(Rbm rbm) {
        double logZ = rbm.logZ();
        ExactParts all = new ExactParts(rbm, PARTS, PartitionFunction.LIMIT);
        double[][] part = new double[all.count()][];
        all.run((k, check) -> part[k] = all.model(k, logZ, check));
        return all.model(Arrays.asList(part));
    }

    /**
     * Sums over some blocks: m×n products, then m, then n, as if the second layer were n; and last
     * the sum of the probabilities.
     */
    static double[] part(StateBlocks all, int from, int to, double logZ, Runnable check) {
        int n = all.n;
        int m = all.m;
        double[] g = new double[m * n + m + n + 1];
        double[] bits = new double[all.low + 1];
        double[] r = new double[all.size];
        double[] upper = new double[all.size];
        double[] half = new double[all.size];
        StateBlocks.Scratch scratch = all.new Scratch();
        for (int block = from; block < to; block++) {
            check.run();
            double scale = StrictMath.exp(scratch.fill(block) - logZ);
            for (int s = 0; s < all.size; s++) {
                scratch.weight[s] *= scale; // the probability of the state
            }
            for (int i = -1; i < m; i++) { // −1: the enumerated layer itself
                if (i < 0) {
                    System.arraycopy(scratch.weight, 0, r, 0, all.size);
                } else {
                    scratch.activation(i, r);
                }
                fold(r, all.low, bits, upper, half);
                int row = i < 0 ? m * n + m : i * n;
                for (int j = 0; j < n; j++) {
                    if (j < all.low) {
                        g[row + j] += bits[j];
                    } else if (all.on(block, j)) {
                        g[row + j] += bits[all.low];
                    }
                }
                g[i < 0 ? m * n + m + n : m * n + i] += bits[all.low];
            }
        }
        return g;
    }

    /**
     * bits[j] = the sum of r over the states with bit j, bits[low] = the whole sum. Each turn adds
     * the upper half to the lower one, then sums the upper one: two additions per state in all.
     */
    private static void fold(double[] r, int low, double[] bits, double[] upper, double[] spare) {
        for (int j = low - 1; j >= 0; j--) {
            int half = 1 << j;
            System.arraycopy(r, half, upper, 0, half); // two arrays: see RowSums
            for (int s = 0; s < half; s++) {
                r[s] += upper[s];
            }
            bits[j] = PartitionFunction.sum(upper, half, spare);
        }
        bits[low] = r[0];
    }

    /** From the order of the model with exchanged layers to the order of the model. */
    static double[] swapped(double[] g, int m, int n) {
        double[] out = new double[g.length];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                out[j * m + i] = g[i * n + j];
            }
        }
        System.arraycopy(g, m * n + m, out, m * n, n);
        System.arraycopy(g, m * n, out, m * n + n, m);
        return out;
    }
}
