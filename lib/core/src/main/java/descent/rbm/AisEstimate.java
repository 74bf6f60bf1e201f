package descent.rbm;

import descent.text.Messages;
import java.util.Locale;

/**
 * What annealed importance sampling found.
 *
 * @param logZ the estimate of log Z
 * @param standardError its standard error on the log scale: that of the mean weight divided by the
 *     mean weight; too small itself when few chains carry the weight
 * @param effectiveSampleSize (Σ w)²/Σ w², from 1 to the number of chains
 * @param chains the number of chains
 * @param forward whether it is on average below log Z (forward) or above (reverse, exact samples)
 */
public record AisEstimate(
        double logZ,
        double standardError,
        double effectiveSampleSize,
        int chains,
        boolean forward) {

    static AisEstimate of(double logZ0, double[] logW, boolean forward) {
        int n = logW.length;
        double max = Double.NEGATIVE_INFINITY;
        for (double x : logW) {
            max = Math.max(max, x);
        }
        double sum = 0;
        double squares = 0;
        for (double x : logW) {
            double w = StrictMath.exp(x - max);
            sum += w;
            squares += w * w;
        }
        double mean = sum / n;
        double variance = 0;
        for (double x : logW) {
            double gap = StrictMath.exp(x - max) - mean;
            variance += gap * gap / (n - 1);
        }
        double logMean = max + StrictMath.log(mean);
        return new AisEstimate(
                forward ? logZ0 + logMean : logZ0 - logMean,
                Math.sqrt(variance / n) / mean,
                sum * sum / squares,
                n,
                forward);
    }

    /** {@return whether so few chains carry the weight that the standard error means little} */
    public boolean doubtful() {
        return effectiveSampleSize < Math.max(5, chains / 10.0);
    }

    /** {@return a warning in the reader's language if the estimate is doubtful, else nothing} */
    public String warning() {
        return doubtful()
                ? Messages.beside(AisEstimate.class)
                        .get("fewEffective", Math.round(effectiveSampleSize * 10) / 10.0, chains)
                : "";
    }

    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "log Z = %.4f ± %.4f", logZ, standardError);
        text += String.format(Locale.ROOT, " (ESS %.1f / %d)", effectiveSampleSize, chains);
        return doubtful() ? text + "\n" + warning() : text;
    }
}
