package descent.cluster;

import descent.objective.RowLoss;
import descent.optim.DivergenceException;
import descent.optim.Rule;
import descent.optim.State;
import descent.text.Require;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Mini-batch descent with local steps: each part goes once over its rows, alone, then all take the
 * average and begin the next round from there.
 *
 * <pre>
 *   round:   part p:  (θ, slots) → steps over its mini-batches → (θ_p, slots_p)
 *            θ = (1/P) Σ_p θ_p,   each slot = (1/P) Σ_p slot_p           in the order of p
 * </pre>
 *
 * <p>One average per pass over the data instead of one per step. With one part it is ordinary
 * mini-batch descent. The mini-batches are neighbouring rows; rows that are made have no order.
 * Every part counts its own steps t, which differ by one at most where the rows do not come out
 * even. Reference: <a href="https://arxiv.org/abs/1805.09767">Stich (2018)</a>.
 */
public final class LocalDescent {
    /** One pass of each part over its rows. */
    private record Round(Backend.Shared<StreamedLoss> shared, Rule rule, int batch, Meeting from)
            implements Work<Meeting.End> {
        @Override
        public int parts() {
            return from.parts();
        }

        @Override
        public Meeting.End part(int index) {
            StreamedLoss data = shared.get();
            long begin = Work.end(data.rows(), parts(), index - 1);
            long end = Work.end(data.rows(), parts(), index);
            State start = from.begin(index).state();
            double[] theta = start.theta();
            double[][] slot = start.slotValues();
            double[] at = new double[theta.length];
            double[] g = new double[theta.length];
            int t = start.t();
            int chunk = Math.max(1, BatchLoss.CHUNK / batch) * batch;
            for (long r = begin; r < end; r += chunk) {
                RowLoss some = data.loss(r, Math.min(r + chunk, end));
                int[] order = new int[some.rows()];
                Arrays.setAll(order, k -> k);
                for (int k = 0; k < order.length; k += batch) {
                    Require.notInterrupted();
                    rule.probe(++t, theta, slot, at);
                    some.gradient(at, order, k, Math.min(k + batch, order.length), g);
                    rule.update(t, g, theta, slot, 0, theta.length);
                }
            }
            return new Meeting.End(new State(t, theta, start.names(), slot), null);
        }
    }

    private final Backend on;
    private final Backend.Shared<StreamedLoss> shared;
    private final Rule rule;
    private final int batch;
    private Meeting now;

    private LocalDescent(
            Backend on, StreamedLoss data, Rule rule, int batch, int parts, double[] theta) {
        this.on = on;
        this.rule = rule;
        this.batch = Require.within("batch", batch, 1, Integer.MAX_VALUE);
        int most = (int) Math.min(Require.within("parts", parts, 1, 1 << 20), data.rows());
        State start = rule.init(Require.length("theta", theta, data.dimension()));
        now = Meeting.start(start, new double[most][][]);
        shared = on.share(data);
    }

    /**
     * Begins a run.
     *
     * @param on who does the parts
     * @param data the rows
     * @param rule the update rule
     * @param batch the rows of a mini-batch
     * @param parts in how many parts the rows are shared out
     * @param theta the start θ₀
     * @return a run with no round made
     */
    public static LocalDescent start(
            Backend on, StreamedLoss data, Rule rule, int batch, int parts, double[] theta) {
        return new LocalDescent(on, data, rule, batch, parts, theta);
    }

    /**
     * Goes on for some rounds.
     *
     * @param count how many passes over the data
     * @param afterRound called after each of them
     * @return this
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; the rounds
     *     made are kept
     * @throws DivergenceException if a parameter is no longer a number; the round is then not made
     */
    public LocalDescent rounds(int count, Consumer<LocalDescent> afterRound) {
        for (int k = 0; k < count; k++) {
            now = now.next(on.run(new Round(shared, rule, batch, now)));
            afterRound.accept(this);
        }
        return this;
    }

    /**
     * Goes on for some rounds.
     *
     * @param count how many passes over the data
     * @return this
     */
    public LocalDescent rounds(int count) {
        return rounds(count, run -> {});
    }

    /** {@return the average after the last round; t is that of the first part} */
    public State state() {
        return now.mean();
    }

    /** {@return the number of rounds made} */
    public int round() {
        return now.round();
    }
}
