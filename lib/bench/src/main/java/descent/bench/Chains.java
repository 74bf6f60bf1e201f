package descent.bench;

import descent.rbm.AisEstimate;
import descent.rbm.AnnealedImportanceSampling;
import descent.rbm.GibbsChains;
import descent.rbm.Rbm;
import descent.rbm.Threads;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Chains of the model of digits: one Gibbs step, one temperature of AIS. */
@State(Scope.Benchmark)
public class Chains {
    /** The temperatures of one estimate: enough that the start counts for little. */
    static final int TEMPERATURES = 40;

    /** The number of chains. */
    @Param("100")
    public int chains;

    /** The number of threads. */
    @Param("1")
    public int threads;

    private Rbm rbm;
    private double[][] data;
    private GibbsChains gibbs;

    /** Makes the model. */
    @Setup
    public void start() {
        Threads.use(threads);
        rbm = Inputs.model(Inputs.HIDDEN, 0.2);
        data = Inputs.digits(1000, false);
        gibbs = new GibbsChains(rbm, chains, 1).step(5);
    }

    /** {@return the chains after one more step} */
    @Benchmark
    public GibbsChains gibbs() {
        return gibbs.step(1);
    }

    /** {@return an estimate of log Z} */
    @Benchmark
    @OperationsPerInvocation(TEMPERATURES)
    public AisEstimate ais() {
        return new AnnealedImportanceSampling(TEMPERATURES, chains, 1).base(data).forward(rbm);
    }
}
