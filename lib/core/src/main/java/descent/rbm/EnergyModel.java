package descent.rbm;

import descent.text.Require;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A model that is given by an energy, with what follows from E alone.
 *
 * <pre>
 *   P(v, h) = e^{−E(v, h)} / Z,     P(v) = Σ_h P(v, h) = e^{−F(v)} / Z       (R1, R5)
 * </pre>
 *
 * <p>An energy is any real number, not a probability; E + c gives the same P as E.
 */
public interface EnergyModel {
    /**
     * The energy of a state.
     *
     * @param v the visible units, D numbers
     * @param h the hidden units, F numbers
     * @return E(v, h)
     * @throws IllegalArgumentException if a layer has another number of units
     */
    double energy(double[] v, double[] h);

    /**
     * The free energy.
     *
     * @param v the visible units
     * @return F(v) = −log Σ_h e^{−E(v, h)}; for an RBM −b·v − Σ_j log(1 + e^{x_j})
     * @throws IllegalArgumentException if there are not D units
     */
    double freeEnergy(double[] v);

    /** {@return log Z with the certificate of its rounding error; summed at the first call} */
    PartitionFunction partitionFunction();

    /** {@return log Z, see {@link #partitionFunction()}} */
    default double logZ() {
        return partitionFunction().value();
    }

    /**
     * The probability of a state.
     *
     * @param v the visible units
     * @param h the hidden units
     * @return P(v, h)
     */
    default double probability(double[] v, double[] h) {
        return StrictMath.exp(-energy(v, h) - logZ()); // (R5), (R1)
    }

    /**
     * The log-likelihood of one row.
     *
     * @param v the visible units
     * @return log P(v) = −F(v) − log Z
     */
    default double logProbability(double[] v) {
        return -freeEnergy(v) - logZ(); // (D8): ∂ of this line
    }

    /**
     * The log-likelihood of data.
     *
     * @param rows the data, one row of D numbers each, at least one row
     * @return the mean of log P(v) over the rows
     * @throws IllegalArgumentException if there is no row or a row has another length than D
     */
    default double logLikelihood(double[][] rows) {
        Require.rows("rows", rows);
        double sum = 0;
        for (double[] v : rows) {
            sum -= freeEnergy(v);
        }
        return sum / rows.length - logZ(); // (R7)
    }

    /**
     * {@link #energy(double[], double[])} of vectors.
     *
     * @param v the visible units
     * @param h the hidden units
     * @return E(v, h)
     */
    default double energy(RealVector v, RealVector h) {
        return energy(v.toArray(), h.toArray());
    }

    /**
     * {@link #freeEnergy(double[])} of a vector.
     *
     * @param v the visible units
     * @return F(v)
     */
    default double freeEnergy(RealVector v) {
        return freeEnergy(v.toArray());
    }

    /**
     * {@link #logProbability(double[])} of a vector.
     *
     * @param v the visible units
     * @return log P(v)
     */
    default double logProbability(RealVector v) {
        return logProbability(v.toArray());
    }

    /**
     * {@link #logLikelihood(double[][])} of the rows of a matrix.
     *
     * @param rows the data
     * @return the mean of log P(v)
     */
    default double logLikelihood(RealMatrix rows) {
        return logLikelihood(rows.getData());
    }
}
