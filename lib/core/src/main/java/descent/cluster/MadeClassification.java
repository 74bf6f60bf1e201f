package descent.cluster;

import descent.objective.LogisticRegression;
import descent.text.Require;
import java.util.SplittableRandom;

/**
 * Logistic regression on rows that are made and not stored.
 *
 * <pre>
 *   x_f uniform on [−√3, √3) (mean 0, variance 1),   label = 1 with probability σ(w*·x + b*)
 *   w*_f = 1, −1/2, 1/3, −1/4, ...,  b* = 1/2
 * </pre>
 *
 * <p>Row r comes from the stream of (seed, r). With n rows the best θ lies about √(dimension/n)
 * from θ* = (w*, b*).
 *
 * @param rows the number of rows n
 * @param features the number of features F; θ has F + 1 coordinates, the bias last
 * @param seed another seed gives other rows
 */
public record MadeClassification(long rows, int features, long seed) implements StreamedLoss {
    /**
     * Checks the ranges.
     *
     * @param rows the number of rows n, 1 or more
     * @param features the number of features F, 1 or more
     * @param seed another seed gives other rows
     * @throws IllegalArgumentException if a number is out of its range
     */
    public MadeClassification {
        Require.within("rows", (int) Math.min(rows, Integer.MAX_VALUE), 1, Integer.MAX_VALUE);
        Require.within("features", features, 1, 1_000_000);
    }

    @Override
    public int dimension() {
        return features + 1;
    }

    /** {@return θ* = (w*, b*), by which the labels are drawn} */
    public double[] truth() {
        double[] theta = new double[features + 1];
        for (int f = 0; f < features; f++) {
            theta[f] = (f % 2 == 0 ? 1.0 : -1.0) / (f + 1);
        }
        theta[features] = 0.5;
        return theta;
    }

    @Override
    public LogisticRegression loss(long from, long to) {
        double[] truth = truth();
        double[][] x = new double[(int) (to - from)][features];
        int[] label = new int[x.length];
        for (int k = 0; k < x.length; k++) {
            // A seed of a seed: streams of neighbouring seeds would be one stream, shifted.
            long key = new SplittableRandom(seed).nextLong() ^ (from + k);
            SplittableRandom random = new SplittableRandom(new SplittableRandom(key).nextLong());
            double z = truth[features];
            for (int f = 0; f < features; f++) {
                x[k][f] = Math.sqrt(3) * (2 * random.nextDouble() - 1);
                z += truth[f] * x[k][f];
            }
            label[k] = random.nextDouble() < 1 / (1 + StrictMath.exp(-z)) ? 1 : 0;
        }
        return new LogisticRegression(x, label);
    }
}
