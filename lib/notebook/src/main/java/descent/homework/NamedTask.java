package descent.homework;

import descent.text.Messages;

/** A task with its name and points, which every task carries alike. */
abstract class NamedTask implements Task {
    private static final Messages SAY = Messages.beside(NamedTask.class);

    final String id;
    private final int points;

    NamedTask(String id, int points) {
        this.id = id;
        this.points = points;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final int points() {
        return points;
    }

    /** What is said when nothing is wrong. */
    final Diagnosis passed() {
        return new Diagnosis(true, "", SAY.get("right", id), "");
    }

    /** A mistake with its sentence; the values are put in there. */
    static Diagnosis wrong(String key, Object... values) {
        return new Diagnosis(false, key, SAY.get("mistake." + key, values), "");
    }

    /** That there are more or fewer answers than questions. */
    static Diagnosis unanswered(int answers, int asked) {
        return new Diagnosis(false, "unanswered", SAY.get("unanswered", answers, asked), "");
    }
}
