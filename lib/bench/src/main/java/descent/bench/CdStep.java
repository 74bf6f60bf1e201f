package descent.bench;

import descent.optim.GradientDescent;
import descent.rbm.Batch;
import descent.rbm.ContrastiveDivergence;
import descent.rbm.GradientEstimator;
import descent.rbm.Rbm;
import descent.rbm.Threads;
import descent.rbm.Training;
import descent.rbm.TrainingRun;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** CD-1 on a batch of digits: the gradient alone, and a whole step of training. */
@State(Scope.Benchmark)
public class CdStep {
    /** D. */
    @Param("784")
    public int d;

    /** F. */
    @Param("500")
    public int f;

    /** Which part of the hidden units is on. */
    @Param("0.2")
    public double density;

    /** Grey values or bits. */
    @Param("false")
    public boolean grey;

    /** The number of threads. */
    @Param("1")
    public int threads;

    private TrainingRun run;
    private Seen seen;
    private double[] g;

    /** What a training hands to its estimator, kept to be used again. */
    private static final class Seen implements GradientEstimator {
        private static final long serialVersionUID = 1;

        private final GradientEstimator inner = new ContrastiveDivergence(1);
        private transient Rbm rbm;
        private transient Batch batch;
        private double[][] chains;

        @Override
        public void estimate(Rbm rbm, Batch batch, double[][] chains, double[] g) {
            this.rbm = rbm;
            this.batch = batch;
            this.chains = chains;
            inner.estimate(rbm, batch, chains, g);
        }

        @Override
        public String name() {
            return inner.name();
        }
    }

    /** Begins a training that hardly moves, so that every step does the same work. */
    @Setup
    public void start() {
        Threads.use(threads);
        seen = new Seen();
        Rbm model = Inputs.model(d, f, density);
        double[][] data = Inputs.digits(Inputs.BATCH, grey, d);
        run = new Training(seen, new GradientDescent(1e-9)).start(model, data).step();
        g = new double[model.parameters().length];
    }

    /** {@return the gradient} */
    @Benchmark
    public double[] gradient() {
        seen.inner.estimate(seen.rbm, seen.batch, seen.chains, g);
        return g;
    }

    /** {@return the run after one more step} */
    @Benchmark
    public TrainingRun step() {
        return run.step();
    }

    /** The mean gradient over many draws: the part for b, which depends on the samples. */
    static double[] meanOfB(int draws) {
        double rate = 1e-9;
        Training training = new Training(new ContrastiveDivergence(1), new GradientDescent(rate));
        Rbm model = Inputs.model(Inputs.HIDDEN, 0.2);
        double[][] data = Inputs.digits(Inputs.BATCH, false);
        double[] before = model.b();
        double[] sum = new double[before.length];
        for (int k = 0; k < draws; k++) {
            double[] after = training.seed(k).start(model, data).step().rbm().b();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (after[i] - before[i]) / rate / draws;
            }
        }
        return sum;
    }
}
