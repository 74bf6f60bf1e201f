package descent.kernel;

/** A value that a cell shows as a page fragment, with a plain text that says the same. */
public interface Showable {
    /**
     * What the notebook shows.
     *
     * @return HTML without scripts from elsewhere
     */
    String html();

    /**
     * What is read where HTML is not shown: a terminal, a screen reader, a search.
     *
     * @return one or more lines of text
     */
    String plain();
}
