package descent.homework;

/** A task with its name and points, which every task carries alike. */
abstract class NamedTask implements Task {
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
}
