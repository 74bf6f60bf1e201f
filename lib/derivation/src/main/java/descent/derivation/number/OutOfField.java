package descent.derivation.number;

/** Thrown where a value exists but the kind of number in use cannot hold it, such as √2 exactly. */
public final class OutOfField extends ArithmeticException {
    private static final long serialVersionUID = 1;

    /** Without a stack trace, because another kind of number is tried next. */
    public OutOfField() {
        super("out of the field");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
