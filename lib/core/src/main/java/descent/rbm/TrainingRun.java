package descent.rbm;

import descent.objective.Batches;
import descent.optim.DivergenceException;
import descent.optim.Rule;
import descent.optim.State;
import descent.text.Messages;
import descent.text.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A training that is under way: the parameters, what the rule remembers, the chains, and the number
 * of steps made. Everything else follows from these, so a run that was interrupted or saved goes on
 * as if nothing had happened, bit for bit.
 */
public final class TrainingRun {
    /** Sums of that many such parameters are still finite; a healthy one is far smaller. */
    private static final double LARGEST = 1e250;

    private final Training training;
    private final double[][] data;
    private final int d;
    private final int f;
    private final double[] theta;
    private final double[][] slot;
    private final double[][] chains;
    private final double[][] moved;
    private final double[] probe;
    private final double[] g;
    private final Batches batches;
    private final Batch batch;
    private int t;
    private int[] order;
    private int orderOf = -1;

    TrainingRun(Training training, Rbm start, double[][] data) {
        this(
                training,
                data,
                start.visible,
                start.hidden,
                training.rule(0).init(start.theta),
                training.estimator().chains() == 0
                        ? new double[0][]
                        : GibbsChains.coins(start, training.estimator().chains(), training.seed()));
    }

    TrainingRun(Training training, Rbm shape, State state, double[][] chains, double[][] data) {
        this(training, data, shape.visible, shape.hidden, state, Rows.copy(chains));
        Require.within("θ.length", theta.length, shape.theta.length, shape.theta.length);
        List<String> slots = training.rule(0).slots();
        if (!state.names().equals(slots)) {
            String rule = training.rule(0).name();
            throw new IllegalArgumentException(
                    Messages.beside(Training.class).get("otherState", state.names(), rule, slots));
        }
        int count = training.estimator().chains();
        Require.within("chains.length", chains.length, count, count);
        for (int c = 0; c < count; c++) {
            Require.length("chains[" + c + "]", chains[c], d);
        }
    }

    TrainingRun(Training training, double[][] data, int d, int f, State state, double[][] chains) {
        this.training = training;
        this.data = Rows.unit("data", data, d).clone();
        this.d = d;
        this.f = f;
        theta = state.theta();
        slot = state.slotValues();
        t = state.t();
        this.chains = chains;
        moved = Rows.copy(chains);
        probe = new double[theta.length];
        g = new double[theta.length];
        int size = Math.min(training.batch(), data.length);
        batches = new Batches(data.length, size, training.seed());
        batch = new Batch(this.data, training.seed());
    }

    /**
     * Goes on for some epochs; after an interruption, first to the end of the epoch under way.
     *
     * @param count how many epochs, 0 or more
     * @param afterEpoch called after each of them
     * @return this
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; the steps
     *     made are kept
     * @throws DivergenceException if a parameter is no longer a number
     */
    public TrainingRun epochs(int count, Consumer<TrainingRun> afterEpoch) {
        Require.within("count", count, 0, Integer.MAX_VALUE);
        for (int k = 0; k < count; k++) {
            do {
                step();
            } while (t % batches.stepsPerEpoch() != 0);
            afterEpoch.accept(this);
        }
        return this;
    }

    /**
     * Goes on for some epochs.
     *
     * @param count how many epochs, 0 or more
     * @return this
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; the steps
     *     made are kept
     * @throws DivergenceException if a parameter is no longer a number
     */
    public TrainingRun epochs(int count) {
        return epochs(count, run -> {});
    }

    /**
     * One step: one batch.
     *
     * @return this
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; this step is
     *     then not made
     * @throws DivergenceException if a parameter is no longer a number
     */
    public TrainingRun step() {
        Require.notInterrupted();
        int perEpoch = batches.stepsPerEpoch();
        int epoch = t / perEpoch;
        if (orderOf != epoch) {
            order = batches.order(epoch);
            orderOf = epoch;
        }
        int from = t % perEpoch * batches.size();
        batch.choose(order, from, Math.min(from + batches.size(), data.length), t + 1);
        Rule rule = training.rule(epoch);
        rule.probe(t + 1, theta, slot, probe);
        move(chains, moved); // an interrupted step must leave the chains where they were
        training.estimator().estimate(Rbm.view(d, f, probe), batch, moved, g);
        descent(training.decay());
        rule.update(t + 1, g, theta, slot, 0, theta.length);
        move(moved, chains);
        t++;
        requireNumbers();
        return this;
    }

    /** From the estimate, an ascent direction, to the gradient of the loss; W alone decays. */
    private void descent(double decay) {
        if (decay == 0) {
            for (int k = 0; k < g.length; k++) {
                g[k] = -g[k];
            }
            return;
        }
        for (int k = 0; k < d * f; k++) {
            g[k] = decay * probe[k] - g[k];
        }
        for (int k = d * f; k < g.length; k++) {
            g[k] = -g[k];
        }
    }

    private static void move(double[][] source, double[][] target) {
        for (int c = 0; c < source.length; c++) {
            System.arraycopy(source[c], 0, target[c], 0, source[c].length);
        }
    }

    private void requireNumbers() {
        for (int k = 0; k < theta.length; k++) {
            if (!(Math.abs(theta[k]) <= LARGEST)) {
                String name =
                        k < d * f
                                ? "w[" + k / f + "][" + k % f + "]"
                                : k < d * f + d
                                        ? "b[" + (k - d * f) + "]"
                                        : "a[" + (k - d * f - d) + "]";
                throw new DivergenceException(
                        t,
                        k,
                        Messages.beside(TrainingRun.class).get("diverged", t, name, theta[k]));
            }
        }
    }

    /** {@return the model as it is now} */
    public Rbm rbm() {
        return Rbm.of(d, f, theta);
    }

    /** {@return the number of steps made} */
    public int t() {
        return t;
    }

    /** {@return the number of whole epochs made} */
    public int epoch() {
        return t / batches.stepsPerEpoch();
    }

    /** {@return the parameters and what the rule remembers} */
    public State state() {
        return new State(t, theta, training.rule(0).slots(), slot);
    }

    /** {@return the visible units of the persistent chains, copied} */
    public double[][] chains() {
        return Rows.copy(chains);
    }

    /** {@return the training} */
    public Training training() {
        return training;
    }

    /** {@return a checksum of the data, by which a file is known to belong to them} */
    long fingerprint() {
        long sum = data.length;
        for (double[] row : data) {
            sum = 31 * sum + Arrays.hashCode(row);
        }
        return sum;
    }

    /** {@return the shape of the model: D, F} */
    int[] shape() {
        return new int[] {d, f};
    }

    /**
     * Saves the run, so that {@link Training#resume} goes on from here.
     *
     * @param file the file, replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        Checkpoint.write(this, file);
    }
}
