package descent.objective;

import descent.text.Require;
import java.io.Serializable;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/**
 * A function to minimise, with its gradient. It is a Commons Math {@link MultivariateFunction} that
 * also knows its gradient.
 */
public interface Objective extends MultivariateFunction, Serializable {
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
     * The function's name, as a legend shows it: short, and the same in both languages.
     *
     * @return the name
     */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * f(x) = x², one coordinate: the function of every calculation by hand.
     *
     * @return the function, with the start 1
     */
    static Quadratic square() {
        return Quadratic.square();
    }

    /**
     * A bowl with given curvatures along its coordinates, f(x) = ½ Σ λ_i x_i².
     *
     * @param curvatures λ_1, λ_2, ..., each above 0, in any number
     * @return the function, with the start (1, ..., 1)
     * @throws IllegalArgumentException if there is none, or one is not above 0
     */
    static Quadratic quadratic(double... curvatures) {
        return Quadratic.curved(curvatures);
    }

    /**
     * A ravine along the first coordinate, f(x, y) = ½ (x² + κ y²).
     *
     * @param kappa the curvature across, κ, above 0; from 1 on it is the condition number
     * @return the function
     * @throws IllegalArgumentException if κ is not above 0
     */
    static Quadratic ravine(double kappa) {
        return Quadratic.ravine(kappa, 0);
    }

    /**
     * A ravine that lies aslant: curvature 1 along a direction, κ across.
     *
     * @param kappa the curvature across, κ, above 0; from 1 on it is the condition number
     * @param angle the angle between the first coordinate and the ravine, in radians
     * @return the function
     * @throws IllegalArgumentException if κ is not above 0
     */
    static Quadratic ravine(double kappa, double angle) {
        return Quadratic.ravine(kappa, angle);
    }

    /**
     * Rosenbrock's banana, a long bent valley.
     *
     * @return the function
     */
    static Rosenbrock rosenbrock() {
        return new Rosenbrock();
    }

    /**
     * Beale's function, flat with steep corners.
     *
     * @return the function
     */
    static Beale beale() {
        return new Beale();
    }

    /**
     * Booth's function, a bowl aslant with κ = 9.
     *
     * @return the function
     */
    static Booth booth() {
        return new Booth();
    }

    /**
     * Himmelblau's function, four equal minima.
     *
     * @return the function
     */
    static Himmelblau himmelblau() {
        return new Himmelblau();
    }

    /**
     * The three-hump camel, a global minimum between two local ones.
     *
     * @return the function
     */
    static Camel camel() {
        return new Camel();
    }

    /**
     * Matyas's function, a shallow bowl with κ = 25.
     *
     * @return the function
     */
    static Matyas matyas() {
        return new Matyas();
    }

    /**
     * McCormick's function, a wavy slope.
     *
     * @return the function
     */
    static McCormick mcCormick() {
        return new McCormick();
    }

    /**
     * The saddle x² − y².
     *
     * @return the function
     */
    static Saddle saddle() {
        return new Saddle();
    }

    /**
     * A convex function on which momentum ends in a cycle of three points.
     *
     * @return the function
     */
    static HeavyBallCycle heavyBallCycle() {
        return new HeavyBallCycle();
    }
}
