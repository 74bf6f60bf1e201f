package descent.notebook;

/** P. */
public final class Placeholder {
    private Placeholder() {}
}
