package descent.bench;

import descent.rbm.Gradient;
import descent.rbm.PartitionFunction;
import descent.rbm.Rbm;
import descent.rbm.Threads;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sums over all states: log Z and its gradient. */
@State(Scope.Benchmark)
public class ExactSums {
    /** D. */
    @Param("20")
    public int d;

    /** F. */
    @Param("20")
    public int f;

    /** The number of threads. */
    @Param("1")
    public int threads;

    private Rbm rbm;

    /** Makes the model; the gradient's log Z is found here, so that the gradient stands alone. */
    @Setup
    public void start() {
        Threads.use(threads);
        rbm = Inputs.model(d, f);
        rbm.logZ();
    }

    /** {@return log Z} */
    @Benchmark
    public double logZ() {
        return PartitionFunction.of(rbm).value();
    }

    /** {@return its gradient} */
    @Benchmark
    public double[] gradient() {
        return Gradient.model(rbm);
    }
}
