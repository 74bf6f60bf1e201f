package descent.objective;

/**
 * A problem whose function changes from step to step: in step t the optimizer pays f_t(x) and sees
 * the gradient of f_t. The points must stay in a set, onto which each step is projected.
 *
 * <p>A loop over a rule reads
 *
 * <pre>
 *   problem.gradient(t, theta, g);
 *   rule.update(t, g, theta, slot, 0, n);
 *   problem.project(theta);
 * </pre>
 */
public interface OnlineProblem {
    /**
     * What step t costs.
     *
     * @param t the number of the step: 1, 2, 3, ...
     * @param x a point
     * @return f_t(x)
     */
    double value(int t, double[] x);

    /**
     * The gradient that step t sees, written into a given array.
     *
     * @param t the number of the step: 1, 2, 3, ...
     * @param x a point; not changed
     * @param g the gradient, written here
     */
    void gradient(int t, double[] x, double[] g);

    /**
     * Moves a point to the nearest one of the allowed set, in place.
     *
     * @param x a point
     */
    void project(double[] x);

    /**
     * Where the optimizers of the course set out.
     *
     * @return a new array
     */
    double[] start();

    /**
     * The online problem on which Adam goes to the worst point, with C = 3.
     *
     * @return the problem
     */
    static Reddi reddi() {
        return new Reddi(3);
    }
}
