package descent.cluster;

import descent.rbm.ExactParts;
import descent.rbm.Gradient;
import descent.rbm.PartitionFunction;
import descent.rbm.Rbm;
import descent.text.Require;
import java.util.List;

/**
 * The exact log Z and the exact gradient, their 2^n states shared out.
 *
 * <pre>
 *   Z = Σ_parts Σ_{s in the part} e^{c·s} Π_i (1 + e^{x_i(s)})        a part gives two numbers
 * </pre>
 *
 * <p>With the usual parts (no number given) the result is that of {@link PartitionFunction#of} and
 * {@link Gradient#of} bit for bit. A result depends on the number of parts in its last digits. The
 * smaller layer may have {@value ExactParts#LIMIT} units, more than one machine is asked for.
 */
public final class ExactSums {
    private ExactSums() {}

    /** Some of the states of the smaller layer. */
    private record LogZ(Rbm rbm, int parts) implements Work<ExactParts.Sum> {
        @Override
        public ExactParts.Sum part(int index) {
            return new ExactParts(rbm, parts).logZ(index, Require::notInterrupted);
        }
    }

    /** Some of the states, each with its probability. */
    private record Model(Rbm rbm, int parts, double logZ) implements Work<double[]> {
        @Override
        public double[] part(int index) {
            return new ExactParts(rbm, parts).model(index, logZ, Require::notInterrupted);
        }
    }

    /**
     * The exact log Z.
     *
     * @param on who does the parts
     * @param rbm the model
     * @return log Z and its certificate, bit for bit that of {@link PartitionFunction#of}
     * @throws IllegalArgumentException if both layers have more than {@value ExactParts#LIMIT}
     *     units
     */
    public static PartitionFunction logZ(Backend on, Rbm rbm) {
        return logZ(on, rbm, PartitionFunction.PARTS);
    }

    /**
     * The exact log Z in a number of parts, for example a thousand for 2^30 states and more.
     *
     * @param on who does the parts
     * @param rbm the model
     * @param parts how many; there are never more parts than blocks of states
     * @return log Z and its certificate
     * @throws IllegalArgumentException if both layers have more than {@value ExactParts#LIMIT}
     *     units
     */
    public static PartitionFunction logZ(Backend on, Rbm rbm, int parts) {
        ExactParts all = new ExactParts(rbm, parts);
        return all.logZ(on.run(new LogZ(rbm, all.count())));
    }

    /**
     * The exact gradient of the mean log-likelihood.
     *
     * @param on who does the parts
     * @param rbm the model
     * @param rows the data
     * @return data minus model, bit for bit that of {@link Gradient#of}
     * @throws IllegalArgumentException if both layers have more than {@value ExactParts#LIMIT}
     *     units
     */
    public static double[] gradient(Backend on, Rbm rbm, double[][] rows) {
        return gradient(on, rbm, rows, logZ(on, rbm).value(), Gradient.PARTS);
    }

    /**
     * The exact gradient when log Z is known.
     *
     * @param on who does the parts
     * @param rbm the model
     * @param rows the data
     * @param logZ log Z; what is wrong in it cancels
     * @param parts how many
     * @return data minus model, in the order of {@link Rbm#parameters()}
     */
    public static double[] gradient(Backend on, Rbm rbm, double[][] rows, double logZ, int parts) {
        double[] g = Gradient.data(rbm, rows);
        ExactParts all = new ExactParts(rbm, parts);
        List<double[]> sums = on.run(new Model(rbm, all.count(), logZ));
        double[] model = all.model(sums);
        for (int k = 0; k < g.length; k++) {
            g[k] -= model[k];
        }
        return g;
    }
}
