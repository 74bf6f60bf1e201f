package descent.optim;

import descent.objective.Batches;
import descent.objective.Objective;
import descent.objective.RowLoss;
import descent.objective.TestFunction;
import descent.objective.Window;
import descent.text.Messages;
import descent.text.Require;
import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * A problem for a {@link Race}: what a rule has left over when its time is up.
 *
 * <pre>
 *   end(rule, seed) = f(θ_T) − f*          f* the smallest value, where it is known
 * </pre>
 *
 * <p>All chance comes from the seed: with the same seed all rules set out at the same point and see
 * the same rows. What is left below {@value #ARRIVED} counts as {@value #ARRIVED}, so that rules
 * which have arrived are equal and no rounding error ranks them; so does a run into a valley that
 * is lower than f*. What is left above {@value #LOST}, or is no finite number, counts as +∞.
 */
@FunctionalInterface
public interface Problem extends Serializable {
    /** What is left over below this counts as arrived. */
    double ARRIVED = 1e-10;

    /** What is left over above this counts as diverged. */
    double LOST = 1e10;

    /**
     * Runs a rule.
     *
     * @param rule the rule
     * @param seed where to set out, or in which order the rows come
     * @return what is left over, from {@value #ARRIVED} to {@value #LOST}, or +∞
     */
    double end(Rule rule, long seed);

    /**
     * A test function; the start lies anywhere in its window.
     *
     * @param f a function of two coordinates with a minimum in its window
     * @param steps the number of steps, 0 or more
     * @return the problem, with f* the value at the minimum
     * @throws IllegalArgumentException if the function has no minimum or not two coordinates, or
     *     the steps are fewer than 0
     */
    static Problem fromWindow(TestFunction f, int steps) {
        Require.within("dimension", f.dimension(), 2, 2);
        if (f.minima().length == 0) {
            throw new IllegalArgumentException(
                    Messages.beside(Problem.class).get("problem.minimum", f.name()));
        }
        Require.within("steps", steps, 0, Integer.MAX_VALUE);
        Window w = f.window();
        double least = f.value(f.minima()[0]);
        return (rule, seed) -> {
            SplittableRandom random = new SplittableRandom(seed);
            double x = w.left() + (w.right() - w.left()) * random.nextDouble();
            double y = w.bottom() + (w.top() - w.bottom()) * random.nextDouble();
            double end = Trace.lastValue(rule, f, new double[] {x, y}, steps);
            return bounded(end - least);
        };
    }

    /**
     * Any function; each coordinate of the start lies anywhere between −1 and 1.
     *
     * @param f the function
     * @param least f*
     * @param steps the number of steps, 0 or more
     * @return the problem
     * @throws IllegalArgumentException if f* is not finite or the steps are fewer than 0
     */
    static Problem fromCube(Objective f, double least, int steps) {
        Require.finite("least", least);
        Require.within("steps", steps, 0, Integer.MAX_VALUE);
        return (rule, seed) -> {
            double[] start = new SplittableRandom(seed).doubles(f.dimension(), -1, 1).toArray();
            return bounded(Trace.lastValue(rule, f, start, steps) - least);
        };
    }

    /**
     * A loss over data, learned from mini-batches; the start is 0, the order of the rows is chance.
     *
     * @param loss the loss; f* = 0
     * @param size the rows of a mini-batch, from 1 to all
     * @param epochs how often each row is used, 0 or more
     * @return the problem; what is left over is the loss over all rows
     * @throws IllegalArgumentException if a mini-batch has no row or more than there are, or the
     *     epochs are fewer than 0
     */
    static Problem miniBatches(RowLoss loss, int size, int epochs) {
        Require.within("size", size, 1, loss.rows());
        Require.within("epochs", epochs, 0, Integer.MAX_VALUE);
        return (rule, seed) -> {
            Batches batches = Batches.mini(loss, size, seed);
            Walk walk = new Walk(rule, rule.init(new double[loss.dimension()]));
            try {
                for (int epoch = 0; epoch < epochs; epoch++) {
                    walk.epoch(loss, batches, epoch, 0, time -> {});
                }
                return bounded(walk.value(loss));
            } catch (DivergenceException far) {
                return Double.POSITIVE_INFINITY;
            }
        };
    }

    private static double bounded(double left) {
        return left > LOST ? Double.POSITIVE_INFINITY : Math.max(left, ARRIVED);
    }
}
