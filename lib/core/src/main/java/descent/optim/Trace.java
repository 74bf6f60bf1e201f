package descent.optim;

import descent.objective.Batches;
import descent.objective.Objective;
import descent.objective.RowLoss;
import descent.text.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;

/**
 * A run of a rule on an objective, from the start to the last step: a list of states with the
 * values of the function, the lengths of the steps and the effective learning rates.
 *
 * <pre>
 *   θ₀, θ₁, θ₂, ...     f(θ_t)     ‖θ_{t+1} − θ_t‖     −Δθ_i / g_i
 * </pre>
 *
 * <p>A run on an {@link Objective} records every state. A run on a {@link RowLoss} records at most
 * {@value #RECORDS_PER_EPOCH} states per epoch, evenly spread, so that memory and the cost of the
 * values stay bounded; its values are those of the whole loss.
 *
 * <p>A run stops with a {@link DivergenceException} at the first number that is not finite, and
 * with a {@link java.util.concurrent.CancellationException} at an interrupt. Memory: (1 + slots) n
 * numbers per recorded state.
 */
public final class Trace {
    /** How many states of an epoch are recorded at most. */
    public static final int RECORDS_PER_EPOCH = 20;

    private final Rule rule;
    private final Objective objective;
    private final List<State> states = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    private Trace(Rule rule, Objective objective) {
        this.rule = rule;
        this.objective = objective;
    }

    /**
     * A run in which every step uses the gradient of the whole function.
     *
     * @param rule the rule
     * @param objective what is minimised
     * @param start θ₀
     * @param steps the number of steps, 0 or more
     * @return the run: steps + 1 states
     * @throws IllegalArgumentException if the start has the wrong length or is not finite
     * @throws DivergenceException if a gradient, a parameter or a value is not finite
     */
    public static Trace of(Rule rule, Objective objective, double[] start, int steps) {
        return of(rule, objective, begin(rule, objective, start), steps);
    }

    /**
     * A run that goes on from a saved state; it equals the uninterrupted run bit for bit.
     *
     * @param rule the rule
     * @param objective what is minimised
     * @param from the state to go on from
     * @param steps the number of further steps, 0 or more
     * @return the run: the given state and one for each step
     * @throws IllegalArgumentException if the state does not fit the objective or the rule
     * @throws DivergenceException if a gradient, a parameter or a value is not finite
     */
    public static Trace of(Rule rule, Objective objective, State from, int steps) {
        Require.within("steps", steps, 0, Integer.MAX_VALUE - 1);
        Require.length("theta", from.theta(), objective.dimension());
        from.fits(rule);
        Trace trace = new Trace(rule, objective);
        Walk walk = new Walk(rule, from);
        try {
            trace.record(walk, walk.t());
            for (int k = 0; k < steps; k++) {
                walk.step(objective::gradient);
                trace.record(walk, walk.t());
            }
        } catch (DivergenceException e) {
            throw e.explainedBy(objective, from.theta());
        }
        return trace;
    }

    /**
     * A run in which every step uses the gradient of a few rows; times are in epochs.
     *
     * @param rule the rule
     * @param loss a loss over rows
     * @param batches which rows each step uses
     * @param start θ₀
     * @param epochs how often each row is used, 0 or more
     * @return the run: the start and at most {@value #RECORDS_PER_EPOCH} states per epoch
     * @throws IllegalArgumentException if the start or the number of rows does not fit the loss
     * @throws DivergenceException if a gradient, a parameter or a value is not finite
     */
    public static Trace of(Rule rule, RowLoss loss, Batches batches, double[] start, int epochs) {
        Require.within("epochs", epochs, 0, Integer.MAX_VALUE / batches.stepsPerEpoch());
        Require.within("rows", batches.rows(), loss.rows(), loss.rows());
        Trace trace = new Trace(rule, loss);
        Walk walk = new Walk(rule, begin(rule, loss, start));
        try {
            trace.record(walk, 0);
            for (int epoch = 0; epoch < epochs; epoch++) {
                walk.epoch(
                        loss, batches, epoch, RECORDS_PER_EPOCH, time -> trace.record(walk, time));
            }
        } catch (DivergenceException e) {
            throw e.explainedBy(loss, start);
        }
        return trace;
    }

