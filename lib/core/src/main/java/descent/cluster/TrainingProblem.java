package descent.cluster;

import descent.optim.DivergenceException;
import descent.optim.Problem;
import descent.optim.Rule;
import descent.rbm.GradientEstimator;
import descent.rbm.Rbm;
import descent.rbm.Training;

/**
 * The training of a small RBM as a problem of a {@link Sweep}: what is left over is −log P(v), the
 * mean over the data, exact.
 *
 * @param start the model before the first step
 * @param data the rows
 * @param estimator the gradient estimator
 * @param batch the number of rows per step
 * @param epochs how often each row is used
 */
public record TrainingProblem(
        Rbm start, double[][] data, GradientEstimator estimator, int batch, int epochs)
        implements Problem {
    @Override
    public double end(Rule rule, long seed) {
        Training training = new Training(estimator, rule).batch(batch).seed(seed);
        try {
            double left = -training.fit(start, data, epochs).logLikelihood(data);
            return left > LOST ? Double.POSITIVE_INFINITY : Math.max(left, ARRIVED);
        } catch (DivergenceException far) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
