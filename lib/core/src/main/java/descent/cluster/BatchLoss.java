package descent.cluster;

import descent.objective.Objective;
import descent.objective.RowLoss;
import descent.text.Require;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The loss over all rows as map and reduce: each part adds up its rows, the caller adds up the
 * parts. "Batch gradient descent: all data, average" (N2), word for word.
 *
 * <pre>
 *   map:     part p  →  ( Σ_{r in p} ℓ_r(θ),  Σ_{r in p} ∂ℓ_r/∂θ )
 *   reduce:  L = (1/n) Σ_p ...,   ∂L/∂θ = (1/n) Σ_p ...        in the order of p = 0, 1, 2, ...
 * </pre>
 *
 * <p>It is an {@link Objective} like any other: every rule, {@code Trace} and {@code Minimizer}
 * work on it, one job per point (value and gradient at a point come from the same job). Rows are
 * made {@value #CHUNK} at a time and dropped.
 */
public final class BatchLoss implements Objective {
    private static final long serialVersionUID = 1;

    /** So many rows exist at the same time in each part. */
    public static final int CHUNK = 4096;

    /** What a part adds up: the losses and the gradients of its rows. */
    private record Sums(double value, double[] g) implements Serializable {}

    /** Some of the rows. */
    private record Map(Backend.Shared<StreamedLoss> shared, int parts, double[] theta)
            implements Work<Sums> {
        @Override
        public Sums part(int index) {
            StreamedLoss data = shared.get();
            double[] mean = new double[theta.length];
            double[] sum = new double[theta.length];
            double value = 0;
            long to = Work.end(data.rows(), parts, index);
            for (long r = Work.end(data.rows(), parts, index - 1); r < to; r += CHUNK) {
                Require.notInterrupted();
                RowLoss some = data.loss(r, Math.min(r + CHUNK, to));
                some.gradient(theta, mean);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += some.rows() * mean[i];
                }
                value += some.rows() * some.value(theta);
            }
            return new Sums(value, sum);
        }
    }

    private final transient Backend on;
    private final transient Backend.Shared<StreamedLoss> shared;
    private final StreamedLoss data;
    private final int parts;
    private double[] at; // where the last job was, and what it gave
    private double value;
    private double[] g;

    /**
     * A loss whose rows are shared out.
     *
     * @param on who does the parts
     * @param data the rows
     * @param parts in how many parts
     */
    public BatchLoss(Backend on, StreamedLoss data, int parts) {
        this.on = on;
        this.data = data;
        this.parts = (int) Math.min(Require.within("parts", parts, 1, 1 << 20), data.rows());
        shared = on.share(data);
    }

    private void job(double[] theta) {
        if (Arrays.equals(theta, at)) {
            return;
        }
        Require.length("theta", theta, dimension());
        List<Sums> sums = on.run(new Map(shared, parts, theta.clone()));
        double total = 0;
        double[] all = new double[theta.length];
        for (Sums part : sums) {
            total += part.value;
            for (int i = 0; i < all.length; i++) {
                all[i] += part.g[i];
            }
        }
        for (int i = 0; i < all.length; i++) {
            all[i] /= data.rows(); // (N2)
        }
        value = total / data.rows();
        g = all;
        at = theta.clone();
    }

    @Override
    public int dimension() {
        return data.dimension();
    }

    @Override
    public double value(double[] theta) {
        job(theta);
        return value;
    }

    @Override
    public void gradient(double[] theta, double[] gradient) {
        job(theta);
        System.arraycopy(g, 0, Require.length("g", gradient, g.length), 0, g.length);
    }
}
