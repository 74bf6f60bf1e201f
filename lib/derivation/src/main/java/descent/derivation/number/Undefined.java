package descent.derivation.number;

/**
 * Thrown where an expression has no value: a division by zero, the logarithm of a negative number.
 */
public final class Undefined extends ArithmeticException {
    private static final long serialVersionUID = 1;

    /** Without a stack trace, because it is an answer and not a failure. */
    public Undefined() {
        super("undefined");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
