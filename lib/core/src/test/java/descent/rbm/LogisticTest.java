package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticTest {
    @Test
    void closeToStrictMath() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 100_000; k++) {
            double scale = StrictMath.pow(10, 5 * random.nextDouble() - 2);
            double x = (random.nextDouble() - 0.5) * scale;
            near(StrictMath.exp(-Math.abs(x)), Logistic.decay(x), 2);
            double e = StrictMath.exp(-Math.abs(x));
            near(x >= 0 ? 1 / (1 + e) : e / (1 + e), Logistic.sigmoid(x), 4);
            near(Math.max(x, 0) + StrictMath.log1p(e), Logistic.softplus(x), 4);
        }
    }

    private static void near(double expected, double actual, int ulps) {
        assertTrue(
                Math.abs(expected - actual) <= ulps * Math.ulp(expected), expected + " " + actual);
    }

    @Test
    void theEnds() {
        assertEquals(0.5, Logistic.sigmoid(0.0));
        assertEquals(0.5, Logistic.sigmoid(-0.0));
        assertEquals(1, Logistic.decay(0));
        assertEquals(1, Logistic.sigmoid(Double.POSITIVE_INFINITY));
        assertEquals(0, Logistic.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(1, Logistic.sigmoid(1e300));
        assertEquals(0, Logistic.sigmoid(-1e300));
        assertEquals(StrictMath.exp(-740), Logistic.sigmoid(-740));
        assertEquals(StrictMath.exp(-740), Logistic.decay(740));
        assertTrue(Double.isNaN(Logistic.sigmoid(Double.NaN)));
        assertEquals(0, Logistic.softplus(-1e300));
        assertEquals(1e300, Logistic.softplus(1e300));
        assertEquals(Math.log(2), Logistic.softplus(0), 1e-16);
        for (double x = -760; x < 760; x += 0.37) {
            double p = Logistic.sigmoid(x);
            assertTrue(p >= 0 && p <= 1 && Logistic.sigmoid(x + 0.37) >= p - 2.3e-16);
            assertEquals(1, p + Logistic.sigmoid(-x), 2.3e-16);
        }
    }
}
