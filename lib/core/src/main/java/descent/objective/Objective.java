package descent.objective;

import descent.text.Require;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/**
 * A function to minimise, with its gradient. It is a Commons Math {@link MultivariateFunction} that
 * also knows its gradient.
 */
public interface Objective extends MultivariateFunction {
    /**
     * The number of coordinates.
     *
     * @return n, 1 or more
     */
    int dimension();

    /**
     * The function's value.
     *
     * @param x a point of n coordinates
     * @return f(x)
     */
    @Override
    double value(double[] x);

    /**
     * The gradient, written into a given array; nothing is allocated.
     *
     * @param x a point of n coordinates; not changed
     * @param g the gradient, written here; another array than {@code x}
     */
    void gradient(double[] x, double[] g);

    /**
     * The gradient.
     *
     * @param x a point of n coordinates
     * @return a new array
     * @throws IllegalArgumentException if {@code x} has another length than n
     */
    default double[] gradient(double... x) {
        double[] g = new double[Require.length("x", x, dimension()).length];
        gradient(x, g);
        return g;
    }

    /**
     * The gradient for users of Commons Math.
     *
     * @param x a point of n coordinates
     * @return a new vector
     */
    default RealVector gradient(RealVector x) {
        return new ArrayRealVector(gradient(x.toArray()), false);
    }

    /**
     * The function's name, as a legend shows it.
     *
     * @return the name
     */
    default String name() {
        return getClass().getSimpleName();
    }
}
