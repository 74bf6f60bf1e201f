package descent.homework;

import descent.data.Wine;
import descent.homework.Signatures.Words;
import descent.objective.Batches;
import descent.objective.RowLoss;
import descent.objective.SoftmaxRegression;
import descent.optim.DivergenceException;
import descent.optim.Trace;
import descent.text.Messages;
import java.util.List;

/**
 * A task whose answer is an optimizer in words: it is trained here, on splits of the wine data from
 * the seed, and its loss on the rows that were kept back decides.
 *
 * <p>The thirteen columns are as they were measured, from 0.1 to 1,700: that is what makes the
 * choice matter.
 */
public final class ChoiceTask extends NamedTask {
    /** The most gradients of single rows that a run may use. */
    private static final int BUDGET = 7_200;

    private static final int TRAINING_ROWS = 118;
    private static final Messages SAY = Messages.beside(ChoiceTask.class);
    private static final int SPLITS = 5;

    /** A mean loss up to this is worth this share. */
    private static final double[][] WORTH = {{0.3, 1}, {0.4, 0.75}, {0.5, 0.5}, {0.7, 0.25}};

    ChoiceTask(String id, int points) {
        super(id, points);
    }

    @Override
    public List<String> calls(long seed) {
        return List.of("choice()");
    }

    @Override
    public Judgement judge(long seed, List<Answer> answers) {
        if (answers.size() != 1 || answers.get(0).kind() != Answer.Kind.VALUE) {
            Answer none = answers.isEmpty() ? new Answer(Answer.Kind.MISSING, "") : answers.get(0);
            return Homework.noValue("choice", none).judgement();
        }
        try {
            double loss = loss(seed, answers.get(0).text());
            double share = share(loss);
            return new Judgement(share, share == 1 ? "" : "choice-loss", said(loss, share));
        } catch (Choice.NoChoice e) {
            return new Judgement(0, e.key(), e.getMessage());
        } catch (DivergenceException e) {
            return wrong("choice-diverges").judgement();
        }
    }

    /**
     * Trains the choice on public splits; says ✓ when the loss is worth all points.
     *
     * @param choice the choice in words
     * @throws descent.course.CheckFailed if it cannot be read, costs too much, diverges, or learns
     *     too little
     */
    public void check(Words choice) {
        Answer answer = Homework.answer(choice::get);
        Judgement j = judge(FunctionTask.PUBLIC_SEED, List.of(answer));
        Homework.conclude(id, new Diagnosis(j.share() == 1, j.mistake(), j.sentence(), ""));
    }

    static double share(double loss) {
        for (double[] worth : WORTH) {
            if (loss <= worth[0]) {
                return worth[1];
            }
        }
        return 0;
    }

    private static String said(double loss, double share) {
        String shown = "%.3f".formatted(loss);
        return share == 1
                ? SAY.get("choice.right", shown)
                : SAY.get("mistake.choice-loss", shown, Math.round(100 * share), WORTH[0][0]);
    }

    /** The mean loss over the splits of a seed, on the rows kept back. */
    static double loss(long seed, String text) {
        Choice choice = affordable(text);
        double sum = 0;
        for (int split = 0; split < SPLITS; split++) {
            Split data = Split.of(seed * SPLITS + split);
            sum += data.test.value(last(trace(choice, data, split)));
        }
        return sum / SPLITS;
    }

    /** The run on the first public split. */
    static Trace trace(String text) {
        return trace(affordable(text), Split.of(FunctionTask.PUBLIC_SEED * SPLITS), 0);
    }

    private static Choice affordable(String text) {
        Choice choice = Choice.of(text, TRAINING_ROWS);
        long cost = (long) choice.epochs() * TRAINING_ROWS;
        if (cost > BUDGET) {
            throw new Choice.NoChoice("choice-budget", cost, BUDGET);
        }
        return choice;
    }

    private static Trace trace(Choice choice, Split data, int order) {
        RowLoss loss = data.training;
        Batches batches = Batches.mini(loss, choice.batch(), order);
        double[] start = new double[loss.dimension()];
        return Trace.of(choice.rule(), loss, batches, start, choice.epochs());
    }

    private static double[] last(Trace trace) {
        return trace.state(trace.size() - 1).theta();
    }

    /** Rows to learn from, and rows kept back. */
    private record Split(RowLoss training, SoftmaxRegression test) {
        static Split of(long seed) {
            Wine wine = Wine.load();
            int[] order = new Batches(wine.size(), 1, seed).order(0);
            return new Split(
                    part(wine, order, 0, TRAINING_ROWS),
                    part(wine, order, TRAINING_ROWS, wine.size()));
        }

        private static SoftmaxRegression part(Wine wine, int[] order, int from, int to) {
            double[][] x = new double[to - from][];
            int[] label = new int[to - from];
            for (int k = from; k < to; k++) {
                x[k - from] = wine.features()[order[k]];
                label[k - from] = wine.labels()[order[k]];
            }
            return new SoftmaxRegression(x, label, Wine.CLASSES, 0);
        }
    }
}
