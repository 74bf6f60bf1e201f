package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.number.Scalar;
import descent.derivation.number.Undefined;
import descent.derivation.tex.Relation;
import descent.text.Messages;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A point at which a step fails.
 *
 * @param where the values of the free names, in LaTeX, such as {@code v = (1, 0, 1)}; empty if none
 * @param left the value of the left side, a fraction where exact
 * @param right the value of the right side
 * @param relation what was claimed; for "proportional" the two values are those of the ratio at two
 *     places, for "up to a constant" those of the difference
 * @param leftLine the line on which the left side stands
 * @param line the line on which the right side stands
 */
public record Counterexample(
        String where, String left, String right, Relation.Kind relation, int leftLine, int line) {
    private static final int LONG = 6;
    private static final int LONGEST_PLAIN = 10;

    /**
     * The failure of a step; where a ratio or a difference should stay the same, its two values.
     */
    static <T extends Scalar<T>> Counterexample of(
            Model model, Step step, Comparison.Sides<T> failure, Comparison<T> comparison) {
        String where = Place.of(model, step, failure.point());
        Comparison.Change<T> change = changed(comparison, step, failure);
        Relation.Kind kind = step.relation().kind();
        if (change != null) {
            return new Counterexample(
                    where + "; " + change.elsewhere(),
                    change.here().toString(),
                    change.there().toString(),
                    kind,
                    step.leftLine(),
                    step.line());
        }
        boolean constant =
                kind == Relation.Kind.PROPORTIONAL || kind == Relation.Kind.UP_TO_CONSTANT;
        return new Counterexample(
                where,
                text(failure.left()),
                text(failure.right()),
                constant ? Relation.Kind.EQUAL : kind,
                step.leftLine(),
                step.line());
    }

    /** How the ratio or the difference changes; null also where a ratio has no value. */
    private static <T extends Scalar<T>> Comparison.Change<T> changed(
            Comparison<T> comparison, Step step, Comparison.Sides<T> failure) {
        try {
            return comparison.change(step, failure);
        } catch (Undefined tooNearZero) {
            return null;
        }
    }

    /** A value, or the words for none. */
    static String text(Object value) {
        return value == null
                ? Messages.beside(Counterexample.class).get("undefined")
                : value.toString();
    }

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
                ordered(relation)
                        ? "against.order"
                        : switch (relation) {
                            case PROPORTIONAL -> "against.ratio";
                            case UP_TO_CONSTANT -> "against.difference";
                            default -> equal();
                        };
        return say.get(
                where.isEmpty() ? key : key + ".at",
                withDecimal(left),
                withDecimal(right),
                where,
                leftLine,
                line,
                "$" + relation.tex() + "$");
    }

    /** Whether a relation is no equation of any kind. */
    static boolean ordered(Relation.Kind kind) {
        return switch (kind) {
            case UNEQUAL, AT_MOST, AT_LEAST, LESS, GREATER -> true;
            default -> false;
        };
    }

    /** A long fraction with its size beside it. */
    private static String withDecimal(String value) {
        String[] parts = value.split("/");
        if (value.length() < LONG || !value.matches("-?\\d+/\\d+")) {
            return value;
        }
        BigDecimal size =
                new BigDecimal(parts[0]).divide(new BigDecimal(parts[1]), new MathContext(6));
        boolean plain = Math.abs(size.precision() - size.scale()) < LONGEST_PLAIN;
        return value + " (≈ " + (plain ? size.toPlainString() : size.toString()) + ")";
    }

    private String equal() {
        return leftLine == 0 ? "against.start" : leftLine == line ? "against.same" : "against";
    }
}
