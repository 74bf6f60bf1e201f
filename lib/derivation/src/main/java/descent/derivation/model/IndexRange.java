package descent.derivation.model;

/** Thrown where an index has a value outside its range, as in w_{ji} for i above the range of j. */
public final class IndexRange extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The name with its indices, in LaTeX. */
    private final String what;

    IndexRange(Key key) {
        super(null, null, false, false);
        what = key.toString();
    }

    /**
     * What was asked for.
     *
     * @return in LaTeX, for example {@code w_{1,3}}
     */
    public String what() {
        return what;
    }
}
