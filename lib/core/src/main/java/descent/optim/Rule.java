package descent.optim;

import descent.text.Require;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealVector;

/**
 * An update rule: what one step of an optimizer does to the parameters, given the gradient.
 *
 * <pre>
 *   θ ← θ + Δθ(t, g, slots)      coordinate by coordinate
 * </pre>
 *
 * <p>A rule is an immutable value that holds the hyperparameters. What it remembers between steps
 * (a velocity, an average of squares) lies in <em>slots</em>, arrays as long as θ that the caller
 * holds. {@link #update} is the formula and works in place; {@link #step} does the same to a copy,
 * so the two agree bit for bit.
 *
 * <p>The interface is open: a rule written in a notebook cell needs only {@link #slots} and {@link
 * #update}, and works wherever a rule of the library does.
 *
 * <p>Coordinates are independent: {@code update} over [0, n) equals {@code update} over [0, k) and
 * then over [k, n).
 */
public interface Rule extends Serializable {
    /**
     * The names of the slots, as in the notes: {@code "u"}, {@code "G"}, {@code "m"}, {@code "v"},
     * ...
     *
     * @return the names, in the order of the array that {@link #update} gets
     */
    List<String> slots();

    /**
     * One step, in place, on the coordinates from {@code from} (included) to {@code to} (excluded).
     *
     * @param t the number of this step: 1, 2, 3, ...
     * @param g the gradient, taken at the {@linkplain #probe probe} point; not changed
     * @param theta the parameters
     * @param slot the slots, {@code slot[k][i]} for slot k and coordinate i
     * @param from the first coordinate
     * @param to one past the last coordinate
     */
    void update(int t, double[] g, double[] theta, double[][] slot, int from, int to);

    /**
     * Sets the slots for a start at {@code theta}; zero unless the rule says otherwise.
     *
     * @param theta the start
     * @param slot the slots, all zero; changed in place
     */
    default void start(double[] theta, double[][] slot) {}

    /**
     * Where the next gradient is taken: θ itself, unless the rule looks ahead as Nesterov's does.
     *
     * @param t the number of the step that will use the gradient
     * @param theta the parameters
     * @param slot the slots
     * @param at the point, written here
     */
    default void probe(int t, double[] theta, double[][] slot, double[] at) {
        System.arraycopy(theta, 0, at, 0, theta.length);
    }

    /**
     * What the effective learning rate multiplies: the gradient, unless the rule steps along an
     * average of it (Adam: m̂). {@link Trace#effectiveRates} divides −Δθ_i by it.
     *
     * @param after the state after the step
     * @param g the gradient that the step used
     * @param i the coordinate
     * @return the direction's coordinate i
     */
    default double direction(State after, double[] g, int i) {
        return g[i];
    }

    /**
     * The formula of one step, one line per line of the notes: {@code "m = beta1*m + (1 -
     * beta1)*g"}. It is what {@link #explain} shows and puts numbers into; {@link Formula} tells
     * how it is written. {@link #update} is what runs, and the two must say the same.
     *
     * @return the lines; none if the rule does not tell
     */
    default List<String> formula() {
        return List.of();
    }

    /**
     * The constants of the formula.
     *
     * @param t the number of the step
     * @return by name; for a record its numbers, and its schedules at t
     */
    default Map<String, Double> constants(int t) {
        return Formula.constants(this, t);
    }

    /**
     * One step of one coordinate, line by line with its numbers.
     *
     * @param s the state before the step
     * @param g the gradient at {@link #probe(State)}
     * @param i the coordinate
     * @return the lines
     * @throws IllegalArgumentException if {@code g} has another length than θ, i is none of its
     *     indices or the state is that of a rule with other slots
     * @throws IllegalStateException if {@link #formula} says something else than {@link #update}
     *     did; the message names the first letter that differs
     */
    default Explanation explain(State s, double[] g, int i) {
        return Explanation.of(this, s, g, i);
    }

    /**
     * The name of the rule with its form and its hyperparameters, as a legend shows it.
     *
     * @return the name; for a rule of the library {@code Adam (notes, η = 0.001)} or the like
     */
    default String name() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? "rule" : simple;
    }

    /**
     * The state before the first step.
     *
     * @param theta the start θ₀
     * @return the state with t = 0
     * @throws IllegalArgumentException if a coordinate is NaN or infinite
     */
    default State init(double... theta) {
        Require.finite("theta", theta);
        double[] start = theta.clone();
        double[][] slot = new double[slots().size()][start.length];
        start(start, slot);
        return new State(0, start, slots(), slot);
    }

    /**
     * The state before the first step, for users of Commons Math.
     *
     * @param theta the start θ₀
     * @return the state with t = 0
     * @throws IllegalArgumentException if a coordinate is NaN or infinite
     */
    default State init(RealVector theta) {
        return init(theta.toArray());
    }

    /**
     * One step as a function: {@code s} stays as it is.
     *
     * @param s the state after t steps
     * @param g the gradient at {@link #probe(State)}
     * @return the state after t + 1 steps
     * @throws IllegalArgumentException if {@code g} has another length than θ, or the state is that
     *     of a rule with other slots
     */
    default State step(State s, double[] g) {
        s.fits(this);
        double[] theta = s.theta();
        Require.length("g", g, theta.length);
        double[][] slot = s.slotValues();
        update(s.t() + 1, g, theta, slot, 0, theta.length);
        return new State(s.t() + 1, theta, slots(), slot);
    }

    /**
     * One step as a function, for users of Commons Math.
     *
     * @param s the state after t steps; it stays as it is
     * @param g the gradient at {@link #probe(State)}
     * @return the state after t + 1 steps
     * @throws IllegalArgumentException if {@code g} has another length than θ, or the state is that
     *     of a rule with other slots
     */
    default State step(State s, RealVector g) {
        return step(s, g.toArray());
    }

    /**
     * The point where the gradient for the next step is taken.
     *
     * @param s a state
     * @return a new array
     */
    default double[] probe(State s) {
        double[] theta = s.theta();
        double[] at = new double[theta.length];
        probe(s.t() + 1, theta, s.slotValues(), at);
        return at;
    }
}
