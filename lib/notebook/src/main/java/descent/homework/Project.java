package descent.homework;

import descent.homework.Signatures.Counting;
import descent.optim.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The fourth assignment: an optimizer chosen for real data under a budget. */
public final class Project {
    /** How many steps a budget allows. */
    public static final FunctionTask<Counting> BUDGET_STEPS =
            new FunctionTask<>(
                    "budget-steps",
                    5,
                    "steps",
                    (f, in) -> f.of(in.count(0), in.count(1), in.count(2)),
                    Project::counts,
                    in -> in.count(2) / in.count(0) * ceil(in),
                    1e-9,
                    mistakes());

    /** The choice itself. */
    public static final ChoiceTask CHOICE = new ChoiceTask("choice", 20);

    private Project() {}

    /** {@return the assignment} */
    static Assignment assignment() {
        return new Assignment("hw4-project", List.of(BUDGET_STEPS, CHOICE));
    }

    /**
     * A run of a choice on public training rows, for figures.
     *
     * @param choice the choice in words
     * @return its trace
     * @throws IllegalArgumentException if it cannot be read or costs too much
     */
    public static Trace trace(String choice) {
        return ChoiceTask.trace(choice);
    }

    /**
     * The loss of a choice on rows that were kept back, the mean over the public splits.
     *
     * @param choice the choice in words
     * @return the mean loss per row
     * @throws IllegalArgumentException if it cannot be read or costs too much
     */
    public static double loss(String choice) {
        return ChoiceTask.loss(FunctionTask.PUBLIC_SEED, choice);
    }

    private static int ceil(Inputs in) {
        return (in.count(0) - 1) / in.count(1) + 1;
    }

    /** Rows, batch, budget; neither the batch divides the rows nor the rows the budget. */
    private static List<Inputs> counts(SplittableRandom random) {
        List<Inputs> cases = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int batch = 7 + random.nextInt(20);
            int rows = batch * (4 + random.nextInt(5)) + 1 + random.nextInt(batch - 2);
            int epochs = 5 + random.nextInt(40);
            cases.add(new Inputs(rows, batch, rows * epochs + rows / 2 + random.nextInt(rows / 3)));
        }
        return cases;
    }

    private interface Count {
        long of(int rows, int batch, int budget);
    }

    private static Mistake count(String key, Count count) {
        return new Mistake(key, in -> count.of(in.count(0), in.count(1), in.count(2)));
    }

    private static List<Mistake> mistakes() {
        return List.of(
                count("rest-dropped", (n, b, all) -> (long) (all / n) * (n / b)),
                count("part-of-epoch", (n, b, all) -> all / b),
                count("part-of-epoch", (n, b, all) -> (all - 1) / b + 1),
                count("part-of-epoch", (n, b, all) -> (long) all * ((n - 1) / b + 1) / n),
                count("rows-as-steps", (n, b, all) -> all),
                count("epochs-only", (n, b, all) -> all / n),
                count("one-epoch", (n, b, all) -> (n - 1) / b + 1),
                count("over-budget", (n, b, all) -> (long) (all / n + 1) * ((n - 1) / b + 1)),
                count("one-step-more", (n, b, all) -> (long) (all / n) * (n / b + 2)),
                count("batch-multiplied", (n, b, all) -> (long) (all / n) * b),
                count("rows-for-batches", (n, b, all) -> (long) (all / n) * n));
    }
}
