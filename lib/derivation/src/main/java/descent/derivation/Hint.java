package descent.derivation;

import descent.text.Messages;
import java.util.Locale;

/**
 * What may have happened to a wrong line.
 *
 * @param kind the kind of slip
 * @param detail what goes into the sentence: a factor, an index
 */
public record Hint(Kind kind, String detail) {
    /** The kinds of slips; which of them are looked for first is said by {@code Hints}. */
    public enum Kind {
        /** A minus sign was lost or gained, in one term or in all. */
        SIGN,
        /** The sides differ in their signs, at some points only, as √(y²) and y do. */
        ABSOLUTE,
        /** The two terms of a difference are exchanged. */
        SWAPPED,
        /** It would be right in another published form of the rule. */
        FORM,
        /** The sides differ by a factor that is the same everywhere. */
        FACTOR,
        /** The sides differ by a summand that is the same everywhere. */
        CONSTANT,
        /** The sides differ by a factor such as 1/Z or 1/P(v), in one term or in all. */
        NORMALISER,
        /** Two indices are exchanged. */
        TRANSPOSED,
        /** t stands for t − 1 or the other way round. */
        SHIFTED,
        /** A gradient is taken at the point itself and not ahead of it, or the other way round. */
        LOOK_AHEAD,
        /** σ(x) stands for 1 − σ(x) or σ(−x). */
        SIGMA,
        /** The two sides of the bar in a conditional probability are exchanged. */
        CONDITIONAL,
        /** A primed and an unprimed name are exchanged. */
        PRIME,
        /** A step t + 1 or t − 1 without the braces that LaTeX needs. */
        BRACES,
        /** The logarithm of a sum was taken for a sum of logarithms, or the other way round. */
        LOG_OF_SUM,
        /** A logarithm was lost or gained. */
        LOG,
        /** An expectation over the data stands for one over the model, or the other way round. */
        DISTRIBUTION,
        /** A mean of a product was taken for a product of means. */
        INDEPENDENT,
        /** A condition behind the bar is missing or one too many. */
        CONDITION,
        /** What Z contributes was lost. */
        PARTITION,
        /** A sum stands for a product, or the other way round. */
        PRODUCT,
        /** A sum runs over other names, is lost or is one too many. */
        RANGE,
        /** E(v,h) stands for F(v), in which h is summed out, or the other way round. */
        ENERGY,
        /** One name stands for another of its kind, such as b for a. */
        NAME,
        /** A state stands for its mean. */
        AVERAGE,
        /** A term stands outside a root for inside, or the other way round. */
        ROOT,
        /** A decay rate and its complement are exchanged. */
        WEIGHTS,
        /** The derivative of what stands inside a function was lost. */
        CHAIN,
        /** A factor of one term was lost or gained. */
        TERM_FACTOR,
        /** A term was lost. */
        TERM,
        /** An exponent was lost or gained, or is another. */
        POWER,
        /** Multiplied where a division belongs, or the other way round. */
        INVERSE,
        /** An index lies outside its range. */
        INDEX,
        /** One side has no value where the other has one. */
        UNDEFINED,
        /** An inequality that does not hold, or not in this direction. */
        ORDER,
        /** None of these. */
        NONE
    }

    /**
     * One sentence for the reader.
     *
     * @return in the current language
     */
    public String sentence() {
        return Messages.beside(Hint.class)
                .get("hint." + kind.name().toLowerCase(Locale.ROOT), detail);
    }
}
