package descent.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * A step of Adagrad in Tribuo: its optimiser, then its update of the parameters. It uses the
 * gradient up, so each step gets a copy. Its Adam cannot be compared: in version 4.3.2 it
 * multiplies by √v + ε where the paper divides.
 */
@State(Scope.Benchmark)
public class TribuoStep {
    /** The number of parameters. */
    @Param("1000")
    public int n;

    private DenseMatrix g;
    private LinearParameters theta;
    private StochasticGradientOptimiser adagrad;

    /** Makes the arrays. */
    @Setup
    public void start() {
        g = DenseMatrix.createDenseMatrix(new double[][] {Inputs.numbers(n, 3)});
        double[][] start = {Inputs.numbers(n, 4)};
        theta = new LinearParameters(DenseMatrix.createDenseMatrix(start));
        adagrad = new AdaGrad(0.01, 1e-10);
        adagrad.initialise(theta);
    }

    /** {@return the parameters after a step} */
    @Benchmark
    public LinearParameters step() {
        theta.update(adagrad.step(new Tensor[] {g.copy()}, 1));
        return theta;
    }

    /** The parameters after three steps from the common start, which Tribuo moves upwards. */
    static double[] threeSteps() {
        TribuoStep step = new TribuoStep();
        step.n = 1000;
        step.start();
        step.g.scaleInPlace(-1);
        step.step();
        step.step();
        DenseMatrix after = step.step().getWeightMatrix();
        double[] theta = new double[step.n];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = after.get(0, i);
        }
        return theta;
    }
}
