package descent.text;

import java.util.concurrent.CancellationException;

/**
 * Conditions on arguments. Each failure is one sentence that names the argument, its value and what
 * was expected, in the reader's language.
 */
public final class Require {
    private static final Messages SAY = Messages.beside(Require.class);

    /** From here on a largest value says nothing to a reader. */
    private static final int UNBOUNDED = Integer.MAX_VALUE - 1;

    private Require() {}

    /**
     * A value that is there. A variable of a notebook is {@code null} when the cell that makes it
     * failed.
     *
     * @param name the argument
     * @param value its value
     * @param <T> its type
     * @return the value
     * @throws IllegalArgumentException if it is {@code null}
     */
    public static <T> T given(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(SAY.get("given", name));
        }
        return value;
    }

    /**
     * At least one row.
     *
     * @param name the argument
     * @param rows its rows
     * @return the rows
     * @throws IllegalArgumentException if it is {@code null} or there is none
     */
    public static double[][] rows(String name, double[][] rows) {
        within(name + ".length", given(name, rows).length, 1, Integer.MAX_VALUE);
        return rows;
    }

    /**
     * A number above zero.
     *
     * @param name the argument, as in the notes
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is zero, negative, infinite or NaN
     */
    public static double positive(String name, double value) {
        return that(value > 0 && value < Double.POSITIVE_INFINITY, value, "positive", name);
    }

    /**
     * A number not below zero.
     *
     * @param name the argument, as in the notes
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is negative, infinite or NaN
     */
    public static double notNegative(String name, double value) {
        return that(value >= 0 && value < Double.POSITIVE_INFINITY, value, "notNegative", name);
    }

    /**
     * A decay rate or momentum in [0, 1).
     *
     * @param name the argument, as in the notes
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it lies outside or is NaN
     */
    public static double decay(String name, double value) {
        return that(value >= 0 && value < 1, value, "decay", name);
    }

    /**
     * A number that has no choice.
     *
     * @param name the argument, as in the notes
     * @param value its value
     * @param only the value it must have
     * @return the value
     * @throws IllegalArgumentException if it is another number
     */
    public static double equal(String name, double value, double only) {
        if (value != only) {
            throw new IllegalArgumentException(SAY.get("equal", name, value, only));
        }
        return value;
    }

    /**
     * A count or an index in a range.
     *
     * @param name the argument
     * @param value its value
     * @param least the smallest value allowed
     * @param most the largest value allowed
     * @return the value
     * @throws IllegalArgumentException if it lies outside
     */
    public static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            String key = least == most ? "equal" : most >= UNBOUNDED ? "least" : "within";
            throw new IllegalArgumentException(SAY.get(key, name, value, least, most));
        }
        return value;
    }

    /**
     * A number that is one.
     *
     * @param name the argument
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public static double finite(String name, double value) {
        return that(Double.isFinite(value), value, "number", name);
    }

    /**
     * Coordinates that are numbers.
     *
     * @param name the argument
     * @param values its values
     * @return the values
     * @throws IllegalArgumentException if one is NaN or infinite, the message names the first; if
     *     the array is {@code null}
     */
    public static double[] finite(String name, double[] values) {
        given(name, values);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(SAY.get("finite", name, i, values[i]));
            }
        }
        return values;
    }

    /**
     * An array of the right length.
     *
     * @param name the argument
     * @param values the array
     * @param length the length it must have
     * @return the array
     * @throws IllegalArgumentException if it has another length or is {@code null}
     */
    public static double[] length(String name, double[] values, int length) {
        given(name, values);
        if (values.length != length) {
            throw new IllegalArgumentException(SAY.get("length", name, values.length, length));
        }
        return values;
    }

    /**
     * A loop that was not interrupted. Long loops call this once per step, so that Jupyter's stop
     * button works.
     *
     * @throws CancellationException if this thread was interrupted; the flag is cleared
     */
    public static void notInterrupted() {
        if (Thread.interrupted()) {
            throw new CancellationException(SAY.get("interrupted"));
        }
    }

    private static double that(boolean holds, double value, String key, String name) {
        if (!holds) {
            throw new IllegalArgumentException(SAY.get(key, name, value));
        }
        return value;
    }
}
