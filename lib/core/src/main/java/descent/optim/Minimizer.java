package descent.optim;

import org.apache.commons.math3.exception.MathUnsupportedOperationException;
import org.apache.commons.math3.exception.NullArgumentException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.exception.util.LocalizedFormats;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.OptimizationData;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.GradientMultivariateOptimizer;
import org.apache.commons.math3.util.MathUtils;

/**
 * Any {@link Rule} as an optimizer of Commons Math: it takes and gives what {@code
 * NonLinearConjugateGradientOptimizer} does.
 *
 * <pre>{@code
 * new Minimizer(Adam.asInPaper(0.01), new SimpleValueChecker(1e-10, 1e-10))
 *         .optimize(new ObjectiveFunction(f), new ObjectiveFunctionGradient(f::gradient),
 *                 GoalType.MINIMIZE, new InitialGuess(start), new MaxIter(10000), MaxEval.unlimited());
 * }</pre>
 *
 * <p>One iteration is one step of the rule: one gradient, then one value for the checker. The
 * result is the point at which the checker was content; a rule need not go down at every step, so
 * it may not be the best point of the run. {@code GoalType.MAXIMIZE} turns the sign of the
 * gradient; without a goal type the function is minimised. Bounds are not supported. The slots
 * begin afresh at each call of {@code optimize}.
 */
public final class Minimizer extends GradientMultivariateOptimizer {
    private final Rule rule;

    /**
     * An optimizer.
     *
     * @param rule the rule
     * @param checker when to stop, asked after each step with the points before and after it
     * @throws NullArgumentException if there is no checker: a rule does not stop by itself
     */
    public Minimizer(Rule rule, ConvergenceChecker<PointValuePair> checker) {
        super(checker);
        if (checker == null) {
            throw new NullArgumentException();
        }
        this.rule = rule;
    }

    /**
     * Runs the rule until the checker is content.
     *
     * @param data {@code ObjectiveFunction}, {@code ObjectiveFunctionGradient}, {@code GoalType},
     *     {@code InitialGuess}, {@code MaxEval}, {@code MaxIter}
     * @return the last point and its value
     * @throws TooManyEvaluationsException if the values are more than {@code MaxEval}
     * @throws TooManyIterationsException if the steps are more than {@code MaxIter}
     * @throws MathUnsupportedOperationException if there are bounds
     * @throws NullArgumentException if there is no {@code InitialGuess}
     * @throws DivergenceException if a gradient, a parameter or a value is not finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    @Override
    public PointValuePair optimize(OptimizationData... data)
            throws TooManyEvaluationsException, TooManyIterationsException {
        return super.optimize(data);
    }

    @Override
    protected PointValuePair doOptimize() {
        if (getLowerBound() != null || getUpperBound() != null) {
            throw new MathUnsupportedOperationException(LocalizedFormats.CONSTRAINT);
        }
        MathUtils.checkNotNull(getStartPoint());
        double sign = getGoalType() == GoalType.MAXIMIZE ? -1 : 1;
        Walk walk = new Walk(rule, rule.init(getStartPoint()));
        PointValuePair current = point(walk);
        PointValuePair previous;
        do {
            previous = current;
            incrementIterationCount();
            walk.step(
                    (at, g) -> {
                        double[] gradient = computeObjectiveGradient(at.clone());
                        for (int i = 0; i < g.length; i++) {
                            g[i] = sign * gradient[i];
                        }
                    });
            current = point(walk);
        } while (!getConvergenceChecker().converged(getIterations(), previous, current));
        return current;
    }

    private PointValuePair point(Walk walk) {
        double value = walk.value(this::computeObjectiveValue);
        return new PointValuePair(walk.theta().clone(), value, false);
    }
}
