package descent.homework;

import java.util.Objects;

/**
 * What came back for one question.
 *
 * @param kind whether it is a value, or why there is none
 * @param text the value as text, or what went wrong
 */
public record Answer(Kind kind, String text) {
    /** Whether an answer is a value, or why there is none. */
    public enum Kind {
        /** A value: numbers as Double.toString, arrays as [1.0, 2.0], fractions as n / d. */
        VALUE,
        /** The call threw an exception; the text names it. */
        THROWN,
        /** The function is not there or does not compile; the text is the compiler's. */
        MISSING,
        /** No answer within the limits of time or size. */
        LATE,
        /** The text of the answer cell, not executed. */
        TEXT
    }

    /**
     * Refuses null.
     *
     * @param kind whether it is a value, or why there is none
     * @param text the value as text, or what went wrong
     */
    public Answer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}
