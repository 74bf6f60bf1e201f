package descent.derivation.tex;

/** The two-sided operations. */
public enum Op {
    /** a + b. */
    PLUS,
    /** a − b. */
    MINUS,
    /** a b. */
    TIMES,
    /** a/b. */
    OVER,
    /** a^b. */
    POWER;

    /**
     * Whether it is a sum or a difference.
     *
     * @return true for plus and minus
     */
    public boolean additive() {
        return this == PLUS || this == MINUS;
    }
}
