package descent.objective;

/**
 * A function whose minima are known, with the window in which it is usually drawn and the point
 * where the optimizers of the course set out.
 *
 * <p>All functions of the library have two coordinates, except {@link Objective#square()}, {@link
 * Objective#heavyBallCycle()} (one) and {@link Objective#quadratic(double...)} (any number).
 */
public interface TestFunction extends Objective {
    /**
     * The points of the smallest value inside the window.
     *
     * @return new arrays, one per point; none if the function has no minimum
     */
    double[][] minima();

    /**
     * The window in which the function is usually drawn.
     *
     * @return the window
     */
    Window window();

    /**
     * Where the optimizers of the course set out.
     *
     * @return a new array
     */
    double[] start();
}
