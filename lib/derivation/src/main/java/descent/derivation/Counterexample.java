package descent.derivation;

import descent.text.Messages;

/**
 * A point at which a step fails.
 *
 * @param where the values of the free names, in LaTeX, such as {@code v = (1, 0, 1)}; empty if none
 * @param left the value of the left side, a fraction where exact
 * @param right the value of the right side
 * @param leftLine the line on which the left side stands
 * @param line the line on which the right side stands
 */
public record Counterexample(String where, String left, String right, int leftLine, int line) {
    /**
     * One sentence for the reader.
     *
     * @return in the current language
     */
    public String sentence() {
        Messages say = Messages.beside(Counterexample.class);
        if (left.isEmpty()) {
            return "";
        }
        String key =
                leftLine == 0 ? "against.start" : leftLine == line ? "against.same" : "against";
        return say.get(where.isEmpty() ? key : key + ".at", left, right, where, leftLine, line);
    }
}