    /**
     * Where a run ends: f at the last step, without a record of the way. For sweeps over learning
     * rates, so a run that diverges is no error here.
     *
     * @param rule the rule
     * @param objective what is minimised
     * @param start θ₀
     * @param steps the number of steps, 0 or more
     * @return f(θ) after the last step, +∞ if the run meets a number that is not finite
     * @throws IllegalArgumentException if the start has the wrong length or is not finite, or the
     *     steps are fewer than 0
     */
    public static double lastValue(Rule rule, Objective objective, double[] start, int steps) {
        Require.within("steps", steps, 0, Integer.MAX_VALUE);
        Walk walk = new Walk(rule, begin(rule, objective, start));
        try {
            for (int k = 0; k < steps; k++) {
                walk.step(objective::gradient);
            }
            return walk.value(objective);
        } catch (DivergenceException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static State begin(Rule rule, Objective objective, double[] start) {
        int n = Require.given("objective", objective).dimension();
        return Require.given("rule", rule).init(Require.length("start", start, n));
    }

    private void record(Walk walk, double time) {
        states.add(walk.state());
        times.add(time);
        values.add(walk.value(objective));
    }

    /** {@return what was minimised} */
    public Objective objective() {
        return objective;
    }

    /** {@return the name of the run: that of its rule} */
    public String name() {
        return rule.name();
    }

    /** {@return the number of recorded states, the start included} */
    public int size() {
        return states.size();
    }

    /**
     * One recorded state.
     *
     * @param k 0 is the start; −1 is the last, −2 the one before it
     * @return the state
     * @throws IllegalArgumentException if there is none with this number
     */
    public State state(int k) {
        int n = states.size();
        return states.get(Require.within("k", k, -n, n - 1) < 0 ? n + k : k);
    }

    /** {@return the recorded states, a list that cannot be changed} */
    public List<State> states() {
        return Collections.unmodifiableList(states);
    }

    /** {@return when each state was recorded: in steps, for a loss over rows in epochs} */
    public double[] times() {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** {@return the value of the function at each state} */
    public double[] values() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** {@return the way through the space of the parameters: one row θ per state} */
    public double[][] path() {
        return states.stream().map(State::theta).toArray(double[][]::new);
    }

    /**
     * One parameter through the run.
     *
     * @param i the coordinate
     * @return θ_i at each state
     * @throws IllegalArgumentException if i is no index of a coordinate
     */
    public double[] coordinate(int i) {
        Require.within("i", i, 0, objective.dimension() - 1);
        return states.stream().mapToDouble(s -> s.theta(i)).toArray();
    }

    /**
     * {@return ‖θ_{k+1} − θ_k‖, the distances between states that follow each other, one entry
     * fewer than states; where every step is recorded, the lengths of the steps}
     */
    public double[] stepLengths() {
        double[][] path = path();
        return IntStream.range(1, path.length)
                .mapToDouble(k -> MathArrays.distance(path[k - 1], path[k]))
                .toArray();
    }

    /**
     * The effective learning rate of one coordinate: by how much the gradient (for Adam the average
     * m̂ of it) is multiplied in a step from each state, see {@link Rule#direction}. The step is
     * made again with the gradient of the whole function; where every step is recorded, it is the
     * step of the run.
     *
     * @param i the coordinate
     * @return −Δθ_i / direction_i for the step from each state but the last; NaN where the
     *     direction is 0
     * @throws IllegalArgumentException if i is no index of a coordinate
     */
    public double[] effectiveRates(int i) {
        Require.within("i", i, 0, objective.dimension() - 1);
        return states.subList(0, size() - 1).stream().mapToDouble(s -> rate(s, i)).toArray();
    }

    private double rate(State before, int i) {
        double[] g = objective.gradient(rule.probe(before));
        State after = rule.step(before, g);
        double direction = rule.direction(after, g, i);
        return direction == 0 ? Double.NaN : (before.theta(i) - after.theta(i)) / direction;
    }

    @Override
    public String toString() {
        int last = size() - 1;
        return name() + ": " + size() + " states, f = " + values.get(0) + " → " + values.get(last);
    }
}
