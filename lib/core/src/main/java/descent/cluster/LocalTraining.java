package descent.cluster;

import descent.optim.State;
import descent.rbm.Rbm;
import descent.rbm.Training;
import descent.rbm.TrainingRun;
import descent.text.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * that follow from it; with one part the run is {@link Training#start} bit for bit. A round tells
 * the caller 8 bytes per parameter and slot from each part.
 */
public final class LocalTraining {
    /** Where a part stands. */
    private record Place(State state, double[][] chains) implements Serializable {}

    /** Some epochs of each part. */
    private record Round(
            Backend.Shared<double[][]> data, Training training, int epochs, Rbm shape, Place[] from)
            implements Work<Place> {
        @Override
        public int parts() {
            return from.length;
        }

        @Override
        public Place part(int index) {
            double[][] mine = rows(data.get(), from.length, index);
            Training own = training.seed(seed(training.seed(), index));
            Place place = from[index];
            TrainingRun run = own.resume(shape, place.state, place.chains, mine).epochs(epochs);
            return new Place(run.state(), run.chains());
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
    private Rbm rbm;
    private Place[] places;
    private int round;

    private LocalTraining(
            Backend on, Training training, Rbm start, double[][] data, int parts, int epochs) {
        this.on = on;
        this.training = training;
        this.epochs = Require.within("epochs", epochs, 1, Integer.MAX_VALUE);
        rbm = start;
        places = new Place[Require.within("parts", parts, 1, data.length)];
        for (int p = 0; p < parts; p++) {
            Training own = training.seed(seed(training.seed(), p));
            TrainingRun run = own.start(start, rows(data, parts, p));
            places[p] = new Place(run.state(), run.chains());
        }
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
            List<Place> ends = on.run(new Round(shared, training, epochs, rbm, places));
            State mean = Averages.of(ends.stream().map(Place::state).toList());
            List<Place> next = new ArrayList<>();
            for (Place end : ends) { // each part has steps of its own when its rows are one more
                State own = new State(end.state.t(), mean.theta(), mean.names(), mean.slotValues());
                next.add(new Place(own, end.chains));
            }
            rbm = Rbm.of(rbm.visibleUnits(), rbm.hiddenUnits(), mean.theta());
            places = next.toArray(Place[]::new);
            round++;
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
        return rbm;
    }

    /** {@return the average of the parameters and the slots; t is that of the first part} */
    public State state() {
        return places[0].state;
    }

    /** {@return the number of rounds made} */
    public int round() {
        return round;
    }
}
