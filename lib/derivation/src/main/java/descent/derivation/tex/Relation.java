package descent.derivation.tex;

import java.util.List;

/**
 * What a step claims about the two sides.
 *
 * @param kind which relation
 * @param varying the names in which "proportional" or "up to a constant" is meant; empty if not
 *     said
 */
public record Relation(Kind kind, List<String> varying) {
    /** The relations. */
    public enum Kind {
        /** Equal. */
        EQUAL("="),
        /** Different. */
        UNEQUAL("\\ne"),
        /** The left side is a name for the right side. */
        DEFINED(":="),
        /** Equal up to a factor that is constant in some variables. */
        PROPORTIONAL("\\propto"),
        /** Equal up to a summand that is constant in some variables. */
        UP_TO_CONSTANT("\\stackrel{c}{=}"),
        /** Not above. */
        AT_MOST("\\le"),
        /** Not below. */
        AT_LEAST("\\ge"),
        /** Below. */
        LESS("<"),
        /** Above. */
        GREATER(">"),
        /** About equal, which cannot be checked. */
        ABOUT("\\approx");

        private final String tex;

        Kind(String tex) {
            this.tex = tex;
        }

        /**
         * The sign.
         *
         * @return in LaTeX
         */
        public String tex() {
            return tex;
        }
    }

    /**
     * A relation without named variables.
     *
     * @param kind which
     * @return the relation
     */
    public static Relation of(Kind kind) {
        return new Relation(kind, List.of());
    }
}
