package descent.course;

/**
 * A check that did not hold; the message says what was expected, what came, and what to look at.
 */
public final class CheckFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    /**
     * A check that did not hold.
     *
     * @param message what was expected, what came, and what to look at
     */
    public CheckFailed(String message) {
        super(message);
    }

    /** A reader needs the sentence, not the lines of the library below it. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
