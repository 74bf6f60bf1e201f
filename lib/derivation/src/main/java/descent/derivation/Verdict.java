package descent.derivation;

import descent.text.Messages;

/** What the check says about one step. */
public sealed interface Verdict {
    /**
     * One sentence for the reader.
     *
     * @return in the current language
     */
    String sentence();

    /**
     * The mark in front of the line.
     *
     * @return ✓, ✗ or ?
     */
    String mark();

    /** How the values were computed. */
    enum Arithmetic {
        /** Fractions, and logarithms of fractions, without rounding. */
        EXACT,
        /** Doubles with a bound on their rounding error. */
        DOUBLE
    }

    /**
     * The step holds as far as it was checked.
     *
     * @param points at how many points both sides were compared
     * @param arithmetic how
     * @param proof for which model size it is proved; empty where it only agrees at the points
     * @param domain a sentence if it holds only for positive values of a name; else empty
     */
    record Holds(int points, Arithmetic arithmetic, String proof, String domain)
            implements Verdict {
        @Override
        public String sentence() {
            Messages say = Messages.beside(Verdict.class);
            String how = say.get(arithmetic == Arithmetic.EXACT ? "exact" : "double");
            String holds =
                    proof.isEmpty() ? say.get("holds", points, how) : say.get("proved", proof);
            return (holds + " " + domain).strip();
        }

        @Override
        public String mark() {
            return "✓";
        }
    }

    /**
     * The step is wrong.
     *
     * @param counterexample where it fails
     * @param hint what may have happened
     */
    record Wrong(Counterexample counterexample, Hint hint) implements Verdict {
        @Override
        public String sentence() {
            return (counterexample.sentence() + " " + hint.sentence()).strip();
        }

        @Override
        public String mark() {
            return "✗";
        }
    }

    /**
     * Nothing can be said.
     *
     * @param why one sentence
     * @param readable whether the formula itself could be read
     */
    record CannotTell(String why, boolean readable) implements Verdict {
        @Override
        public String sentence() {
            return why;
        }

        @Override
        public String mark() {
            return "?";
        }
    }
}
