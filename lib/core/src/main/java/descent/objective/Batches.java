package descent.objective;

import descent.text.Require;
import java.util.SplittableRandom;

/**
 * Which rows make up the gradient of each step. In one epoch every row is used once; the order is
 * shuffled anew for each epoch, unless the batch is the whole data set.
 *
 * @param rows the number of rows n
 * @param size the number of rows per step: n is batch, 1 stochastic, in between mini-batch; the
 *     last step of an epoch takes what is left
 * @param seed the seed of the shuffles; the same seed gives the same rows
 */
public record Batches(int rows, int size, long seed) {
    /**
     * Checks the ranges.
     *
     * @param rows the number of rows n, 1 or more
     * @param size the number of rows per step, from 1 to n
     * @param seed the seed of the shuffles
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Batches {
        Require.within("rows", rows, 1, Integer.MAX_VALUE);
        Require.within("size", size, 1, rows);
    }

    /**
     * Batch: every step uses all rows.
     *
     * @param loss a loss over rows
     * @return one step per epoch
     */
    public static Batches all(RowLoss loss) {
        return new Batches(loss.rows(), loss.rows(), 0); // (N2)
    }

    /**
     * Stochastic: every step uses one row.
     *
     * @param loss a loss over rows
     * @param seed the seed of the shuffles
     * @return n steps per epoch
     */
    public static Batches stochastic(RowLoss loss, long seed) {
        return new Batches(loss.rows(), 1, seed); // (N2)
    }

    /**
     * Mini-batch: every step uses a few rows.
     *
     * @param loss a loss over rows
     * @param size how many, for example 64, 128 or 256
     * @param seed the seed of the shuffles
     * @return ⌈n/size⌉ steps per epoch
     */
    public static Batches mini(RowLoss loss, int size, long seed) {
        return new Batches(loss.rows(), size, seed); // (N2)
    }

    /**
     * The number of steps in one epoch.
     *
     * @return ⌈n/size⌉
     */
    public int stepsPerEpoch() {
        return (rows - 1) / size + 1;
    }

    /**
     * The order of the rows in one epoch. Step k (from 0) takes the entries from k·size to min((k +
     * 1)·size, n).
     *
     * @param epoch 0, 1, 2, ...
     * @return a permutation of 0, ..., n − 1; the identity when the batch is the whole data set
     */
    public int[] order(int epoch) {
        int[] order = new int[rows];
        for (int r = 0; r < rows; r++) {
            order[r] = r;
        }
        if (size == rows) {
            return order;
        }
        SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * epoch);
        for (int r = rows - 1; r > 0; r--) { // Fisher and Yates
            int other = random.nextInt(r + 1);
            int row = order[r];
            order[r] = order[other];
            order[other] = row;
        }
        return order;
    }
}
