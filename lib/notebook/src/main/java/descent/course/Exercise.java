package descent.course;

import descent.kernel.Showable;
import descent.text.Messages;

/**
 * An exercise of a lecture: runs a check and says how it went, without stopping the notebook.
 *
 * <pre>{@code
 * Exercise.of(() -> Check.rule(new MyDescent(), new GradientDescent(0.1)))
 * }</pre>
 */
public final class Exercise implements Showable {
    private static final Messages SAY = Messages.beside(Exercise.class);

    private final boolean solved;
    private final String sentence;

    private Exercise(boolean solved, String sentence) {
        this.solved = solved;
        this.sentence = sentence;
    }

    /**
     * Runs a check.
     *
     * @param check a check that throws when it does not hold
     * @return what it says
     */
    public static Exercise of(Runnable check) {
        try {
            check.run();
            return new Exercise(true, SAY.get("exercise.solved"));
        } catch (CheckFailed open) {
            return new Exercise(false, SAY.get("exercise.open", open.getMessage()));
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            return new Exercise(false, SAY.get("exercise.thrown", thrown));
        }
    }

    /**
     * Whether the check held.
     *
     * @return true if it did
     */
    public boolean solved() {
        return solved;
    }

    @Override
    public String html() {
        String safe = sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p><b>" + mark() + "</b> " + safe + "</p>";
    }

    @Override
    public String plain() {
        return mark() + " " + sentence;
    }

    private String mark() {
        return solved ? "✓" : "✗";
    }

    @Override
    public String toString() {
        return plain();
    }
}
