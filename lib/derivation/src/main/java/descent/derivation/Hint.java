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
    /** The kinds of slips, in the order in which they are looked for. */
    public enum Kind {
        /** A minus sign was lost or gained, in one term or in all. */
        SIGN,
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
        /** σ(x) stands for 1 − σ(x) or σ(−x). */
        SIGMA,
        /** The two sides of the bar in a conditional probability are exchanged. */
        CONDITIONAL,
        /** A primed and an unprimed name are exchanged. */
        PRIME,
        /** A factor of one term was lost or gained. */
        TERM_FACTOR,
        /** A term was lost. */
        TERM,
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
