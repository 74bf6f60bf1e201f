package descent.bench.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.impl.updaters.AdaDeltaUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.AdaGradUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.AdaMaxUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.AmsGradUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.NesterovsUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.RmsPropUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.SgdUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A step of an updater of ND4J: its operation writes the change into an array of its own (so that
 * the gradient is kept), which is then subtracted in place.
 */
@State(Scope.Benchmark)
public class Nd4jRule {
    /** The rule. */
    @Param("adam")
    public String rule;

    /** The number of parameters. */
    @Param("1000")
    public int n;

    private INDArray g;
    private INDArray theta;
    private INDArray change;
    private INDArray s0;
    private INDArray s1;
    private INDArray s2;
    private int t;

    /** Makes the arrays. */
    @Setup
    public void start() {
        g = Numbers.vector("gradient", n);
        theta = Numbers.vector("start", n);
        change = Nd4j.zeros(n);
        s0 = Nd4j.zeros(n);
        s1 = Nd4j.zeros(n);
        s2 = Nd4j.zeros(n);
        t = 0;
    }

    private CustomOp operation() {
        return switch (rule) {
            case "sgd" -> new SgdUpdater(g, change, 0.01);
            case "nesterov" -> new NesterovsUpdater(g, s0, change, s0, 0.01, 0.9);
            case "adagrad" -> new AdaGradUpdater(g, s0, change, s0, 0.01, 1e-10);
            case "rmsprop" -> new RmsPropUpdater(g, s0, change, s0, 0.01, 0.99, 1e-8);
            case "adadelta" -> new AdaDeltaUpdater(g, s0, s1, change, s0, s1, 0.9, 1e-6);
            case "adam" -> new AdamUpdater(g, s0, s1, change, s0, s1, 0.001, 0.9, 0.999, 1e-8, t);
            case "amsgrad" ->
                    new AmsGradUpdater(
                            g, s0, s1, s2, change, s0, s1, s2, 0.001, 0.9, 0.999, 1e-8, t);
            case "adamax" ->
                    new AdaMaxUpdater(g, s0, s1, change, s0, s1, 0.002, 0.9, 0.999, 1e-8, t);
            default -> throw new IllegalArgumentException("no updater of ND4J: " + rule);
        };
    }

    /** {@return the parameters after a step} */
    @Benchmark
    public INDArray step() {
        Nd4j.exec(operation());
        t++;
        return theta.subi(change);
    }

    /** The parameters after three steps from the common start. */
    static double[] threeSteps(String name) {
        Nd4jRule step = new Nd4jRule();
        step.rule = name;
        step.n = 1000;
        step.start();
        step.step();
        step.step();
        return step.step().toDoubleVector();
    }
}
