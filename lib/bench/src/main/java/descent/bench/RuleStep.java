package descent.bench;

import descent.optim.Adadelta;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.Adamax;
import descent.optim.AmsGrad;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Parallel;
import descent.optim.RmsProp;
import descent.optim.Rule;
import descent.optim.Rules;
import descent.optim.Schedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of an update rule, in place. */
@State(Scope.Benchmark)
public class RuleStep {
    /** The rule: a name that PyTorch has too, or its index in {@link Rules#all}. */
    @Param("adam")
    public String rule;

    /** The number of parameters. */
    @Param("1000")
    public int n;

    /** The number of threads. */
    @Param("1")
    public int threads;

    private Rule used;
    private double[] g;
    private double[] theta;
    private double[][] slot;
    private int t;

    /** In PyTorch's form, with its usual constants. */
    static Rule named(String name) {
        return switch (name) {
            case "sgd" -> new GradientDescent(0.01);
            case "momentum" -> Momentum.asInPyTorch(0.01, 0.9);
            case "nesterov" -> Nesterov.asInPyTorch(0.01, 0.9);
            case "adagrad" -> Adagrad.asInPyTorch(0.01);
            case "rmsprop" -> RmsProp.asInPyTorch(0.01);
            case "adadelta" -> Adadelta.asInPyTorch(1);
            case "adam" -> Adam.asInPyTorch(0.001);
            case "amsgrad" -> AmsGrad.asInPyTorch(0.001);
            case "adamax" -> Adamax.asInPyTorch(0.002);
            case "adam-folded" -> // ND4J puts ε where Keras does
                    new Adam(Adam.Form.KERAS, Schedule.constant(0.001), 0.9, 0.999, 1e-8);
            case "amsgrad-folded" ->
                    new AmsGrad(AmsGrad.Form.KERAS, Schedule.constant(0.001), 0.9, 0.999, 1e-8);
            case "adamax-paper" -> Adamax.asInPaper(0.002);
            default -> Rules.all().get(Integer.parseInt(name));
        };
    }

    /** Makes the arrays. */
    @Setup
    public void start() {
        Rule one = named(rule);
        used = threads == 1 ? one : new Parallel(one, threads);
        g = Inputs.numbers(n, 3);
        theta = Inputs.numbers(n, 4);
        slot = new double[used.slots().size()][n];
        used.start(theta, slot);
    }

    /** {@return the parameters after a step} */
    @Benchmark
    public double[] step() {
        used.update(++t, g, theta, slot, 0, n);
        return theta;
    }

    /** The parameters after three steps from the common start. */
    static double[] threeSteps(String name) {
        RuleStep step = new RuleStep();
        step.rule = name;
        step.n = 1000;
        step.threads = 1;
        step.start();
        step.step();
        step.step();
        return step.step();
    }
}
