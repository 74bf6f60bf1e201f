package descent.optim;

import descent.text.Messages;
import descent.text.Require;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/**
 * Where a run stands after t steps: the parameters θ and the slots of the rule. An immutable value;
 * what goes in and what comes out are copies. A run that is continued from a state equals the
 * uninterrupted one bit for bit.
 */
public final class State implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Messages SAY = Messages.beside(State.class);

    private final int t;
    private final double[] theta;

    @SuppressWarnings("serial") // what List.copyOf gives is serialisable
    private final List<String> names;

    private final double[][] slot;

    /**
     * A state from its parts, for example as read from a file.
     *
     * @param t the number of steps made, 0 or more
     * @param theta the parameters
     * @param names the names of the slots
     * @param slot the slots, one array as long as {@code theta} for each name
     * @throws IllegalArgumentException if lengths differ or t is negative
     */
    public State(int t, double[] theta, List<String> names, double[][] slot) {
        this.t = Require.within("t", t, 0, Integer.MAX_VALUE);
        this.theta = theta.clone();
        this.names = List.copyOf(names);
        Require.within("slot.length", slot.length, names.size(), names.size());
        this.slot = new double[slot.length][];
        for (int k = 0; k < slot.length; k++) {
            this.slot[k] = Require.length(names.get(k), slot[k], theta.length).clone();
        }
    }

    /**
     * The number of steps made.
     *
     * @return t, 0 at the start
     */
    public int t() {
        return t;
    }

    /**
     * The parameters.
     *
     * @return a copy of θ
     */
    public double[] theta() {
        return theta.clone();
    }

    /**
     * The parameters for users of Commons Math.
     *
     * @return a new vector θ
     */
    public RealVector vector() {
        return new ArrayRealVector(theta);
    }

    /**
     * One parameter.
     *
     * @param i its index
     * @return θ_i
     */
    public double theta(int i) {
        return theta[i];
    }

    /**
     * The number of parameters.
     *
     * @return the length of θ
     */
    public int dimension() {
        return theta.length;
    }

    /**
     * The names of the slots.
     *
     * @return the names, in the order of the rule
     */
    public List<String> names() {
        return names;
    }

    /**
     * A slot by its name.
     *
     * @param name for example {@code "m"}
     * @return a copy of the slot
     * @throws IllegalArgumentException if there is no such slot
     */
    public double[] slot(String name) {
        int k = names.indexOf(name);
        if (k < 0) {
            throw new IllegalArgumentException(SAY.get("state.slot", name, names));
        }
        return slot[k].clone();
    }

    /**
     * One entry of a slot.
     *
     * @param k the slot's place in {@link #names}
     * @param i the coordinate
     * @return slot k of coordinate i
     */
    public double slot(int k, int i) {
        return slot[k][i];
    }

    /**
     * All slots.
     *
     * @return copies, in the order of {@link #names}
     */
    public double[][] slotValues() {
        double[][] copy = new double[slot.length][];
        for (int k = 0; k < slot.length; k++) {
            copy[k] = slot[k].clone();
        }
        return copy;
    }

    /**
     * Stops if the slots are not those of a rule.
     *
     * @throws IllegalArgumentException if their names differ
     */
    void fits(Rule rule) {
        if (!names.equals(rule.slots())) {
            throw new IllegalArgumentException(
                    SAY.get("state.slots", names, rule.name(), rule.slots()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State s
                && t == s.t
                && names.equals(s.names)
                && Arrays.equals(theta, s.theta)
                && Arrays.deepEquals(slot, s.slot);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * t + Arrays.hashCode(theta)) + Arrays.deepHashCode(slot);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("t = " + t + ", θ = " + Arrays.toString(theta));
        for (int k = 0; k < slot.length; k++) {
            text.append(", ").append(names.get(k)).append(" = ").append(Arrays.toString(slot[k]));
        }
        return text.toString();
    }
}
