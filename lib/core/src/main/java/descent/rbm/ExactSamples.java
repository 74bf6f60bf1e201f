package descent.rbm;

import descent.text.Require;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Independent samples of a small model, from its exact probabilities; no chain, no burn-in.
 *
 * <pre>
 *   s ~ P(s) by enumeration of the smaller layer, the other layer from its conditional
 * </pre>
 *
 * <p>Cost: log Z twice, then one block of at most 1024 states per sample.
 */
public final class ExactSamples {
    private ExactSamples() {}

    /**
     * Draws visible layers.
     *
     * @param rbm a model whose smaller layer has at most {@value PartitionFunction#LIMIT} units
     * @param count how many
     * @param seed the same seed gives the same samples
     * @return {@code count} rows of D numbers 0 or 1
     * @throws IllegalArgumentException if both layers are too large or {@code count} is less than 1
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double[][] of(Rbm rbm, int count, long seed) {
        Require.within("count", count, 1, Integer.MAX_VALUE);
        double logZ = rbm.logZ();
        StateBlocks all = new StateBlocks(rbm);
        StateBlocks.Scratch scratch = all.new Scratch();
        double[] upTo = new double[all.blocks() + 1]; // cumulative probabilities of the blocks
        for (int block = 0; block < all.blocks(); block++) {
            Require.notInterrupted();
            double shift = scratch.fill(block);
            double sum = scratch.sum();
            upTo[block + 1] = upTo[block] + sum * StrictMath.exp(shift - logZ);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int row = 0; row < count; row++) {
            Require.notInterrupted();
            int block = find(upTo, random.nextDouble() * upTo[all.blocks()]);
            scratch.fill(block);
            double left = random.nextDouble() * Arrays.stream(scratch.weight).sum();
            int s = 0;
            while (s < all.size - 1 && (left -= scratch.weight[s]) >= 0) {
                s++;
            }
            double[] state = new double[all.n];
            for (int j = 0; j < all.n; j++) {
                state[j] = j < all.low ? s >> j & 1 : all.on(block, j) ? 1 : 0;
            }
            rows[row] = all.n == rbm.hidden ? draw(rbm.visibleGiven(state), random) : state;
        }
        return rows;
    }

    /** The last block that begins at or before u and is not empty. */
    private static int find(double[] upTo, double u) {
        int low = 0;
        int high = upTo.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] <= u) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] draw(double[] p, SplittableRandom random) {
        for (int i = 0; i < p.length; i++) {
            p[i] = random.nextDouble() < p[i] ? 1 : 0;
        }
        return p;
    }
}
