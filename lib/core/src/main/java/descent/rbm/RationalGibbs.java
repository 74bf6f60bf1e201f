package descent.rbm;

import static descent.rbm.RationalGradient.dataMinusModel;
import static descent.rbm.States.bit;

import descent.text.Require;
import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;

/**
 * The Gibbs chain of a {@link RationalRbm} without any sampling: its transitions, where it ends up,
 * and what contrastive divergence does on average.
 *
 * <pre>
 *   v⁰ → h⁰ ~ P(h given v⁰) → v¹ ~ P(v given h⁰) → ...
 *   CD-k:  Δw_ij ∝ v⁰_i P(h_j given v⁰) − E[v^k_i P(h_j given v^k)]
 * </pre>
 *
 * <p>States are numbered as in {@link RationalRbm}. There are 4^D transitions, each a sum over 2^F
 * hidden states, so D is at most {@value #LIMIT}.
 */
public final class RationalGibbs {
    /** The most visible units D. */
    public static final int LIMIT = 8;

    private final RationalRbm rbm;
    private final BigFraction[][] transitions;

    /**
     * The chain of a model.
     *
     * @param rbm the model
     * @throws IllegalArgumentException if it has more than {@value #LIMIT} visible units
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public RationalGibbs(RationalRbm rbm) {
        this.rbm = rbm;
        int n = 1 << Require.within("D", rbm.visibleUnits(), 1, LIMIT);
        int m = 1 << rbm.hiddenUnits();
        BigFraction[][] back = new BigFraction[m][n];
        for (int h = 0; h < m; h++) {
            for (int v = 0; v < n; v++) {
                back[h][v] = rbm.visibleGiven(v, h);
            }
        }
        transitions = new BigFraction[n][n];
        for (int v = 0; v < n; v++) {
            Require.notInterrupted();
            Arrays.fill(transitions[v], BigFraction.ZERO);
            for (int h = 0; h < m; h++) {
                BigFraction p = rbm.hiddenGiven(h, v);
                for (int next = 0; next < n; next++) {
                    BigFraction step = p.multiply(back[h][next]);
                    transitions[v][next] = transitions[v][next].add(step);
                }
            }
        }
    }

    /**
     * One step of the Gibbs chain, v → h → v'.
     *
     * @return T[v][v'] = Σ_h P(h given v) P(v' given h)
     */
    public BigFraction[][] transitions() {
        BigFraction[][] copy = new BigFraction[transitions.length][];
        for (int v = 0; v < copy.length; v++) {
            copy[v] = transitions[v].clone();
        }
        return copy;
    }

    /**
     * Where the Gibbs chain ends up, from its transitions alone: π T = π, Σ π = 1. These are 2^D
     * equations, solved by elimination: seconds for D = 6, minutes above.
     *
     * @return π, which equals P(v)
     */
    public BigFraction[] stationary() {
        BigFraction[][] t = transitions;
        int n = t.length;
        BigFraction[][] equations = new BigFraction[n][n];
        BigFraction[] right = new BigFraction[n];
        for (int y = 0; y < n; y++) {
            right[y] =
                    y == n - 1
                            ? BigFraction.ONE
                            : BigFraction.ZERO; // one equation follows from the others: Σ π = 1
            for (int x = 0; x < n; x++) {
                BigFraction same = x == y ? BigFraction.ONE : BigFraction.ZERO;
                equations[y][x] = y == n - 1 ? BigFraction.ONE : t[x][y].subtract(same);
            }
        }
        return new FieldLUDecomposition<>(new Array2DRowFieldMatrix<>(equations, false))
                .getSolver()
                .solve(new ArrayFieldVector<>(right, false))
                .toArray();
    }

    /**
     * The ascent direction that CD-k takes on average, when its last v and the probabilities of h
     * given it stand in for the model.
     *
     * @param v where the chains start, the data
     * @param k the number of Gibbs steps, from 0 to 1000; the fractions grow with every step, so
     *     hundreds of them take a while
     * @return data minus the expectation after k steps; for k → ∞ the exact direction
     * @throws IllegalArgumentException if there is no such state or k is out of its range
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public BigFraction[] contrastiveDivergence(int v, int k) {
        Require.within("v", v, 0, transitions.length - 1);
        Require.within("k", k, 0, 1000);
        BigFraction[] p = new BigFraction[transitions.length];
        Arrays.fill(p, BigFraction.ZERO);
        p[v] = BigFraction.ONE;
        for (int t = 0; t < k; t++) {
            Require.notInterrupted();
            BigFraction[] next = new BigFraction[p.length];
            for (int y = 0; y < p.length; y++) {
                next[y] = BigFraction.ZERO;
                for (int x = 0; x < p.length; x++) {
                    next[y] = next[y].add(p[x].multiply(transitions[x][y]));
                }
            }
            p = next;
        }
        return dataMinusModel(rbm, v, p);
    }

    /**
     * What the source of the notes has instead of CD-1: it pairs v¹ with h⁰ (its third slip). Only
     * the weights differ from CD-1; biases as there.
     *
     * @param v where the chains start, the data
     * @return v⁰_i P(h_j given v⁰) − E[v¹_i h⁰_j] in place of the weights of CD-1
     * @throws IllegalArgumentException if there is no such state
     */
    public BigFraction[] slidePairing(int v) {
        BigFraction[] g = contrastiveDivergence(v, 1);
        BigFraction[] p = rbm.hiddenGiven(v);
        int d = rbm.visibleUnits();
        int f = rbm.hiddenUnits();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < f; j++) {
                BigFraction sum = p[j].multiply(bit(v, i, d));
                for (int h = 0; h < 1 << f; h++) {
                    for (int x = 0; x < 1 << d && bit(h, j, f) == 1; x++) {
                        BigFraction both = rbm.hiddenGiven(h, v).multiply(rbm.visibleGiven(x, h));
                        sum = sum.subtract(both.multiply(bit(x, i, d)));
                    }
                }
                g[i * f + j] = sum;
            }
        }
        return g;
    }
}
