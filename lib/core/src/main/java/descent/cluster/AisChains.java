package descent.cluster;

import descent.rbm.AisEstimate;
import descent.rbm.AnnealedImportanceSampling;
import descent.rbm.Rbm;
import descent.text.Require;
import java.util.Arrays;

/**
 * The chains of {@link AnnealedImportanceSampling} shared out. Each chain has a random stream of
 * its own, so the estimate is that of one machine bit for bit, whatever the number of parts.
 *
 * <p>A part costs 2 D F per chain and temperature and gives one number per chain.
 */
public final class AisChains {
    /** Chains are shared out in at most this many parts. */
    public static final int PARTS = 64;

    private AisChains() {}

    /** Some of the chains; without samples they go from the base to the model. */
    private record Chains(
            AnnealedImportanceSampling ais, Rbm rbm, Backend.Shared<double[][]> samples)
            implements Work<double[]> {
        @Override
        public int parts() {
            return Math.min(PARTS, ais.chains());
        }

        @Override
        public double[] part(int index) {
            int from = (int) Work.end(ais.chains(), parts(), index - 1);
            int to = (int) Work.end(ais.chains(), parts(), index);
            double[][] mine = samples == null ? null : Arrays.copyOfRange(samples.get(), from, to);
            return ais.logWeights(rbm, from, to, mine, Require::notInterrupted);
        }
    }

    /**
     * From the base to the model.
     *
     * @param on who does the parts
     * @param ais the temperatures, the number of chains and the seed
     * @param rbm the model
     * @return what {@link AnnealedImportanceSampling#forward} gives, bit for bit
     */
    public static AisEstimate forward(Backend on, AnnealedImportanceSampling ais, Rbm rbm) {
        return ais.estimate(rbm, logWeights(on, new Chains(ais, rbm, null)), true);
    }

    /**
     * From samples of the model to the base.
     *
     * @param on who does the parts
     * @param ais the temperatures, the number of chains and the seed
     * @param rbm the model
     * @param samples visible layers drawn from the model, one for each chain
     * @return what {@link AnnealedImportanceSampling#reverse} gives, bit for bit
     * @throws IllegalArgumentException if there is not one sample for each chain
     */
    public static AisEstimate reverse(
            Backend on, AnnealedImportanceSampling ais, Rbm rbm, double[][] samples) {
        ais.requireSamples(rbm, samples);
        double[] logW = logWeights(on, new Chains(ais, rbm, on.share(samples)));
        return ais.estimate(rbm, logW, false);
    }

    private static double[] logWeights(Backend on, Chains chains) {
        return on.run(chains).stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
