package descent.cluster;

import descent.optim.State;
import java.util.List;

/** The average of states that went separate ways for a while. */
final class Averages {
    private Averages() {}

    /**
     * The mean of θ and of every slot, added in the order of the parts; t is left to the caller.
     */
    static State of(List<State> states) {
        State first = states.get(0);
        double[] theta = first.theta();
        double[][] slot = first.slotValues();
        for (State state : states.subList(1, states.size())) {
            add(state.theta(), theta);
            double[][] other = state.slotValues();
            for (int k = 0; k < slot.length; k++) {
                add(other[k], slot[k]);
            }
        }
        divide(theta, states.size());
        for (double[] each : slot) {
            divide(each, states.size());
        }
        return new State(first.t(), theta, first.names(), slot);
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
