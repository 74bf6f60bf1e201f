package descent.spark;

import descent.text.Messages;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;

/**
 * The rehearsal of a journey: a value is written as Java writes it, and every class it names is
 * looked at.
 *
 * <p>A class that was written in a cell of a notebook exists in that notebook alone. Executors of
 * their own cannot know it, which Spark would tell in a hundred lines.
 */
final class Travel extends ObjectOutputStream {
    private static final Messages SAY = Messages.beside(OnSpark.class);

    private final boolean far;

    private Travel(boolean far) throws IOException {
        super(OutputStream.nullOutputStream());
        this.far = far;
        enableReplaceObject(true);
    }

    /**
     * Throws if a value cannot travel.
     *
     * @param value the value
     * @param far whether it goes to another Java machine
     */
    static void require(Serializable value, boolean far) {
        try (Travel rehearsal = new Travel(far)) {
            rehearsal.writeObject(value);
        } catch (NotSerializableException | InvalidClassException bad) {
            String name = bad instanceof InvalidClassException c ? c.classname : bad.getMessage();
            throw new IllegalArgumentException(SAY.get("notSerializable", plain(name)), bad);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    protected void annotateClass(Class<?> type) {
        if (far && ofCell(type.getName())) {
            throw new IllegalArgumentException(SAY.get("ofCell", plain(type.getName())));
        }
    }

    @Override
    protected Object replaceObject(Object value) {
        if (far
                && value instanceof SerializedLambda lambda
                && ofCell(lambda.getCapturingClass().replace('/', '.'))) {
            String kind = lambda.getFunctionalInterfaceClass();
            String name = "lambda (" + kind.substring(kind.lastIndexOf('/') + 1) + ")";
            throw new IllegalArgumentException(SAY.get("ofCell", name));
        }
        return value;
    }

    /** JShell, which runs the cells, puts every class of a cell into its package REPL. */
    private static boolean ofCell(String name) {
        return name.startsWith("REPL.$JShell$");
    }

    /** A name as the student wrote it. */
    private static String plain(String name) {
        return name.replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "").replaceFirst("/0x.*", "");
    }
}
