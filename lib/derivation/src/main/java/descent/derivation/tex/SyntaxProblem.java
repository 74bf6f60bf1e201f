package descent.derivation.tex;

import descent.text.Messages;

/**
 * A formula that cannot be read: where, what was expected, and an example that can be read. The
 * message is in the reader's language.
 */
public final class SyntaxProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private static final Messages SAY = Messages.beside(SyntaxProblem.class);

    /** Whether the text ended too early. */
    private final boolean atEnd;

    /** The line, from 1. */
    private final int line;

    /** The column, from 1. */
    private final int column;

    /**
     * A problem at a place.
     *
     * @param line the line as typed, from 1
     * @param column the column, from 1
     * @param key the key of the message
     * @param values what is put into the message
     */
    public SyntaxProblem(int line, int column, String key, Object... values) {
        super(SAY.get(key, values));
        this.atEnd = key.equals("end");
        this.line = line;
        this.column = column;
    }

    /** Whether the formula only ended too early. */
    boolean atEnd() {
        return atEnd;
    }

    /**
     * The line as typed.
     *
     * @return from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column in the line.
     *
     * @return from 1
     */
    public int column() {
        return column;
    }
}
