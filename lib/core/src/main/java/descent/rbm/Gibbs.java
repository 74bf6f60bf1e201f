package descent.rbm;

import descent.text.Require;
import java.util.Arrays;

/**
 * The working memory of Gibbs steps on many rows at once: v, h and the probabilities of both.
 *
 * <pre>
 *   v → p_j = σ(a_j + Σ_i w_ij v_i), h_j ~ p_j → q_i = σ(b_i + Σ_j w_ij h_j), v_i ~ q_i → ...
 * </pre>
 *
 * <p>Nothing is allocated in a step. The rows are shared out among the {@linkplain Threads
 * threads}; each row has its own {@link Stream}.
 */
final class Gibbs {
    final int rows;
    final int d;
    final int f;
    final Layer v;
    final Layer h;
    final double[] p; // rows × F, P(h = 1 given v)
    final double[] q; // rows × D, P(v = 1 given h)
    final double[] turned; // Wᵀ

    Gibbs(int rows, int d, int f) {
        this.rows = rows;
        this.d = d;
        this.f = f;
        v = new Layer(rows, d);
        h = new Layer(rows, f);
        p = new double[rows * f];
        q = new double[rows * d];
        turned = new double[d * f];
    }

    boolean fits(int rows, Rbm rbm) {
        return this.rows == rows && d == rbm.visible && f == rbm.hidden;
    }

    /** Must be called when the parameters have changed, before {@link #visible}. */
    void turn(Rbm rbm) {
        double[] w = rbm.theta;
        int block = 16; // both sides of a block stay in the cache
        share(
                (d + block - 1) / block,
                (part, check) -> {
                    int last = Math.min(d, (part + 1) * block);
                    for (int j0 = 0; j0 < f; j0 += block) {
                        for (int i = part * block; i < last; i++) {
                            for (int j = j0; j < Math.min(f, j0 + block); j++) {
                                turned[j * d + i] = w[i * f + j];
                            }
                        }
                    }
                });
    }

    /** From v to p; v must be indexed. */
    void hidden(Rbm rbm) {
        share(parts(), (part, check) -> hidden(rbm, from(part), from(part + 1)));
    }

    /** From v to p in one row. */
    void hidden(Rbm rbm, int row) {
        hidden(rbm, row, row + 1);
    }

    private void hidden(Rbm rbm, int from, int to) {
        v.product(rbm.theta, f, rbm.theta, d * f + d, p, from, to);
        Logistic.sigmoid(p, from * f, to * f);
    }

    /** One full step: h drawn from p, q from h, v drawn from q (or v = q), p from v. */
    void step(Rbm rbm, long seed, long step, boolean probabilities, boolean[] known) {
        share(
                parts(),
                (part, check) -> {
                    int from = from(part);
                    int to = from(part + 1);
                    for (int row = from; row < to; row++) {
                        h.sample(row, p, Stream.key(seed, step, row), 0);
                    }
                    h.product(turned, d, rbm.theta, d * f, q, from, to);
                    Logistic.sigmoid(q, from * d, to * d);
                    for (int row = from; row < to; row++) {
                        visible(row, Stream.key(seed, step, row), probabilities, known);
                    }
                    hidden(rbm, from, to);
                });
    }

    private void visible(int row, long key, boolean probabilities, boolean[] known) {
        if (known != null) { // a known unit keeps its value: it is drawn from itself
            for (int i = 0; i < d; i++) {
                q[row * d + i] = known[i] ? v.value[row * d + i] : q[row * d + i];
            }
        }
        if (probabilities) {
            System.arraycopy(q, row * d, v.value, row * d, d);
            v.index(row);
        } else {
            v.sample(row, q, key, f);
        }
    }

    /** Takes over v and p of another one of the same shape. */
    void set(Gibbs other) {
        System.arraycopy(other.v.value, 0, v.value, 0, v.value.length);
        System.arraycopy(other.p, 0, p, 0, p.length);
    }

    double[][] copy(double[] values, int units) {
        double[][] out = new double[rows][];
        for (int row = 0; row < rows; row++) {
            out[row] = Arrays.copyOfRange(values, row * units, (row + 1) * units);
        }
        return out;
    }

    /** Into how many parts the work is cut: one if it is small. */
    int parts() {
        return (double) rows * d * f < 1 << 20 ? 1 : Math.min(rows, Threads.count());
    }

    private int from(int part) {
        return (int) ((long) rows * part / parts());
    }

    void share(int parts, Threads.Task task) {
        if (parts() == 1) {
            for (int part = 0; part < parts; part++) {
                task.run(part, Require::notInterrupted);
            }
        } else {
            Threads.each(parts, task);
        }
    }
}
