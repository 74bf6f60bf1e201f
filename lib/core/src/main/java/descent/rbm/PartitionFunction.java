package descent.rbm;

import java.util.List;
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
 * factors come from tables of partial sums: 2^n (D + F − n) factors, about 0.2 ns each on one
 * thread. The layer may have at most {@value #LIMIT} units; beyond it, see {@link
 * AnnealedImportanceSampling}.
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
    /**
     * The most units the smaller layer may have: 2^32 terms of 32 factors take half a minute on one
     * thread, of 784 factors a quarter of an hour.
     */
    public static final int LIMIT = 32;

    /** The sums are made in this many parts, whatever the number of threads. */
    public static final int PARTS = 64;

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
        ExactParts all = new ExactParts(rbm, PARTS, LIMIT);
        ExactParts.Sum[] sums = new ExactParts.Sum[all.count()];
        AtomicInteger done = new AtomicInteger();
        all.run(
                (part, check) -> {
                    sums[part] = all.logZ(part, check);
                    progress.accept((double) done.incrementAndGet() / sums.length);
                });
        return all.logZ(List.of(sums));
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
}
