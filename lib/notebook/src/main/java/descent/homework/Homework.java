package descent.homework;

import descent.course.CheckFailed;
import descent.table.Grid;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a student's notebook needs beside the tasks: hints on demand, and a last page that lists
 * what passes.
 */
public final class Homework {
    private static final Messages SAY = Messages.beside(Homework.class);
    private static final int LONGEST = 120;

    /** Task → whether its last check held, in this kernel. */
    private static final Map<String, Boolean> RESULTS = new ConcurrentHashMap<>();

    private Homework() {}

    /**
     * A hint: the first says where to look, the second how to begin.
     *
     * @param task the task's name
     * @param step 1 or 2
     * @return one or two sentences
     * @throws IllegalArgumentException if there is no such task or hint
     */
    public static String hint(String task, int step) {
        named(task);
        if (step != 1 && step != 2) {
            throw new IllegalArgumentException(SAY.get("hint.step", step));
        }
        return SAY.get("hint." + task + "." + step);
    }

    /**
     * What passes and what is open in this kernel's run, and what to hand in.
     *
     * @param assignment the name of the assignment
     * @return a table
     * @throws IllegalArgumentException if there is no such assignment
     */
    public static Grid summary(String assignment) {
        Assignment found = assignment(assignment);
        List<String[]> rows = new ArrayList<>();
        int passed = 0;
        int points = 0;
        for (Task task : found.tasks()) {
            Boolean held = RESULTS.get(task.id());
            boolean passes = Boolean.TRUE.equals(held);
            passed += passes ? task.points() : 0;
            points += task.points();
            String state = held == null ? "state.new" : passes ? "state.right" : "state.open";
            rows.add(new String[] {task.id(), String.valueOf(task.points()), SAY.get(state)});
        }
        String title = SAY.get("summary", passed, points, assignment + ".ipynb");
        return Grid.of(
                title,
                List.of(
                        SAY.get("summary.task"),
                        SAY.get("summary.points"),
                        SAY.get("summary.state")),
                rows);
    }

    static Assignment assignment(String name) {
        List<String> known = new ArrayList<>();
        for (Assignment a : Assignment.all()) {
            if (a.name().equals(name)) {
                return a;
            }
            known.add(a.name());
        }
        throw new IllegalArgumentException(
                SAY.get("no.assignment", name, String.join(", ", known)));
    }

    private static Task named(String id) {
        Map<String, Task> all = new TreeMap<>();
        Assignment.all().forEach(a -> a.tasks().forEach(t -> all.put(t.id(), t)));
        if (!all.containsKey(id)) {
            throw new IllegalArgumentException(
                    SAY.get("no.task", id, String.join(", ", all.keySet())));
        }
        return all.get(id);
    }

    /** Notes the result of a visible check, and says it: ✓, or by throwing. */
    static void conclude(String task, Diagnosis found) {
        RESULTS.put(task, found.right());
        if (!found.right()) {
            String help = found.mistake().equals("open") ? " " + SAY.get("open.hint", task) : "";
            String detail = found.detail().isEmpty() ? "" : " " + found.detail();
            throw new CheckFailed("✗ " + task + ". " + found.sentence() + detail + help);
        }
        System.out.println("✓ " + found.sentence());
    }

    /** What a call gives, or how it ends. */
    static Answer answer(Supplier<Object> call) {
        try {
            return new Answer(Answer.Kind.VALUE, Values.text(call.get()));
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            return new Answer(Answer.Kind.THROWN, thrown.toString());
        }
    }

    /** What is said where a call gave no value. */
    static Diagnosis noValue(String function, Answer answer) {
        String text = brief(answer.text());
        if (answer.kind() == Answer.Kind.THROWN
                && text.contains(UnsupportedOperationException.class.getSimpleName())) {
            return new Diagnosis(false, "open", SAY.get("open", function), "");
        }
        String key =
                switch (answer.kind()) {
                    case THROWN -> "thrown";
                    case MISSING -> "missing";
                    case LATE -> "late";
                    default -> "unanswered.text";
                };
        return new Diagnosis(false, key, SAY.get(key, function, text), "");
    }

    static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** Forgets all results, for tests. */
    static void forget() {
        RESULTS.clear();
    }
}
