package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRowTest {
    private static double[] numbers(int n, double bound) {
        return new SplittableRandom(n).doubles(n, -bound, bound).toArray();
    }

    /** The room is longer than the row and full of what another row left in it. */
    private static double[][] used() {
        double[][] room = new double[2][800];
        Arrays.fill(room[0], Double.NaN);
        Arrays.fill(room[1], 7);
        return room;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-9, 1, 40, 699})
    void aRowIsItsNumbersOneByOne(double bound) {
        for (int n : new int[] {1, 2, 7, 8, 63, 500, 784}) {
            double[] x = numbers(n, bound);
            double[] expected = Arrays.stream(x).map(Logistic::sigmoid).toArray();
            assertArrayEquals(expected, Logistic.sigmoid(x, used()));
        }
    }

    @Test
    void oneFarNumberMakesNoDifferenceToTheOthers() {
        double[] far = {0, -0.0, 700, -700, -745, 1e300, -1e300, 1 / 0.0, -1 / 0.0, 0 / 0.0};
        for (double one : far) {
            double[] x = numbers(50, 3);
            x[17] = one;
            double[] expected = Arrays.stream(x).map(Logistic::sigmoid).toArray();
            assertArrayEquals(expected, Logistic.sigmoid(x, used()));
        }
    }

    @Test
    void theDefinition() {
        double[] x = numbers(784, 30);
        double[] p = Logistic.sigmoid(x.clone(), used());
        for (int j = 0; j < x.length; j++) {
            double expected = 1 / (1 + StrictMath.exp(-x[j]));
            assertEquals(expected, p[j], 4 * Math.ulp(expected));
        }
    }

    /**
     * In turns with one by one; the quickest of many short turns counts, and a busy machine, whose
     * compiler is late, gets more of them.
     */
    @Test
    void theArithmeticIsVectorised() {
        double[] start = numbers(784, 5);
        double[] x = start.clone();
        double[][] room = used();
        double best = 0;
        for (int attempt = 0; attempt < 60 && best < 1.3; attempt++) {
            long row = Long.MAX_VALUE;
            long twin = Long.MAX_VALUE;
            for (int turn = 0; turn < 1000; turn++) {
                System.arraycopy(start, 0, x, 0, x.length);
                long t0 = System.nanoTime();
                Logistic.sigmoid(x, room);
                long t1 = System.nanoTime();
                for (int j = 0; j < x.length; j++) {
                    x[j] = Logistic.sigmoid(start[j]);
                }
                twin = Math.min(twin, System.nanoTime() - t1);
                row = Math.min(row, t1 - t0);
            }
            best = Math.max(best, (double) twin / row);
        }
        assertTrue(best > 1.3, "only " + best + " times as fast as one by one");
    }
}
