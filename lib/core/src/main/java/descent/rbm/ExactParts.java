package descent.rbm;

import descent.text.Messages;
import descent.text.Require;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The exact sums over the states of the smaller layer in parts, which anybody may make in any
 * order, and which are then added in the order of their numbers.
 *
 * <pre>
 *   Z = Σ_k Z_k,   Z_k = e^{shift_k} · sum_k          Z_k itself may be no double
 * </pre>
 *
 * <p>{@link PartitionFunction} and {@link Gradient} make the parts on the threads of one machine,
 * {@code descent.cluster.ExactSums} wherever it is told to. The cost of all parts together is
 * theirs.
 */
public final class ExactParts {
    /**
     * The most units the smaller layer may have. 2^36 terms take one core some five minutes beside
     * a layer of 36 units, and four hours beside one of 784.
     */
    public static final int LIMIT = 36;

    private static final double U = 0x1p-53;

    /**
     * The sum of a part, e^shift · sum.
     *
     * @param shift the logarithm of the scale
     * @param sum the sum on that scale
     */
    public record Sum(double shift, double sum) implements Serializable {}

    final StateBlocks all;
    private final Rbm rbm;
    private final int count;

    /**
     * Cuts the states into parts.
     *
     * @param rbm the model
     * @param parts how many; there are never more parts than blocks of states
     * @throws IllegalArgumentException if both layers have more than {@value #LIMIT} units
     */
    public ExactParts(Rbm rbm, int parts) {
        this(rbm, parts, LIMIT);
    }

    ExactParts(Rbm rbm, int parts, int limit) {
        int n = Math.min(rbm.visibleUnits(), rbm.hiddenUnits());
        if (n > limit) {
            throw new IllegalArgumentException(
                    Messages.beside(PartitionFunction.class).get("tooManyUnits", n, limit));
        }
        this.rbm = rbm;
        all = new StateBlocks(rbm);
        count = Math.min(Require.within("parts", parts, 1, 1 << 20), all.blocks());
    }

    /** {@return the number of parts} */
    public int count() {
        return count;
    }

    /** Runs a task for all parts on the threads of this machine. */
    void run(Threads.Task task) {
        // Small sums stay on the caller's thread: starting others would take longer than the sum.
        if ((double) all.blocks() * all.size * all.m < 1 << 21) {
            for (int part = 0; part < count; part++) {
                task.run(part, Require::notInterrupted);
            }
        } else {
            Threads.each(count, task);
        }
    }

    private int start(int part) {
        Require.within("part", part, 0, count - 1);
        return end(part - 1);
    }

    /** One past the last block of a part. */
    private int end(int part) {
        return (int) ((part + 1L) * all.blocks() / count);
    }

    /**
     * A part of Z.
     *
     * @param part which one, from 0
     * @param check called after each block of states; throws to stop
     * @return its sum
     * @throws IllegalArgumentException if there is no such part
     */
    public Sum logZ(int part, Runnable check) {
        StateBlocks.Scratch scratch = all.new Scratch();
        LogSum total = new LogSum();
        for (int block = start(part); block < end(part); block++) {
            check.run();
            double shift = scratch.fill(block);
            total.add(shift, scratch.sum());
        }
        return new Sum(total.shift, total.sum);
    }

    /**
     * The parts of Z put together.
     *
     * @param parts all parts, in their order
     * @return log Z and its certificate
     * @throws IllegalArgumentException if there are not {@link #count} of them
     */
    public PartitionFunction logZ(List<Sum> parts) {
        Require.within("parts.size", parts.size(), count, count);
        LogSum total = new LogSum();
        for (Sum part : parts) {
            total.add(part.shift, part.sum);
        }
        double size = rbm.absoluteSum();
        double error = U * ((all.n + all.m + 16) * size + 32.0 * all.m + 200);
        return new PartitionFunction(total.log(), error, all.n, 1L << all.n);
    }

    /**
     * A part of the model's half of the gradient.
     *
     * @param part which one, from 0
     * @param logZ log Z
     * @param check called after each block of states; throws to stop
     * @return sums over its states, to be given to {@link #model(List)}
     * @throws IllegalArgumentException if there is no such part
     */
    public double[] model(int part, double logZ, Runnable check) {
        return Gradient.part(all, start(part), end(part), logZ, check);
    }

    /**
     * The parts of the model's half put together.
     *
     * @param parts all parts, in their order
     * @return E[v_i h_j], E[v_i] and E[h_j]
     * @throws IllegalArgumentException if there are not {@link #count} of them
     */
    public double[] model(List<double[]> parts) {
        Require.within("parts.size", parts.size(), count, count);
        double[] sum = parts.get(0).clone();
        for (double[] part : parts.subList(1, parts.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        double total = sum[sum.length - 1]; // 1, up to the rounding of log Z
        double[] g = Arrays.copyOf(sum, sum.length - 1);
        for (int k = 0; k < g.length; k++) {
            g[k] /= total;
        }
        return rbm.hiddenUnits() == all.n ? g : Gradient.swapped(g, all.m, all.n);
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
