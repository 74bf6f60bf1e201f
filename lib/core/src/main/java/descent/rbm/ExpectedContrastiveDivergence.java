package descent.rbm;

import static descent.rbm.States.bit;
import static descent.rbm.States.bits;
import static descent.rbm.States.number;

import descent.text.Require;

/**
 * What CD-k does on average: the same update with the expectation over all chains in place of one
 * sample of each, by enumeration. It shows the bias of CD-k without its noise.
 *
 * <pre>
 *   p⁰ = data,  p^{s+1}(v') = Σ_h Σ_v p^s(v) P(h given v) P(v' given h)
 *   Δw_ij ∝ mean of v⁰_i σ(x_j(v⁰)) − Σ_v p^k(v) v_i σ(x_j(v))
 * </pre>
 *
 * <p>The data must be binary. Cost: k 2^{D+F+1} for the steps and 2^D D F for the mean at their
 * end, so D + F is at most {@value JointTable#LIMIT}.
 *
 * @param k the number of Gibbs steps
 */
public record ExpectedContrastiveDivergence(int k) implements GradientEstimator {
    /**
     * Checks the range.
     *
     * @param k the number of Gibbs steps, 1 or more
     * @throws IllegalArgumentException if k is less than 1
     */
    public ExpectedContrastiveDivergence {
        Require.within("k", k, 1, 1_000_000);
    }

    @Override
    public void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g) {
        int d = rbm.visible;
        int f = rbm.hidden;
        Require.within("D + F", d + f, 2, JointTable.LIMIT);
        double[] p = new double[1 << d];
        for (double[] v : Rows.binary("rows", batch.rows(), d)) {
            p[number(v)] += 1.0 / batch.size();
        }
        double[][] up = conditionals(rbm, d, f);
        double[][] down = conditionals(rbm.swapped(), f, d);
        for (int s = 0; s < k; s++) {
            Require.notInterrupted();
            p = move(move(p, up), down);
        }
        System.arraycopy(Gradient.data(rbm, batch.rows()), 0, g, 0, g.length);
        for (int v = 0; v < p.length; v++) {
            double[] model = Gradient.data(rbm, new double[][] {bits(v, d)});
            for (int i = 0; i < g.length; i++) {
                g[i] -= p[v] * model[i];
            }
        }
    }

    /** P(other layer = y given this layer = x), for all x and y. */
    private static double[][] conditionals(Rbm rbm, int d, int f) {
        double[][] table = new double[1 << d][1 << f];
        for (int x = 0; x < table.length; x++) {
            double[] on = rbm.hiddenGiven(bits(x, d));
            double[] off = rbm.hiddenInput(bits(x, d));
            for (int j = 0; j < f; j++) {
                off[j] = Logistic.sigmoid(-off[j]); // 1 − σ(x) without cancellation
            }
            for (int y = 0; y < table[x].length; y++) {
                double product = 1;
                for (int j = 0; j < f; j++) {
                    product *= bit(y, j, f) == 1 ? on[j] : off[j];
                }
                table[x][y] = product;
            }
        }
        return table;
    }

    private static double[] move(double[] p, double[][] step) {
        double[] next = new double[step[0].length];
        for (int x = 0; x < p.length; x++) {
            for (int y = 0; y < next.length; y++) {
                next[y] += p[x] * step[x][y];
            }
        }
        return next;
    }

    @Override
    public String name() {
        return "E[CD-" + k + "]";
    }
}
