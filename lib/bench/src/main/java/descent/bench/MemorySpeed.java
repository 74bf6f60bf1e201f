package descent.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** y += a x: what the memory of the machine allows, the yardstick of a step of a rule. */
@State(Scope.Benchmark)
public class MemorySpeed {
    /** The length of both arrays. */
    @Param("20000000")
    public int n;

    private double[] x;
    private double[] y;

    /** Makes the arrays. */
    @Setup
    public void start() {
        x = Inputs.numbers(n, 3);
        y = Inputs.numbers(n, 4);
    }

    /** {@return y} */
    @Benchmark
    public double[] inPlace() {
        double[] from = x;
        double[] into = y;
        for (int i = 0; i < into.length; i++) {
            into[i] += 0.001 * from[i];
        }
        return into;
    }
}
