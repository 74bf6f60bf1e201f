package descent.cluster;

import descent.optim.State;
import descent.rbm.Rbm;
import descent.rbm.Training;
import descent.rbm.TrainingRun;
import descent.text.Require;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The training of an RBM with local steps: each part trains for some epochs on its rows, alone,
 * then all take the average of the parameters and of what the rule remembers.
 *
 * <pre>
 *   round:   part p:  (θ, slots, chains_p) → epochs on its rows → (θ_p, slots_p, chains_p)
 *            θ = (1/P) Σ_p θ_p,   each slot = (1/P) Σ_p slot_p           in the order of p
 * </pre>
 *
 * <p>Persistent chains stay with their part. Part 0 has the seed of the training, the others seeds
 * that follow from it; with one part the run is {@link Training#start} bit for bit. In a round 8
 * bytes per parameter and slot travel to every executor and back from every part, and the chains
 * with them.
 */
public final class LocalTraining {
    /** Some epochs of each part. */
    private record Round(
            Backend.Shared<double[][]> data, Training training, int epochs, Rbm shape, Meeting from)
            implements Work<Meeting.End> {
        @Override
        public int parts() {
            return from.parts();
        }

        @Override
        public Meeting.End part(int index) {
            double[][] mine = rows(data.get(), parts(), index);
            Training own = training.seed(seed(training.seed(), index));
            Meeting.End begin = from.begin(index);
            TrainingRun run = own.resume(shape, begin.state(), begin.chains(), mine);
            run.epochs(epochs);
            return new Meeting.End(run.state(), run.chains());
        }
    }

    private static double[][] rows(double[][] data, int parts, int index) {
        int from = (int) Work.end(data.length, parts, index - 1);
        int to = (int) Work.end(data.length, parts, index);
        return Arrays.copyOfRange(data, from, to);
    }

    private static long seed(long seed, int part) {
        return part == 0 ? seed : new SplittableRandom(seed ^ (long) part << 32).nextLong();
    }

    private final Backend on;
    private final Backend.Shared<double[][]> shared;
    private final Training training;
    private final int epochs;
    private final Rbm shape;
    private Meeting now;

    private LocalTraining(
            Backend on, Training training, Rbm start, double[][] data, int parts, int epochs) {
        this.on = on;
        this.training = training;
        this.epochs = Require.within("epochs", epochs, 1, Integer.MAX_VALUE);
        shape = start;
        double[][][] chains = new double[Require.within("parts", parts, 1, data.length)][][];
        for (int p = 0; p < parts; p++) {
            Training own = training.seed(seed(training.seed(), p));
            chains[p] = own.start(start, rows(data, parts, p)).chains();
        }
        now = Meeting.start(training.start(start, data).state(), chains);
        shared = on.share(data);
    }

    /**
     * Begins a run.
     *
     * @param on who does the parts
     * @param training the estimator, the rule and the rest
     * @param start the model before the first step
     * @param data the rows, shared out in order
     * @param parts in how many parts
     * @param epochs how many epochs each part makes between two averages
     * @return a run with no round made
     */
    public static LocalTraining start(
            Backend on, Training training, Rbm start, double[][] data, int parts, int epochs) {
        return new LocalTraining(on, training, start, data, parts, epochs);
    }

    /**
     * Goes on for some rounds.
     *
     * @param count how many
     * @param afterRound called after each of them
     * @return this
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; the rounds
     *     made are kept
     * @throws descent.optim.DivergenceException if a parameter is no longer a number
     */
    public LocalTraining rounds(int count, Consumer<LocalTraining> afterRound) {
        for (int k = 0; k < count; k++) {
            now = now.next(on.run(new Round(shared, training, epochs, shape, now)));
            afterRound.accept(this);
        }
        return this;
    }

    /**
     * Goes on for some rounds.
     *
     * @param count how many
     * @return this
     */
    public LocalTraining rounds(int count) {
        return rounds(count, run -> {});
    }

    /** {@return the average model after the last round} */
    public Rbm rbm() {
        return Rbm.of(shape.visibleUnits(), shape.hiddenUnits(), now.mean().theta());
    }

    /** {@return the average of the parameters and the slots; t is that of the first part} */
    public State state() {
        return now.mean();
    }

    /** {@return the number of rounds made} */
    public int round() {
        return now.round();
    }
}
