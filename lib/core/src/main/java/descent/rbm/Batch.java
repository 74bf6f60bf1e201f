package descent.rbm;

import java.util.Arrays;

/**
 * The rows of data that make up one step of the training, with the step's source of random numbers.
 */
public final class Batch {
    private final double[][] data;
    private final long seed;
    private int[] order = {};
    private int from;
    private int to;
    private int step;
    private Weights weights; // the working memory, kept from step to step
    private Gibbs rows;
    private Gibbs chains;

    Batch(double[][] data, long seed) {
        this.data = data;
        this.seed = seed;
    }

    /** A batch of all the given rows, for a single estimate. */
    Batch(double[][] data, long seed, int step) {
        this(data, seed);
        int[] all = new int[data.length];
        Arrays.setAll(all, r -> r);
        choose(all, 0, data.length, step);
    }

    Batch choose(int[] order, int from, int to, int step) {
        this.order = order;
        this.from = from;
        this.to = to;
        this.step = step;
        return this;
    }

    /** {@return the number of rows} */
    public int size() {
        return to - from;
    }

    /** {@return the number of the step that this batch is for: 1, 2, 3, ...} */
    public int step() {
        return step;
    }

    /** {@return the seed of the run} */
    public long seed() {
        return seed;
    }

    /** {@return the rows themselves, not to be changed} */
    public double[][] rows() {
        double[][] rows = new double[size()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = data[order[from + r]];
        }
        return rows;
    }

    /**
     * A random number that depends only on the run's seed, the step, the row and k.
     *
     * @param row which stream, for example the row of the batch
     * @param k which number of the stream: 1, 2, 3, ...
     * @return a number in [0, 1)
     */
    public double uniform(int row, int k) {
        return Stream.uniform(Stream.key(seed, step, row), k);
    }

    /** The rows loaded into the working memory, with P(h given v). */
    Gibbs load(Rbm rbm) {
        if (rows == null || !rows.fits(size(), rbm)) {
            rows = new Gibbs(size(), weights(rbm));
        }
        rows.load(rbm);
        rows.start(rbm, r -> data[order[from + r]]);
        return rows;
    }

    /** The place for W, which both halves of the gradient share. */
    private Weights weights(Rbm rbm) {
        if (weights == null || !weights.fits(rbm)) {
            weights = new Weights(rbm.visible, rbm.hidden);
        }
        return weights;
    }

    /** Chains in a working memory of their own that start where the loaded rows are. */
    Gibbs copy(Rbm rbm) {
        if (chains == null || !chains.fits(rows.rows, rbm)) {
            chains = new Gibbs(rows.rows, weights(rbm));
        }
        chains.set(rows);
        return chains;
    }

    /** Persistent chains loaded into a working memory of their own. */
    Gibbs load(Rbm rbm, double[][] visible) {
        if (chains == null || !chains.fits(visible.length, rbm)) {
            chains = new Gibbs(visible.length, weights(rbm));
        }
        chains.load(rbm);
        chains.start(rbm, r -> visible[r]);
        return chains;
    }
}
