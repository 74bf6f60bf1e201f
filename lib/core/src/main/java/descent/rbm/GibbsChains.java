package descent.rbm;

import descent.text.Require;

/**
 * Gibbs chains: several samples of the model that move on together.
 *
 * <pre>
 *   one step:  h_j ~ σ(a_j + Σ_i w_ij v_i),  then  v_i ~ σ(b_i + Σ_j w_ij h_j)
 * </pre>
 *
 * <p>Both layers are drawn, 0 or 1; {@link #hiddenGiven} and {@link #visibleGiven} are the
 * probabilities behind the last draw, which make smoother pictures. Chain c has a random stream of
 * its own in each step, so the same seed gives the same chains on any number of threads and every
 * JDK, and the first chains do not change when there are more of them. A step costs at most 2 D F
 * additions per chain, fewer the more units are off, and allocates a few rows per thread, whatever
 * the number of chains.
 */
public final class GibbsChains {
    private final Rbm rbm;
    private final long seed;
    private final Gibbs gibbs;
    private boolean[] known;
    private int steps;

    /**
     * Chains that start in random bits.
     *
     * @param rbm the model
     * @param chains the number of chains
     * @param seed the same seed gives the same chains
     * @throws IllegalArgumentException if there is no chain
     */
    public GibbsChains(Rbm rbm, int chains, long seed) {
        this(rbm, coins(rbm, chains, seed), seed);
    }

    /**
     * Chains that start in given rows, for example in data.
     *
     * @param rbm the model
     * @param start the visible units of each chain, D numbers from 0 to 1
     * @param seed the same seed gives the same chains
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not from 0 to 1
     */
    public GibbsChains(Rbm rbm, double[][] start, long seed) {
        Rows.unit("start", start, rbm.visible);
        this.rbm = rbm;
        this.seed = seed;
        gibbs = new Gibbs(start.length, new Weights(rbm.visible, rbm.hidden));
        gibbs.load(rbm);
        gibbs.start(rbm, row -> start[row]);
    }

    static double[][] coins(Rbm rbm, int chains, long seed) {
        Require.within("chains", chains, 1, Integer.MAX_VALUE);
        double[][] start = new double[chains][rbm.visible];
        for (int row = 0; row < chains; row++) {
            long key = Stream.key(seed, 0, row);
            for (int i = 0; i < rbm.visible; i++) {
                start[row][i] = Stream.uniform(key, i + 1) < 0.5 ? 0 : 1;
            }
        }
        return start;
    }

    /**
     * Holds some visible units fast, so that the chains fill in the others: the completion of half
     * an image.
     *
     * @param known true for each visible unit that keeps its value
     * @return this
     * @throws IllegalArgumentException if the length is not D
     */
    public GibbsChains hold(boolean... known) {
        Require.within("known.length", known.length, rbm.visible, rbm.visible);
        this.known = known.clone();
        return this;
    }

    /**
     * Moves all chains on.
     *
     * @param steps how many Gibbs steps, 0 or more
     * @return this
     * @throws IllegalArgumentException if it is negative
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public GibbsChains step(int steps) {
        Require.within("steps", steps, 0, Integer.MAX_VALUE);
        for (int k = 0; k < steps; k++) {
            Require.notInterrupted();
            gibbs.step(rbm, seed, ++this.steps, false, known);
        }
        return this;
    }

    /** {@return the number of steps made} */
    public int steps() {
        return steps;
    }

    /** {@return the visible units, one row per chain, copied} */
    public double[][] visible() {
        return Rows.copy(gibbs.v.value);
    }

    /** {@return the hidden units that the last step drew, one row per chain; 0 before the first} */
    public double[][] hidden() {
        return Rows.copy(gibbs.h.value);
    }

    /** {@return P(v_i = 1 given h) that the last step drew from; 0 before the first step} */
    public double[][] visibleGiven() {
        return Rows.copy(gibbs.q);
    }

    /** {@return P(h_j = 1 given v) of the present v} */
    public double[][] hiddenGiven() {
        return Rows.copy(gibbs.p);
    }
}
