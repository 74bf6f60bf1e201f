package descent.rbm;

import descent.text.Require;
import java.util.function.IntFunction;

/**
 * The working memory of Gibbs steps on many rows at once: v, h and the probabilities of both.
 *
 * <pre>
 *   v → p_j = σ(a_j + Σ_i w_ij v_i), h_j ~ p_j → q_i = σ(b_i + Σ_j w_ij h_j), v_i ~ q_i → ...
 * </pre>
 *
 * <p>A step allocates a few rows only. The rows are shared out among the {@linkplain Threads
 * threads}; each row has its own {@link Stream}.
 */
final class Gibbs {
    final int rows;
    final int d;
    final int f;
    final Layer v;
    final Layer h;
    final double[][] p; // rows × F, P(h = 1 given v)
    final double[][] q; // rows × D, P(v = 1 given h)
    private final Weights w;

    Gibbs(int rows, Weights w) {
        this.rows = rows;
        this.w = w;
        d = w.row.length;
        f = w.column.length;
        v = new Layer(rows, d);
        h = new Layer(rows, f);
        p = new double[rows][f];
        q = new double[rows][d];
    }

    boolean fits(int rows, Rbm rbm) {
        return this.rows == rows && d == rbm.visible && f == rbm.hidden;
    }

    /** Must be called when the parameters have changed. */
    void load(Rbm rbm) {
        share(w.pieces(), (piece, check) -> w.load(rbm, piece));
    }

    /** Row r of v is what {@code source} gives for r; then from v to p. */
    void start(Rbm rbm, IntFunction<double[]> source) {
        share(
                parts(),
                (part, check) -> {
                    for (int row = from(part); row < from(part + 1); row++) {
                        v.set(row, source.apply(row));
                        v.index(row);
                    }
                    hidden(rbm, from(part), from(part + 1));
                });
    }

    /** From v to p in one row. */
    void hidden(Rbm rbm, int row) {
        hidden(rbm, row, row + 1);
    }

    private void hidden(Rbm rbm, int from, int to) {
        v.product(w.row, rbm.theta, d * f + d, p, from, to);
        double[][] room = new double[2][f];
        for (int row = from; row < to; row++) {
            Logistic.sigmoid(p[row], room);
        }
    }

    /** One full step: h drawn from p, q from h, v drawn from q (or v = q), p from v. */
    void step(Rbm rbm, long seed, long step, boolean probabilities, boolean[] known) {
        share(
                parts(),
                (part, check) -> {
                    int from = from(part);
                    int to = from(part + 1);
                    for (int row = from; row < to; row++) {
                        h.sample(row, p[row], Stream.key(seed, step, row), 0);
                    }
                    h.product(w.column, rbm.theta, d * f, q, from, to);
                    double[][] room = new double[2][d];
                    for (int row = from; row < to; row++) {
                        Logistic.sigmoid(q[row], room);
                        visible(row, Stream.key(seed, step, row), probabilities, known);
                    }
                    hidden(rbm, from, to);
                });
    }

    private void visible(int row, long key, boolean probabilities, boolean[] known) {
        if (known != null) { // a known unit keeps its value: it is drawn from itself
            for (int i = 0; i < d; i++) {
                q[row][i] = known[i] ? v.value[row][i] : q[row][i];
            }
        }
        if (probabilities) {
            v.set(row, q[row]);
            v.index(row);
        } else {
            v.sample(row, q[row], key, f);
        }
    }

    /** Takes over v and p of another one of the same shape. */
    void set(Gibbs other) {
        share(
                parts(),
                (part, check) -> {
                    for (int row = from(part); row < from(part + 1); row++) {
                        v.set(row, other.v.value[row]);
                        System.arraycopy(other.p[row], 0, p[row], 0, f);
                    }
                });
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
