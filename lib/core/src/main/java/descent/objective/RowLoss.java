package descent.objective;

/**
 * A loss over the rows of a data set: the mean of one loss per row.
 *
 * <pre>
 *   L(θ) = (1/n) Σ_r ℓ_r(θ)          g = (1/|B|) Σ_{r∈B} ∂ℓ_r/∂θ
 * </pre>
 *
 * <p>The gradient can be taken over any rows B: all of them (batch), one (stochastic) or a few
 * (mini-batch). The three differ in nothing else (N2).
 */
public interface RowLoss extends Objective {
    /**
     * The number of rows n.
     *
     * @return n, 1 or more
     */
    int rows();

    /**
     * The mean loss over some rows.
     *
     * @param theta the parameters
     * @param rows indices of rows
     * @param from the first entry of {@code rows} that counts
     * @param to one past the last
     * @return the mean of ℓ_r over r = rows[from], ..., rows[to − 1]
     */
    double value(double[] theta, int[] rows, int from, int to);

    /**
     * The gradient of the mean loss over some rows.
     *
     * @param theta the parameters
     * @param rows indices of rows
     * @param from the first entry of {@code rows} that counts
     * @param to one past the last
     * @param g the gradient, written here
     */
    void gradient(double[] theta, int[] rows, int from, int to, double[] g);
}
