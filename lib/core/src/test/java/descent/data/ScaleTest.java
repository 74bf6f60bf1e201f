package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.SoftmaxRegression;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final double[][] X = {{1, 5, 0.1}, {3, 5, 0.1}, {8, 5, 0.1}};

    @Test
    void byHand() {
        Scale scale = Scale.of(X);
        assertArrayEquals(new double[] {4, 5, 0.1}, scale.means());
        double sigma = Math.sqrt(26.0 / 3);
        assertArrayEquals(new double[] {sigma, 0, 0}, scale.deviations());
        double[][] scaled = scale.apply(new double[][] {{1, 7, 0.1}, {4, 5, 3}});
        assertArrayEquals(new double[] {-3 / sigma, 0, 0}, scaled[0]);
        assertArrayEquals(new double[3], scaled[1]);
        assertEquals(1, X[0][0]);
    }

    @Test
    void theWinesAsCommonsMathSeesThem() {
        double[][] x = Wine.load().features();
        Scale scale = Scale.of(x);
        double[][] scaled = scale.apply(x);
        for (int f = 0; f < 13; f++) {
            double[] column = new double[x.length];
            double[] after = new double[x.length];
            for (int r = 0; r < x.length; r++) {
                column[r] = x[r][f];
                after[r] = scaled[r][f];
            }
            assertEquals(StatUtils.mean(column), scale.means()[f], 1e-12 * scale.means()[f]);
            double deviation = Math.sqrt(StatUtils.populationVariance(column));
            assertEquals(deviation, scale.deviations()[f], 1e-12 * deviation);
            assertEquals(0, StatUtils.mean(after), 1e-13);
            assertEquals(1, StatUtils.populationVariance(after), 1e-12);
        }
        // the columns differ by a factor of about 2,500 in deviation
        double[] sigma = scale.deviations();
        assertTrue(StatUtils.max(sigma) / StatUtils.min(sigma) > 2000);
    }

    @Test
    void parametersOnTheOriginalColumnsGiveTheSameScores() {
        double[][] x = {{1, 50, 7}, {3, 20, 7}, {8, 90, 7}};
        Scale scale = Scale.of(x);
        double[] theta = {0.5, -1, 2, 3, 0.25, 9, 0.1, -0.2}; // 2 classes, 3 features
        double[] original = scale.original(theta);
        SoftmaxRegression model = new SoftmaxRegression(x, new int[] {0, 1, 1}, 2);
        for (double[] row : new double[][] {{1, 50, 7}, {-4, 11, 7}, {2, 33, 70}}) {
            assertArrayEquals(
                    model.probabilities(theta, scale.apply(new double[][] {row})[0]),
                    model.probabilities(original, row),
                    1e-13);
        }
        assertEquals(0.5, theta[0]);
        assertThrows(IllegalArgumentException.class, () -> scale.original(new double[7]));
        assertThrows(IllegalArgumentException.class, () -> scale.original(new double[0]));
    }

    @Test
    void aValueOfItsOwn() {
        double[] means = {1, 2};
        double[] deviations = {3, 4};
        Scale scale = new Scale(means, deviations);
        means[0] = 9;
        scale.means()[0] = 9;
        scale.deviations()[0] = 9;
        assertEquals(new Scale(new double[] {1, 2}, new double[] {3, 4}), scale);
        assertEquals(
                new Scale(new double[] {1, 2}, new double[] {3, 4}).hashCode(), scale.hashCode());
        assertNotEquals(new Scale(new double[] {1, 2}, new double[] {3, 5}), scale);
        assertTrue(scale.toString().contains("[1.0, 2.0]"));
    }

    @Test
    void wrongArguments() {
        assertThrows(IllegalArgumentException.class, () -> Scale.of(new double[0][]));
        assertThrows(IllegalArgumentException.class, () -> Scale.of(new double[][] {{1}, {1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> Scale.of(new double[][] {{Double.NaN}}));
        assertThrows(IllegalArgumentException.class, () -> new Scale(new double[1], new double[2]));
        assertThrows(
                IllegalArgumentException.class, () -> new Scale(new double[1], new double[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> Scale.of(X).apply(new double[][] {{1}}));
    }
}
