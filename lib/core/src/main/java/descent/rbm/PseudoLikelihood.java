package descent.rbm;

import descent.text.Require;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The pseudo-likelihood: how well each visible unit is told by the others; it needs no Z.
 *
 * <pre>
 *   PL = mean over rows of Σ_i log P(v_i given the other v) = Σ_i log σ(F(v with v_i flipped) − F(v))
 *   stochastic: D · log P(v_i given the others) for one i per row, drawn at random; same expectation
 * </pre>
 *
 * <p>The rows must be binary. Cost per row: D F additions, then 2 D F softplus in the exact form, 2
 * F in the stochastic one. Reference: <a href="https://doi.org/10.2307/2987782">Besag (1975)</a>.
 */
public final class PseudoLikelihood {
    private PseudoLikelihood() {}

    /**
     * The mean over the rows, with every unit.
     *
     * @param rbm the model
     * @param rows the data, each number 0 or 1
     * @return the log-pseudo-likelihood, at most 0
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not 0 or 1
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double of(Rbm rbm, double[][] rows) {
        Rows.binary("rows", rows, rbm.visible);
        double sum = 0;
        for (double[] v : rows) {
            Require.notInterrupted();
            double[] x = rbm.hiddenInput(v);
            for (int i = 0; i < v.length; i++) {
                sum += logConditional(rbm, v, x, i);
            }
        }
        return sum / rows.length;
    }

    /**
     * The same for the rows of a matrix.
     *
     * @param rbm the model
     * @param rows the data, each number 0 or 1
     * @return the log-pseudo-likelihood, at most 0
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not 0 or 1
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double of(Rbm rbm, RealMatrix rows) {
        return of(rbm, rows.getData());
    }

    /**
     * The mean over the rows, with one random unit for each row.
     *
     * @param rbm the model
     * @param rows the data, each number 0 or 1
     * @param seed the same seed draws the same units
     * @return an unbiased estimate of {@link #of(Rbm, double[][])}
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not 0 or 1
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static double stochastic(Rbm rbm, double[][] rows, long seed) {
        Rows.binary("rows", rows, rbm.visible);
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        for (double[] v : rows) {
            Require.notInterrupted();
            sum += v.length * logConditional(rbm, v, rbm.hiddenInput(v), random.nextInt(v.length));
        }
        return sum / rows.length;
    }

    /** log P(v_i given the others) = −softplus(F(v) − F(v with v_i flipped)). */
    private static double logConditional(Rbm rbm, double[] v, double[] x, int i) {
        int f = rbm.hiddenUnits();
        double flip = 1 - 2 * v[i]; // what is added to v_i
        double difference = flip * rbm.theta[rbm.visibleUnits() * f + i];
        for (int j = 0; j < f; j++) {
            double w = rbm.theta[i * f + j];
            difference += Logistic.softplus(x[j] + flip * w) - Logistic.softplus(x[j]);
        }
        return -Logistic.softplus(difference);
    }
}
