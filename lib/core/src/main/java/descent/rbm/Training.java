package descent.rbm;

import descent.optim.Rule;
import descent.optim.State;
import descent.text.Messages;
import descent.text.Require;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an RBM is trained: a gradient estimator, an update rule of {@link descent.optim}, and what
 * both need. Here the two halves of the course meet.
 *
 * <pre>
 *   ĝ = estimator(batch) ≈ ∂(mean log P)/∂θ
 *   g = −ĝ + decay · (W, 0, 0)          the rule minimises −log P + ½ decay Σ w²
 *   θ ← rule(t, g)
 * </pre>
 *
 * <p>An immutable value; {@link #start} begins a run. The learning rate and its schedule are in the
 * rule. {@link #then} changes the rule from some epoch on, for example to a larger momentum, and
 * keeps what the rule remembers. The same seed gives the same run, bit for bit, on any number of
 * threads and on every JDK as long as the rule itself does.
 *
 * @param estimator the gradient estimator
 * @param rules the rule of each phase
 * @param from the epoch from which each rule counts: 0 first, then increasing
 * @param batch the number of rows per step; more than there are means all
 * @param decay the weight decay, 0 or more; biases do not decay
 * @param seed the seed of the batches and the samples
 */
public record Training(
        GradientEstimator estimator,
        List<Rule> rules,
        List<Integer> from,
        int batch,
        double decay,
        long seed)
        implements Serializable {
    /**
     * Checks the ranges.
     *
     * @param estimator the gradient estimator
     * @param rules the rule of each phase, all with the same slots
     * @param from the epoch from which each rule counts
     * @param batch the number of rows per step
     * @param decay the weight decay
     * @param seed the seed of the batches and the samples
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Training {
        Require.given("estimator", estimator);
        rules = List.copyOf(rules);
        from = List.copyOf(from);
        Require.within("rules.size", rules.size(), 1, 1000);
        Require.within("from.size", from.size(), rules.size(), rules.size());
        Require.within("from[0]", from.get(0), 0, 0);
        for (int k = 1; k < rules.size(); k++) {
            Require.within("epoch", from.get(k), from.get(k - 1) + 1, Integer.MAX_VALUE);
            if (!rules.get(k).slots().equals(rules.get(0).slots())) {
                throw new IllegalArgumentException(
                        Messages.beside(Training.class)
                                .get(
                                        "otherSlots",
                                        rules.get(k).name(),
                                        rules.get(k).slots(),
                                        rules.get(0).slots()));
            }
        }
        Require.within("batch", batch, 1, Integer.MAX_VALUE);
        Require.notNegative("decay", decay);
    }

    /**
     * With batches of 100 rows, no weight decay, seed 1.
     *
     * @param estimator the gradient estimator
     * @param rule the update rule
     */
    public Training(GradientEstimator estimator, Rule rule) {
        this(estimator, List.of(rule), List.of(0), 100, 0, 1);
    }

    /**
     * With another batch size.
     *
     * @param rows the number of rows per step; {@link Integer#MAX_VALUE} means all
     * @return the changed training
     */
    public Training batch(int rows) {
        return new Training(estimator, rules, from, rows, decay, seed);
    }

    /**
     * With weight decay.
     *
     * @param lambda what the weights are multiplied by in the gradient, for example 0.0002
     * @return the changed training
     */
    public Training decay(double lambda) {
        return new Training(estimator, rules, from, batch, lambda, seed);
    }

    /**
     * With another seed.
     *
     * @param number the seed of the batches and the samples
     * @return the changed training
     */
    public Training seed(long number) {
        return new Training(estimator, rules, from, batch, decay, number);
    }

    /**
     * With another rule from some epoch on, for example momentum 0.9 after 5 epochs of 0.5. The
     * slots go on with their values.
     *
     * @param epoch the first epoch with the new rule, counted from 0
     * @param rule a rule with the same slots
     * @return the changed training
     * @throws IllegalArgumentException if the epoch is not after the last change or the slots
     *     differ
     */
    public Training then(int epoch, Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        List<Integer> later = new ArrayList<>(from);
        more.add(rule);
        later.add(epoch);
        return new Training(estimator, more, later, batch, decay, seed);
    }

    /** The rule of an epoch. */
    Rule rule(int epoch) {
        int k = rules.size() - 1;
        while (from.get(k) > epoch) {
            k--;
        }
        return rules.get(k);
    }

    /**
     * Begins a run.
     *
     * @param start the model before the first step
     * @param data the rows, D numbers from 0 to 1 each; they are not copied
     * @return a run with no step made
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not from 0 to 1
     */
    public TrainingRun start(Rbm start, double[][] data) {
        return new TrainingRun(this, start, data);
    }

    /**
     * Continues a run from a file written by {@link TrainingRun#save}: bit for bit what the
     * uninterrupted run would have done, if this training is the one that was saved. The file holds
     * the batch size, the seed, the names of the slots and a checksum of the data, and these must
     * be the same. The rates of the rule, the weight decay and the k of the estimator are not in
     * it, so a run may go on with others.
     *
     * @param file the file
     * @param data the rows the run was started with
     * @return the run
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the file is broken or belongs to another training; the
     *     message says where
     */
    public TrainingRun resume(Path file, double[][] data) throws IOException {
        return Checkpoint.read(this, file, data);
    }

    /**
     * Goes on from a state that was reached elsewhere, or with other rows: so data that come in
     * portions are learned one portion after the other.
     *
     * @param shape a model with the same numbers of units; its parameters do not count
     * @param state the parameters and the slots
     * @param chains the persistent chains, as {@link TrainingRun#chains} gives them
     * @param data the rows, D numbers from 0 to 1 each; they are not copied
     * @return a run that stands there
     * @throws IllegalArgumentException if the state, the chains or a row do not fit
     */
    public TrainingRun resume(Rbm shape, State state, double[][] chains, double[][] data) {
        return new TrainingRun(this, shape, state, chains, data);
    }

    /**
     * Trains for some epochs.
     *
     * @param start the model before the first step
     * @param data the rows
     * @param epochs how often each row is used, 0 or more
     * @param afterEpoch called after each epoch
     * @return the trained model
     * @throws IllegalArgumentException if {@code epochs} is negative or the data do not fit, see
     *     {@link #start}
     * @throws descent.optim.DivergenceException if a parameter is no longer a number
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Rbm fit(Rbm start, double[][] data, int epochs, Consumer<TrainingRun> afterEpoch) {
        return start(start, data).epochs(epochs, afterEpoch).rbm();
    }

    /**
     * Trains for some epochs.
     *
     * @param start the model before the first step
     * @param data the rows
     * @param epochs how often each row is used, 0 or more
     * @return the trained model
     * @throws IllegalArgumentException if {@code epochs} is negative or the data do not fit, see
     *     {@link #start}
     * @throws descent.optim.DivergenceException if a parameter is no longer a number
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Rbm fit(Rbm start, double[][] data, int epochs) {
        return fit(start, data, epochs, run -> {});
    }
}
