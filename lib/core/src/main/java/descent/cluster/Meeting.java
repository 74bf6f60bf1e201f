package descent.cluster;

import descent.optim.DivergenceException;
import descent.optim.State;
import descent.text.Messages;
import java.io.Serializable;
import java.util.List;

/**
 * Where parts that go separate ways stand when they meet: all at the average, each with its own
 * number of steps and its own chains.
 *
 * @param round the number of rounds made
 * @param mean θ and the slots; its t is that of the first part
 * @param steps t of each part; they differ where the rows do not come out even
 * @param chains the chains of each part; {@code null} where there are none
 */
record Meeting(int round, State mean, int[] steps, double[][][] chains) implements Serializable {
    /**
     * What a part has reached by itself.
     *
     * @param state t, θ and the slots
     * @param chains its chains; {@code null} where there are none
     */
    record End(State state, double[][] chains) implements Serializable {}

    /** Before the first round: every part at the same place. */
    static Meeting start(State state, double[][][] chains) {
        return new Meeting(0, state, new int[chains.length], chains);
    }

    int parts() {
        return steps.length;
    }

    /** From where part p goes on. */
    End begin(int p) {
        State own = new State(steps[p], mean.theta(), mean.names(), mean.slotValues());
        return new End(own, chains[p]);
    }

    /**
     * After one more round: θ and every slot averaged, added in the order of the parts.
     *
     * @throws DivergenceException if an average is no longer a number
     */
    Meeting next(List<End> ends) {
        State first = ends.get(0).state;
        double[] theta = first.theta();
        double[][] slot = first.slotValues();
        for (End end : ends.subList(1, ends.size())) {
            add(end.state.theta(), theta);
            double[][] other = end.state.slotValues();
            for (int k = 0; k < slot.length; k++) {
                add(other[k], slot[k]);
            }
        }
        divide(theta, ends.size());
        for (double[] each : slot) {
            divide(each, ends.size());
        }
        for (int i = 0; i < theta.length; i++) {
            if (!Double.isFinite(theta[i])) {
                String said =
                        Messages.beside(Meeting.class).get("diverged", round + 1, i, theta[i]);
                throw new DivergenceException(first.t(), i, said);
            }
        }
        State average = new State(first.t(), theta, first.names(), slot);
        int[] t = ends.stream().mapToInt(end -> end.state.t()).toArray();
        double[][][] own = ends.stream().map(End::chains).toArray(double[][][]::new);
        return new Meeting(round + 1, average, t, own);
    }

    private static void add(double[] x, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += x[i];
        }
    }

    private static void divide(double[] sum, int count) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count;
        }
    }
}
