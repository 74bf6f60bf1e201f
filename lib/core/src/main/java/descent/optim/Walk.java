package descent.optim;

import descent.objective.Batches;
import descent.objective.RowLoss;
import descent.text.Messages;
import descent.text.Require;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import org.apache.commons.math3.analysis.MultivariateFunction;

/**
 * A run under way: θ and the slots, changed in place by one step after another. It stops at an
 * interrupt and at the first number that is not finite.
 */
final class Walk {
    private static final Messages SAY = Messages.beside(Walk.class);

    private final Rule rule;
    private final double[] theta;
    private final double[][] slot;
    private final double[] at;
    private final double[] g;
    private int t;

    /** A run that goes on from a state. */
    Walk(Rule rule, State from) {
        this.rule = rule;
        t = from.t();
        theta = from.theta();
        slot = from.slotValues();
        at = new double[theta.length];
        g = new double[theta.length];
    }

    /**
     * One step.
     *
     * @param gradient writes the gradient at its first argument into the second
     * @throws DivergenceException if the gradient or θ is not finite
     */
    void step(BiConsumer<double[], double[]> gradient) {
        Require.notInterrupted();
        rule.probe(t + 1, theta, slot, at);
        gradient.accept(at, g);
        for (int i = 0; i < g.length; i++) {
            if (!Double.isFinite(g[i])) {
                String what = SAY.get("walk.gradient", t + 1, i, g[i], at[i]);
                throw new DivergenceException(t + 1, i, what);
            }
        }
        rule.update(t + 1, g, theta, slot, 0, theta.length);
        t++;
        for (int i = 0; i < theta.length; i++) {
            if (!Double.isFinite(theta[i])) {
                throw new DivergenceException(t, i, SAY.get("walk.theta", t, i, theta[i], g[i]));
            }
        }
    }

    /**
     * The steps of one epoch.
     *
     * @param most after how many of them, evenly spread, {@code record} is told the time
     */
    void epoch(RowLoss loss, Batches batches, int epoch, int most, DoubleConsumer record) {
        int[] order = batches.order(epoch);
        int steps = batches.stepsPerEpoch();
        int records = Math.min(steps, most);
        for (int k = 0; k < steps; k++) {
            int from = k * batches.size();
            int to = Math.min(from + batches.size(), order.length);
            step((at, g) -> loss.gradient(at, order, from, to, g));
            // The k-th of the steps is recorded when the share of the records grows by one.
            if ((k + 1L) * records / steps > (long) k * records / steps) {
                record.accept(epoch + (double) to / order.length);
            }
        }
    }

    /**
     * The function's value where the run stands.
     *
     * @throws DivergenceException if it is not finite
     */
    double value(MultivariateFunction f) {
        double value = f.value(theta);
        if (!Double.isFinite(value)) {
            int far = 0;
            for (int i = 1; i < theta.length; i++) {
                far = Math.abs(theta[i]) > Math.abs(theta[far]) ? i : far;
            }
            throw new DivergenceException(t, far, SAY.get("walk.value", t, value, far, theta[far]));
        }
        return value;
    }

    /** Where the run stands; a copy. */
    State state() {
        return new State(t, theta, rule.slots(), slot);
    }

    /** θ itself, not a copy: for reading between two steps. */
    double[] theta() {
        return theta;
    }

    /** The number of steps made. */
    int t() {
        return t;
    }
}
