package descent.rbm;

import descent.text.Require;
import java.util.Arrays;

/**
 * Parallel tempering: Gibbs chains at several temperatures that exchange their states, so that the
 * coldest one (β = 1, the model) crosses between modes that a single chain hardly leaves.
 *
 * <pre>
 *   chain r runs on β_r θ,  0 ≤ β_1 &lt; ... &lt; β_R = 1
 *   after a step, neighbours r, r + 1 swap with probability
 *     min(1, e^{(β_{r+1} − β_r)(E(v_{r+1}, h_{r+1}) − E(v_r, h_r))})
 *   where h is drawn from the chain's own P(h given v)
 * </pre>
 *
 * <p>Pairs (1,2), (3,4), ... are tried in odd steps, (2,3), (4,5), ... in even ones. Each of the
 * {@code chains} ladders is independent and has random streams of its own. In every step the R
 * Gibbs steps of a ladder cost at most 2 D F R additions, the swaps no more than that.
 *
 * <p>{@link #acceptance} tells whether the ladder is dense enough: where hardly a swap is accepted,
 * nothing gets past, and a temperature in between is missing. Reference: <a
 * href="https://proceedings.mlr.press/v9/desjardins10a.html">Desjardins et al. (2010)</a>.
 */
public final class ParallelTempering {
    private final Rbm rbm;
    private final double[] beta;
    private final Rbm[] model; // at each temperature
    private final Gibbs[] level; // at each temperature, one row per ladder
    private final int chains;
    private final long seed;
    private int steps;
    private final long[] tried;
    private final long[] swapped;

    /**
     * Ladders that start in random bits.
     *
     * @param rbm the model
     * @param beta the inverse temperatures, increasing, the last one 1
     * @param chains the number of independent ladders
     * @param seed the same seed gives the same chains
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public ParallelTempering(Rbm rbm, double[] beta, int chains, long seed) {
        Require.within("beta.length", beta.length, 1, 10_000);
        Require.finite("beta", beta);
        for (int r = 0; r < beta.length; r++) {
            double step = r == 0 ? beta[0] : beta[r] - beta[r - 1];
            if (r == 0) {
                Require.notNegative("beta[0]", step);
            } else {
                Require.positive("beta[" + r + "] − beta[" + (r - 1) + "]", step);
            }
        }
        Require.notNegative("1 − beta[" + (beta.length - 1) + "]", 1 - beta[beta.length - 1]);
        Require.notNegative("beta[" + (beta.length - 1) + "] − 1", beta[beta.length - 1] - 1);
        Require.within("chains", chains, 1, Integer.MAX_VALUE);
        this.rbm = rbm;
        this.beta = beta.clone();
        this.chains = chains;
        this.seed = seed;
        model = new Rbm[beta.length];
        level = new Gibbs[beta.length];
        tried = new long[Math.max(0, beta.length - 1)];
        swapped = new long[tried.length];
        for (int r = 0; r < beta.length; r++) {
            double factor = beta[r];
            double[] theta = Arrays.stream(rbm.theta).map(x -> factor * x).toArray();
            model[r] = Rbm.of(rbm.visible, rbm.hidden, theta);
            level[r] = new Gibbs(chains, new Weights(rbm.visible, rbm.hidden));
            double[][] start = GibbsChains.coins(rbm, chains, seed + r);
            level[r].load(model[r]);
            level[r].start(model[r], c -> start[c]);
        }
    }

    /**
     * Moves all chains on and tries the swaps.
     *
     * @param count how many steps, 0 or more
     * @return this
     * @throws IllegalArgumentException if it is negative
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public ParallelTempering step(int count) {
        Require.within("count", count, 0, Integer.MAX_VALUE);
        for (int k = 0; k < count; k++) {
            Require.notInterrupted();
            steps++;
            for (int r = 0; r < level.length; r++) {
                level[r].step(model[r], Stream.key(seed, r, 1), steps, false, null);
            }
            for (int r = (steps + 1) % 2; r + 1 < level.length; r += 2) {
                for (int c = 0; c < chains; c++) {
                    exchange(r, c);
                }
            }
        }
        return this;
    }

    private void exchange(int r, int c) {
        long key = Stream.key(Stream.key(seed, r, 2), steps, c);
        double low = energy(r, c, key, 0);
        double high = energy(r + 1, c, key, rbm.hidden);
        tried[r]++;
        double log = (beta[r + 1] - beta[r]) * (high - low);
        if (StrictMath.log(Stream.uniform(key, 2L * rbm.hidden + 1)) < log) {
            swapped[r]++;
            swap(level[r].v.value[c], level[r + 1].v.value[c]);
            for (int s = r; s <= r + 1; s++) {
                level[s].v.index(c);
                level[s].hidden(model[s], c);
            }
        }
    }

    /** E(v, h) with the model's own parameters, h drawn at this chain's temperature. */
    private double energy(int r, int c, long key, int offset) {
        Gibbs g = level[r];
        g.h.sample(c, g.p[c], key, offset);
        return rbm.energy(g.v.get(c), g.h.get(c));
    }

    private static void swap(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            double keep = x[i];
            x[i] = y[i];
            y[i] = keep;
        }
    }

    /** {@return the visible units of the chains at β = 1, one row per ladder, copied} */
    public double[][] visible() {
        return visible(level.length - 1);
    }

    /**
     * The visible units at one temperature.
     *
     * @param r which one, from 0
     * @return one row per ladder, copied
     */
    public double[][] visible(int r) {
        Require.within("r", r, 0, level.length - 1);
        return Rows.copy(level[r].v.value);
    }

    /**
     * {@return for each pair r, r + 1, which part of its swaps was accepted; NaN if none was tried}
     */
    public double[] acceptance() {
        double[] rate = new double[tried.length];
        Arrays.setAll(rate, r -> tried[r] == 0 ? Double.NaN : (double) swapped[r] / tried[r]);
        return rate;
    }
}
