package descent.derivation.model;

import descent.text.Messages;

/** Thrown where a formula can be read but its model cannot say what it means. */
public final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final Messages SAY = Messages.beside(Unsupported.class);

    /**
     * With a sentence for the reader.
     *
     * @param key the key of the message
     * @param values what is put into it
     */
    public Unsupported(String key, Object... values) {
        super(SAY.get(key, values), null, false, false);
    }
}
