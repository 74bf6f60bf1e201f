package descent.bench;

import com.sun.management.ThreadMXBean;
import descent.optim.Rule;
import descent.rbm.ContrastiveDivergence;
import descent.rbm.GibbsChains;
import descent.rbm.Rbm;
import descent.rbm.Threads;
import descent.rbm.Training;
import java.lang.management.ManagementFactory;

/** Memory, counted by the virtual machine, not estimated. */
final class Memory {
    private Memory() {}

    private static long bytes(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Bytes per parameter that the slots of a rule take. */
    static double perParameter(String name) {
        Rule rule = RuleStep.named(name);
        int n = 100_000;
        double[][][] keep = new double[1][][];
        return (double) bytes(() -> keep[0] = new double[rule.slots().size()][n]) / n;
    }

    /** Bytes per chain: twice as many chains less as many. */
    static double perChain() {
        Threads.use(1);
        Rbm rbm = Inputs.model(Inputs.HIDDEN, 0.2);
        double[][] some = new double[100][rbm.visibleUnits()];
        double[][] more = new double[200][rbm.visibleUnits()];
        new GibbsChains(rbm, some, 1);
        long small = bytes(() -> new GibbsChains(rbm, some, 1));
        return (bytes(() -> new GibbsChains(rbm, more, 1)) - small) / 100.0;
    }

    /** Bytes that one step of CD-1 allocates after the first ones. */
    static double perStep() {
        Threads.use(1);
        Rbm rbm = Inputs.model(Inputs.HIDDEN, 0.2);
        Training training = new Training(new ContrastiveDivergence(1), RuleStep.named("adam"));
        var run = training.start(rbm, Inputs.digits(1000, false)).step().step();
        long least = Long.MAX_VALUE;
        for (int k = 0; k < 8; k++) {
            least = Math.min(least, bytes(run::step));
        }
        return least;
    }
}
