package descent.optim;

import descent.text.Require;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Ranks with ties, and how sure their means are.
 *
 * <pre>
 *   rank of the smallest loss 1, of the next 2, ...; equal losses share the mean of their ranks
 *   mean ± t s/√n          t the 97.5 % point of Student's distribution with n − 1 degrees
 * </pre>
 *
 * <p>NaN and +∞ come last and are equal to themselves. A rank forgets by how much a rule won, so
 * one problem counts as much as another, whatever the size of its loss.
 */
public final class Ranks {
    private Ranks() {}

    /**
     * Ranks.
     *
     * @param losses what each rule has left over
     * @return one rank per rule, 1 for the smallest; their sum is always n(n + 1)/2
     * @throws IllegalArgumentException if there is none
     */
    public static double[] of(double... losses) {
        Require.within("losses.length", losses.length, 1, Integer.MAX_VALUE);
        return new NaturalRanking(NaNStrategy.MAXIMAL, TiesStrategy.AVERAGE).rank(losses);
    }

    /**
     * The mean of each column.
     *
     * @param rows one row per race, one column per rule, for example ranks
     * @return one mean per rule
     * @throws IllegalArgumentException if there is no row, rows differ in length or a number is not
     *     finite
     */
    public static double[] mean(double[][] rows) {
        double[] mean = new double[columns(rows, 1)];
        for (int r = 0; r < mean.length; r++) {
            mean[r] = statistics(rows, r).getMean();
        }
        return mean;
    }

    /**
     * Half the width of the 95 % confidence interval of each mean.
     *
     * @param rows one row per race, one column per rule; two rows or more, independent of each
     *     other
     * @return one number per rule: the interval is mean − margin to mean + margin
     * @throws IllegalArgumentException if there are fewer than two rows, rows differ in length or a
     *     number is not finite
     */
    public static double[] margin(double[][] rows) {
        double[] margin = new double[columns(rows, 2)];
        double t = new TDistribution(rows.length - 1).inverseCumulativeProbability(0.975);
        for (int r = 0; r < margin.length; r++) {
            margin[r] = t * statistics(rows, r).getStandardDeviation() / Math.sqrt(rows.length);
        }
        return margin;
    }

    private static int columns(double[][] rows, int least) {
        Require.within("rows.length", rows.length, least, Integer.MAX_VALUE);
        for (double[] row : rows) {
            Require.finite("row", Require.length("row", row, rows[0].length));
        }
        return rows[0].length;
    }

    private static SummaryStatistics statistics(double[][] rows, int column) {
        SummaryStatistics all = new SummaryStatistics();
        for (double[] row : rows) {
            all.addValue(row[column]);
        }
        return all;
    }
}
