package descent.rbm;

import descent.text.Messages;
import descent.text.Require;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/**
 * The exact log Z of an RBM, with a bound of its own rounding error.
 *
 * <pre>
 *   Z = Σ_v e^{b·v} Π_j (1 + e^{a_j + Σ_i w_ij v_i})      2^D terms
 *     = Σ_h e^{a·h} Π_i (1 + e^{b_i + Σ_j w_ij h_j})      2^F terms
 * </pre>
 *
 * <p>The sum runs over the smaller layer, n = min(D, F) units, in blocks of up to 1024 states whose
 * factors come from tables of partial sums: 2^n (D + F − n) factors, about 0.2 ns each. The layer
 * may have at most {@value #LIMIT} units; beyond it, see {@link AnnealedImportanceSampling}.
 *
 * <p>The certificate {@code error}: with u = 2^−53, the sums x_i, the exponentials and the products
 * each lose at most a few u of the numbers that enter them, so
 *
 * <pre>
 *   |value − log Z| ≤ u ((n + m + 16)(Σ|w| + Σ|a| + Σ|b|) + 32 m + 200)
 * </pre>
 *
 * where m = max(D, F). Terms that underflow lie below e^{−700} of the sum and change nothing in
 * double precision.
 *
 * @param value log Z
 * @param error a bound of |value − log Z|
 * @param units n, the units of the layer that was summed over
 * @param states 2^n, the number of terms
 */
public record PartitionFunction(double value, double error, int units, long states) {
    /** The most units the smaller layer may have: 2^32 terms take about a minute. */
    public static final int LIMIT = 32;

    /** The sums are made in this many parts, whatever the number of threads. */
    static final int PARTS = 64;

    private static final double U = 0x1p-53;

    /**
     * Sums over all states of the smaller layer.
     *
     * @param rbm the model
     * @return log Z and its certificate
     * @throws IllegalArgumentException if both layers have more than {@value #LIMIT} units
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static PartitionFunction of(Rbm rbm) {
        return of(rbm, done -> {});
    }

    /**
     * Sums over all states of the smaller layer and tells how far it is.
     *
     * @param rbm the model
     * @param progress is told the part that is done, from 0 to 1; calls may come from several
     *     threads
     * @return log Z and its certificate
     * @throws IllegalArgumentException if both layers have more than {@value #LIMIT} units
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static PartitionFunction of(Rbm rbm, DoubleConsumer progress) {
        requireSmall(rbm);
        StateBlocks all = new StateBlocks(rbm);
        int parts = Math.min(PARTS, all.blocks());
        double[] max = new double[parts];
        double[] sum = new double[parts];
        AtomicInteger done = new AtomicInteger();
        run(
                all,
                parts,
                (part, check) -> {
                    StateBlocks.Scratch scratch = all.new Scratch();
                    LogSum total = new LogSum();
                    int to = end(all, parts, part);
                    for (int block = end(all, parts, part - 1); block < to; block++) {
                        check.run();
                        double shift = scratch.fill(block);
                        total.add(shift, scratch.sum());
                    }
                    max[part] = total.shift;
                    sum[part] = total.sum;
                    progress.accept((double) done.incrementAndGet() / parts);
                });
        LogSum total = new LogSum();
        for (int part = 0; part < parts; part++) {
            total.add(max[part], sum[part]);
        }
        double size = rbm.absoluteSum();
        double error = U * ((all.n + all.m + 16) * size + 32.0 * all.m + 200);
        return new PartitionFunction(total.log(), error, all.n, 1L << all.n);
    }

    static void requireSmall(Rbm rbm) {
        int n = Math.min(rbm.visibleUnits(), rbm.hiddenUnits());
        if (n > LIMIT) {
            throw new IllegalArgumentException(
                    Messages.beside(PartitionFunction.class).get("tooManyUnits", n, LIMIT));
        }
    }

    /** Small sums stay on the caller's thread: starting others would take longer than the sum. */
    static void run(StateBlocks all, int parts, Threads.Task task) {
        if ((double) all.blocks() * all.size * all.m < 1 << 21) {
            for (int part = 0; part < parts; part++) {
                task.run(part, Require::notInterrupted);
            }
        } else {
            Threads.each(parts, task);
        }
    }

    /** One past the last block of a part. */
    static int end(StateBlocks all, int parts, int part) {
        return (int) ((part + 1L) * all.blocks() / parts);
    }

    /**
     * The sum of 2^k numbers, which are used up. It is added in halves, so that the loop is
     * vectorised and the rounding error grows with k. {@code upper} takes half of the numbers: with
     * both halves in one array nothing would be vectorised, see {@link RowSums}.
     */
    static double sum(double[] x, int length, double[] upper) {
        int half = length / 2;
        for (; half >= 16; half /= 2) {
            System.arraycopy(x, half, upper, 0, half);
            for (int s = 0; s < half; s++) {
                x[s] += upper[s];
            }
        }
        for (; half >= 1; half /= 2) {
            for (int s = 0; s < half; s++) {
                x[s] += x[s + half];
            }
        }
        return x[0];
    }

    /** Σ e^{shift_k} x_k as e^shift · sum, with a compensated sum (Neumaier). */
    private static final class LogSum {
        private double shift = Double.NEGATIVE_INFINITY;
        private double sum;
        private double rest;

        void add(double logFactor, double x) {
            double top = logFactor + StrictMath.log(x);
            if (top > shift + 100 || sum == 0) { // move the scale: the old terms become small
                double scale = StrictMath.exp(shift - top);
                sum *= scale;
                rest *= scale;
                shift = top;
            }
            double term = scaled(logFactor, x);
            double next = sum + term;
            rest += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }

        private double scaled(double logFactor, double x) {
            double difference = logFactor - shift;
            return Math.abs(difference) < 600
                    ? x * StrictMath.exp(difference)
                    : StrictMath.exp(difference + StrictMath.log(x));
        }

        double log() {
            return shift + StrictMath.log(sum + rest);
        }
    }
}
