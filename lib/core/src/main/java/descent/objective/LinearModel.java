package descent.objective;

import descent.text.Messages;
import descent.text.Require;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What the losses over rows share: a table of features, a linear score per output, the mean over
 * the rows, and L2 regularisation of the weights.
 *
 * <pre>
 *   z_k = Σ_f W_kf x_f + b_k                       k = 0, ..., K − 1;  f = 0, ..., F − 1
 *   L(θ) = (1/|B|) Σ_{r∈B} ℓ(z(x_r), target_r) + (l2/2) Σ W²
 *   ∂L/∂W_kf = (1/|B|) Σ_r ∂ℓ/∂z_k x_rf + l2 W_kf         ∂L/∂b_k = (1/|B|) Σ_r ∂ℓ/∂z_k
 * </pre>
 *
 * <p>θ holds W row by row and then b: {@code theta[k * F + f]} is W_kf, {@code theta[K * F + k]} is
 * b_k. The biases are not regularised.
 *
 * <p>The table is copied. A call allocates nothing: the K scores lie in scratch space of which each
 * thread has its own, so one loss can be used by several threads at once. A call costs about 4 K F
 * operations per row.
 */
public abstract sealed class LinearModel implements RowLoss
        permits LeastSquares, LogisticRegression, SoftmaxRegression {
    private static final long serialVersionUID = 1;
    private static final Messages SAY = Messages.beside(LinearModel.class);

    private final double[] table; // row by row
    private final int features;
    private final int outputs;
    private final double l2;
    private final int[] all;
    private final Scratch scratch;

    LinearModel(double[][] x, int targets, int outputs, double l2) {
        Require.rows("x", x);
        if (targets != x.length) {
            throw new IllegalArgumentException(SAY.get("targets", targets, x.length));
        }
        this.features = Require.within("x[0].length", x[0].length, 1, Integer.MAX_VALUE);
        this.outputs = outputs;
        this.l2 = Require.notNegative("l2", l2);
        this.table = new double[Math.multiplyExact(x.length, features)];
        this.all = new int[x.length];
        for (int r = 0; r < x.length; r++) {
            String name = "x[" + r + "]";
            Require.finite(name, Require.length(name, x[r], features));
            System.arraycopy(x[r], 0, table, r * features, features);
            all[r] = r;
        }
        this.scratch = new Scratch(outputs);
    }

    /** Room for the scores, each thread's own: a copy on another machine starts with none. */
    private static final class Scratch extends ThreadLocal<double[]> implements Serializable {
        private static final long serialVersionUID = 1;
        private final int outputs;

        Scratch(int outputs) {
            this.outputs = outputs;
        }

        @Override
        protected double[] initialValue() {
            return new double[outputs];
        }
    }

    static int[] labels(int[] label, int classes) {
        for (int r = 0; r < label.length; r++) {
            Require.within("label[" + r + "]", label[r], 0, classes - 1);
        }
        return label.clone();
    }

    /** The loss of row r, given its scores. */
    abstract double loss(int r, double[] z);

    /** Replaces the scores of row r by the derivatives of its loss with respect to them. */
    abstract void slopes(int r, double[] z);

    @Override
    public final int rows() {
        return all.length;
    }

    @Override
    public final int dimension() {
        return outputs * (features + 1);
    }

    /**
     * The number of features F.
     *
     * @return the number of columns of the table
     */
    public final int features() {
        return features;
    }

    final double l2() {
        return l2;
    }

    final double feature(int r, int f) {
        return table[r * features + f];
    }

    @Override
    public final double value(double[] theta) {
        return value(theta, all, 0, all.length);
    }

    @Override
    public final double value(double[] theta, int[] rows, int from, int to) {
        check(theta, rows, from, to);
        double[] z = scratch.get();
        double sum = 0;
        for (int k = from; k < to; k++) {
            int r = row(rows, k);
            scores(theta, table, r * features, z);
            sum += loss(r, z);
        }
        double squares = 0;
        for (int i = 0; i < outputs * features; i++) {
            squares += theta[i] * theta[i];
        }
        return sum / (to - from) + 0.5 * l2 * squares;
    }

    @Override
    public final void gradient(double[] theta, double[] g) {
        gradient(theta, all, 0, all.length, g);
    }

    @Override
    public final void gradient(double[] theta, int[] rows, int from, int to, double[] g) {
        check(theta, rows, from, to);
        Require.length("g", g, theta.length);
        double[] z = scratch.get();
        Arrays.fill(g, 0);
        for (int k = from; k < to; k++) {
            int r = row(rows, k);
            int row = r * features;
            scores(theta, table, row, z);
            slopes(r, z);
            for (int j = 0; j < outputs; j++) {
                double slope = z[j];
                int w = j * features;
                for (int f = 0; f < features; f++) {
                    g[w + f] += slope * table[row + f];
                }
                g[outputs * features + j] += slope;
            }
        }
        double mean = 1.0 / (to - from);
        for (int i = 0; i < g.length; i++) {
            g[i] *= mean;
        }
        for (int i = 0; i < outputs * features; i++) {
            g[i] += l2 * theta[i];
        }
    }

    private void check(double[] theta, int[] rows, int from, int to) {
        Require.length("theta", theta, dimension());
        Require.within("from", from, 0, rows.length - 1);
        Require.within("to", to, from + 1, rows.length);
    }

    private int row(int[] rows, int k) {
        int r = rows[k];
        if (r < 0 || r >= all.length) { // the name is put together only when it is needed
            Require.within("rows[" + k + "]", r, 0, all.length - 1);
        }
        return r;
    }

    /** z = W x + b for the row that begins at {@code offset}. */
    private void scores(double[] theta, double[] x, int offset, double[] z) {
        for (int j = 0; j < outputs; j++) {
            int w = j * features;
            double sum = theta[outputs * features + j];
            for (int f = 0; f < features; f++) {
                sum += theta[w + f] * x[offset + f];
            }
            z[j] = sum;
        }
    }

    /** The scores of a row of the table; the array is this thread's scratch space. */
    final double[] scoresOf(int r, double[] theta) {
        double[] z = scratch.get();
        scores(theta, table, r * features, z);
        return z;
    }

    /** The scores of any row. */
    final double[] scoresOf(double[] x, double[] theta) {
        Require.length("theta", theta, dimension());
        double[] z = new double[outputs];
        scores(theta, Require.length("x", x, features), 0, z);
        return z;
    }
}
