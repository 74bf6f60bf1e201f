package descent.data;

import descent.text.Require;
import java.util.Arrays;

/**
 * Standardisation of columns: each gets mean 0 and standard deviation 1.
 *
 * <pre>
 *   μ_f = (1/n) Σ_r x_rf          σ_f² = (1/n) Σ_r (x_rf − μ_f)²          x̃_rf = (x_rf − μ_f)/σ_f
 * </pre>
 *
 * <p>Means and deviations are found on one table, usually the training rows, and may be applied to
 * another: {@code Scale.of(train).apply(test)}. The divisor is n, not n − 1. A column that does not
 * vary has σ = 0 and becomes 0.
 *
 * @param means μ, one per column
 * @param deviations σ, one per column, 0 or more
 */
public record Scale(double[] means, double[] deviations) {
    /**
     * Copies and checks the numbers.
     *
     * @param means μ, one per column
     * @param deviations σ, one per column, 0 or more
     * @throws IllegalArgumentException if lengths differ, a number is not finite or a σ is negative
     */
    public Scale {
        means = Require.finite("means", means).clone();
        deviations = Require.length("deviations", deviations, means.length).clone();
        for (int f = 0; f < deviations.length; f++) {
            Require.notNegative("deviations[" + f + "]", deviations[f]);
        }
    }

    /**
     * The means and deviations of a table's columns.
     *
     * @param x the table, one row per observation
     * @return its scale
     * @throws IllegalArgumentException if there is no row, rows differ in length or a number is NaN
     *     or infinite
     */
    public static Scale of(double[][] x) {
        Require.rows("x", x);
        int columns = x[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int r = 0; r < x.length; r++) {
            Require.finite("x[" + r + "]", Require.length("x[" + r + "]", x[r], columns));
        }
        for (int f = 0; f < columns; f++) {
            boolean varies = false;
            double sum = 0;
            for (double[] row : x) {
                sum += row[f];
                varies |= row[f] != x[0][f];
            }
            means[f] = varies ? sum / x.length : x[0][f]; // else rounding could make σ > 0
            double squares = 0;
            for (double[] row : x) {
                squares += (row[f] - means[f]) * (row[f] - means[f]);
            }
            deviations[f] = Math.sqrt(squares / x.length);
        }
        return new Scale(means, deviations);
    }

    /**
     * Standardises a table.
     *
     * @param x rows with as many numbers as there are means; not changed
     * @return a new table
     * @throws IllegalArgumentException if a row has another length
     */
    public double[][] apply(double[][] x) {
        double[][] scaled = new double[x.length][means.length];
        for (int r = 0; r < x.length; r++) {
            Require.length("x[" + r + "]", x[r], means.length);
            for (int f = 0; f < means.length; f++) {
                scaled[r][f] = deviations[f] == 0 ? 0 : (x[r][f] - means[f]) / deviations[f];
            }
        }
        return scaled;
    }

    /**
     * What parameters learned on standardised columns are on the original ones.
     *
     * <pre>
     *   w_f = w̃_f/σ_f          b = b̃ − Σ_f w̃_f μ_f/σ_f
     * </pre>
     *
     * @param theta the parameters of a linear model: K rows of F weights and then K biases
     * @return new parameters that give the same scores on the original columns
     * @throws IllegalArgumentException if the length is not a multiple of F + 1
     */
    public double[] original(double[] theta) {
        int features = means.length;
        int outputs = theta.length / (features + 1);
        Require.length("theta", theta, Math.max(1, outputs) * (features + 1));
        double[] original = theta.clone();
        for (int k = 0; k < outputs; k++) {
            for (int f = 0; f < features; f++) {
                int i = k * features + f;
                original[i] = deviations[f] == 0 ? 0 : theta[i] / deviations[f];
                original[outputs * features + k] -= original[i] * means[f];
            }
        }
        return original;
    }

    /**
     * The means.
     *
     * @return μ, copied
     */
    @Override
    public double[] means() {
        return means.clone();
    }

    /**
     * The deviations.
     *
     * @return σ, copied
     */
    @Override
    public double[] deviations() {
        return deviations.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scale s
                && Arrays.equals(means, s.means)
                && Arrays.equals(deviations, s.deviations);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(deviations);
    }

    @Override
    public String toString() {
        return "Scale μ = " + Arrays.toString(means) + ", σ = " + Arrays.toString(deviations);
    }
}
