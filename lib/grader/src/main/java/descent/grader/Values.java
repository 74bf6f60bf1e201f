package descent.grader;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/**
 * Values as text: numbers as their own {@code toString}, arrays as {@code [1.0, 2.0]}, also nested.
 * Text of a type that a submission wrote is never asked for, only its name is written.
 */
final class Values {
    private static final Set<String> PLAIN =
            Set.of(
                    Double.class.getName(),
                    Float.class.getName(),
                    Long.class.getName(),
                    Integer.class.getName(),
                    Short.class.getName(),
                    Byte.class.getName(),
                    Boolean.class.getName(),
                    Character.class.getName(),
                    String.class.getName(),
                    BigInteger.class.getName(),
                    BigDecimal.class.getName(),
                    // by name: the submission has its own copy of Commons Math
                    "org.apache.commons.math3.fraction.BigFraction",
                    "org.apache.commons.math3.fraction.Fraction");

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private Values(int longest) {
        this.longest = longest;
    }

    /**
     * The text of a value.
     *
     * @param value any value
     * @param longest the most characters of an answer
     * @return its text, or {@code null} if it is longer than that
     */
    static String text(Object value, int longest) {
        Values values = new Values(longest);
        return values.add(value, 0) ? values.text.toString() : null;
    }

    private boolean add(Object value, int depth) {
        if (value == null) {
            text.append("null");
        } else if (PLAIN.contains(value.getClass().getName())) {
            text.append(value);
        } else if (value.getClass().isArray() && depth < 8) {
            text.append('[');
            int n = Array.getLength(value);
            for (int i = 0; i < n; i++) {
                text.append(i == 0 ? "" : ", ");
                if (!add(Array.get(value, i), depth + 1)) {
                    return false;
                }
            }
            text.append(']');
        } else {
            text.append("a value of type ").append(value.getClass().getTypeName());
        }
        return text.length() <= longest;
    }
}
