package descent.rbm;

import descent.text.Messages;
import descent.text.Require;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Annealed importance sampling, AIS: an estimate of log Z for models of any size.
 *
 * <pre>
 *   f_k(v) = e^{((1−β_k) b⁰ + β_k b)·v} Π_j (1 + e^{β_k x_j}),   β_k = k/K,   Z_0 = 2^F Π_i (1 + e^{b⁰_i})
 *   forward:  v_0 ~ f_0/Z_0;  w = Π_{k=1..K} f_k(v_{k−1})/f_{k−1}(v_{k−1}),  v_k ~ T_k(v_{k−1})
 *             log Z ≈ log Z_0 + log mean(w)
 *   reverse:  v_K ~ the model;  v_{k−1} ~ T_k(v_k), w = Π_{k=K..1} f_{k−1}(v_{k−1})/f_k(v_{k−1})
 *             log Z ≈ log Z_0 − log mean(w)
 * </pre>
 *
 * <p>T_k is one Gibbs step of the RBM with the parameters β_k W, β_k a and (1−β_k) b⁰ + β_k b. The
 * mean of w is right for any K, so by Jensen's inequality the forward estimate is on average below
 * log Z and the reverse one, started from exact samples, above it. With few temperatures most
 * chains carry no weight; {@link AisEstimate} tells.
 *
 * <p>b⁰ is the base-rate model: units that are independent, each on as often as in the data; zero
 * unless {@link #base} sets it. Each chain has random streams of its own. Cost per chain and
 * temperature: at most 2 D F additions and 3 F exponentials. References: <a
 * href="https://doi.org/10.1023/A:1008923215028">Neal (2001)</a>; <a
 * href="https://doi.org/10.1145/1390156.1390266">Salakhutdinov, Murray (2008)</a>.
 *
 * @param temperatures K, the number of steps from 0 to 1
 * @param chains the number of chains
 * @param seed the same seed gives the same estimate
 * @param base b⁰, D numbers; empty means zero
 */
public record AnnealedImportanceSampling(int temperatures, int chains, long seed, double[] base)
        implements Serializable {
    /**
     * Checks the ranges.
     *
     * @param temperatures K, 1 or more
     * @param chains the number of chains, 2 or more
     * @param seed the same seed gives the same estimate
     * @param base b⁰, D numbers; empty means zero
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AnnealedImportanceSampling {
        Require.within("temperatures", temperatures, 1, 100_000_000);
        Require.within("chains", chains, 2, 10_000_000);
        base = Require.finite("base", base).clone();
    }

    /**
     * With the base b⁰ = 0.
     *
     * @param temperatures K, for example 1000
     * @param chains the number of chains, for example 100
     * @param seed the same seed gives the same estimate
     */
    public AnnealedImportanceSampling(int temperatures, int chains, long seed) {
        this(temperatures, chains, seed, new double[0]);
    }

    /**
     * With the base rates of data: σ(b⁰_i) = (number of rows with v_i on + ½)/(number of rows + 1).
     *
     * @param data the rows, D numbers from 0 to 1 each
     * @return the changed sampling
     * @throws IllegalArgumentException if there is no row, the rows have different lengths or a
     *     number is not from 0 to 1
     */
    public AnnealedImportanceSampling base(double[][] data) {
        double[] rates = new double[Require.rows("data", data)[0].length];
        for (double[] row : Rows.unit("data", data, rates.length)) {
            for (int i = 0; i < rates.length; i++) {
                rates[i] += row[i];
            }
        }
        for (int i = 0; i < rates.length; i++) {
            rates[i] = StrictMath.log((rates[i] + 0.5) / (data.length - rates[i] + 0.5));
        }
        return new AnnealedImportanceSampling(temperatures, chains, seed, rates);
    }

    /**
     * From the base to the model: on average below log Z.
     *
     * @param rbm the model
     * @return the estimate
     * @throws IllegalArgumentException if b⁰ has another length than D
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public AisEstimate forward(Rbm rbm) {
        return estimate(rbm, anneal(rbm, null), true);
    }

    /**
     * From samples of the model to the base: on average above log Z if the samples are exact, as
     * those of {@link ExactSamples}. Samples of a long Gibbs chain or of {@link ParallelTempering}
     * are a stand-in, and the bound is then as good as they are.
     *
     * @param rbm the model
     * @param samples visible layers drawn from the model, one for each chain
     * @return the estimate
     * @throws IllegalArgumentException if there is not one sample of D numbers 0 or 1 for each
     *     chain, or b⁰ has another length than D
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public AisEstimate reverse(Rbm rbm, double[][] samples) {
        return estimate(rbm, anneal(rbm, requireSamples(rbm, samples)), false);
    }

    /**
     * The condition of {@link #reverse}.
     *
     * @param rbm the model
     * @param samples visible layers
     * @return the samples
     * @throws IllegalArgumentException if there is not one sample of D numbers 0 or 1 for each
     *     chain
     */
    public double[][] requireSamples(Rbm rbm, double[][] samples) {
        if (samples == null || samples.length != chains) {
            int count = samples == null ? 0 : samples.length;
            throw new IllegalArgumentException(
                    Messages.beside(AnnealedImportanceSampling.class)
                            .get("reverseNeedsSamples", chains, count));
        }
        return Rows.binary("samples", samples, rbm.visible);
    }

    /**
     * What the chains found put together.
     *
     * @param rbm the model
     * @param logWeights log w of every chain, in their order
     * @param forward whether the chains went from the base to the model
     * @return the estimate
     * @throws IllegalArgumentException if there is not one number for each chain
     */
    public AisEstimate estimate(Rbm rbm, double[] logWeights, boolean forward) {
        double[] logW = Require.length("logWeights", logWeights, chains);
        return AisEstimate.of(logZ0(rbm, base(rbm)), logW, forward);
    }

    private double[] base(Rbm rbm) {
        return base.length == 0
                ? new double[rbm.visible]
                : Require.length("base", base, rbm.visible);
    }

    private static double logZ0(Rbm rbm, double[] b0) {
        return rbm.hidden * StrictMath.log(2) + Arrays.stream(b0).map(Logistic::softplus).sum();
    }

    /** log w of each chain; without samples they go forward. */
    private double[] anneal(Rbm rbm, double[][] samples) {
        double[] logW = new double[chains];
        int parts = Math.min(chains, 2 * Threads.count());
        Threads.each(
                parts,
                (part, check) -> {
                    int from = (int) ((long) chains * part / parts);
                    int to = (int) ((long) chains * (part + 1) / parts);
                    double[][] mine =
                            samples == null ? null : Arrays.copyOfRange(samples, from, to);
                    double[] some = logWeights(rbm, from, to, mine, check);
                    System.arraycopy(some, 0, logW, from, to - from);
                });
        return logW;
    }

    /**
     * Some of the chains, which need nothing from the others.
     *
     * @param rbm the model
     * @param from the first chain, from 0
     * @param to one past the last
     * @param samples where they start, one row each, to go from the model to the base; {@code null}
     *     to go from the base to the model
     * @param check called at each temperature; throws to stop
     * @return log w of each of them
     * @throws IllegalArgumentException if there are no such chains, or not one sample of D numbers
     *     0 or 1 for each, or b⁰ has another length than D
     */
    public double[] logWeights(Rbm rbm, int from, int to, double[][] samples, Runnable check) {
        Require.within("to", to, Require.within("from", from, 0, chains - 1) + 1, chains);
        boolean forward = samples == null;
        int count = forward ? to - from : samples.length;
        Require.within("samples.length", count, to - from, to - from);
        double[] b0 = base(rbm);
        double[][] start = forward ? start(rbm, b0, from, to) : samples;
        AnnealedChains some = new AnnealedChains(rbm, b0, Weights.of(rbm), start, from);
        for (int n = 0; n < temperatures; n++) {
            check.run();
            int k = forward ? n + 1 : temperatures - n; // β_{k−1} and β_k
            double low = (k - 1.0) / temperatures;
            double high = (double) k / temperatures;
            if (forward) {
                some.weigh(low, high);
            }
            if (k < temperatures || !forward) {
                some.step(high, seed, n + 1);
            }
            if (!forward) {
                some.weigh(high, low);
            }
        }
        return some.logW;
    }

    /** Independent units, on as often as the base says. */
    private double[][] start(Rbm rbm, double[] b0, int from, int to) {
        double[][] start = new double[to - from][rbm.visible];
        for (int c = from; c < to; c++) {
            long key = Stream.key(seed, 0, c);
            for (int i = 0; i < rbm.visible; i++) {
                start[c - from][i] = Stream.uniform(key, i + 1) < Logistic.sigmoid(b0[i]) ? 1 : 0;
            }
        }
        return start;
    }

    /** {@return b⁰, a copy; empty means zero} */
    @Override
    public double[] base() {
        return base.clone();
    }

    @Override
    public boolean equals(Object other) { // by the numbers of b⁰, not by its array
        return other instanceof AnnealedImportanceSampling ais
                && temperatures == ais.temperatures
                && chains == ais.chains
                && seed == ais.seed
                && Arrays.equals(base, ais.base);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(temperatures, chains, seed) + Arrays.hashCode(base);
    }
}
