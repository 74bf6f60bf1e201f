package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowSumsTest {
    private static final int N = 784;
    private static final double[][] R = rows(8, N, 1);

    private static double[][] rows(int count, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int k = 0; k < count; k++) {
            rows[k] = random.doubles(n, -1, 1).toArray();
        }
        return rows;
    }

    @AfterEach
    void allThreads() {
        Threads.use(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void eachLoopIsItsFormula() {
        for (int n : new int[] {1, 3, 8, 63, 250}) {
            double[][] r = rows(4, n, n);
            double[] start = rows(1, n, 99)[0];
            double[][] out = rows(5, n, 99);
            Arrays.setAll(out, k -> start.clone());
            RowSums.addFour(r[0], r[1], r[2], r[3], out[0], 1, n);
            RowSums.addFour(0.3, r[0], r[1], r[2], r[3], out[1]);
            RowSums.addDifference(0.3, r[0], r[1], 0.7, r[2], r[3], out[2]);
            RowSums.addMultiple(0.3, r[0], out[3], 0, n - 1);
            RowSums.addFourMultiples(0.1, r[0], 0.2, r[1], 0.3, r[2], 0.7, r[3], out[4], 0, n);
            double[][] expected = new double[5][n];
            for (int j = 0; j < n; j++) {
                double first = r[0][j] + r[1][j];
                double second = r[2][j] + r[3][j];
                expected[0][j] = start[j] + (j >= 1 ? first + second : 0);
                expected[1][j] = start[j] + 0.3 * (first + second);
                expected[2][j] = start[j] + (0.3 * first - 0.7 * second);
                expected[3][j] = start[j] + (j < n - 1 ? 0.3 * r[0][j] : 0);
                double sum = start[j] + 0.1 * r[0][j];
                sum += 0.2 * r[1][j];
                sum += 0.3 * r[2][j];
                expected[4][j] = sum + 0.7 * r[3][j];
            }
            assertArrayEquals(expected, out);
        }
    }

    /**
     * The same sums with all rows in one long array, the shape that is not vectorised. Both run in
     * turns, so a busy machine slows both; the quickest of many short turns counts.
     */
    @Test
    void theLoopIsVectorised() {
        double[] one = new double[N];
        double[] flat = new double[9 * N];
        for (int k = 0; k < 8; k++) {
            System.arraycopy(R[k], 0, flat, (k + 1) * N, N);
        }
        double best = 0;
        for (int attempt = 0; attempt < 5 && best < 1.4; attempt++) {
            long rows = Long.MAX_VALUE;
            long twin = Long.MAX_VALUE;
            for (int turn = 0; turn < 400; turn++) {
                long t0 = System.nanoTime();
                for (int k = 0; k < 20; k++) {
                    RowSums.addFour(R[k & 3], R[1], R[2], R[3 + (k & 3)], one, 0, N);
                }
                long t1 = System.nanoTime();
                for (int k = 0; k < 20; k++) {
                    oneByOne(flat, (1 + (k & 3)) * N, 2 * N, 3 * N, (4 + (k & 3)) * N);
                }
                rows = Math.min(rows, t1 - t0);
                twin = Math.min(twin, System.nanoTime() - t1);
            }
            best = Math.max(best, (double) twin / rows);
        }
        assertTrue(best > 1.4, "only " + best + " times as fast as one by one");
    }

    /** Each sum waits for the one before, so nothing here can be done eight at a time. */
    private static void oneByOne(double[] m, int r0, int r1, int r2, int r3) {
        for (int j = 0; j < N; j++) {
            m[j] += (m[r0 + j] + m[r1 + j]) + (m[r2 + j] + m[r3 + j]);
        }
    }

    @Test
    void aStepOfContrastiveDivergenceAllocatesLittle() {
        Threads.use(1);
        Rbm rbm = Rbm.random(200, 300, 0.1, 1);
        double[][] data = GibbsChains.coins(rbm, 40, 2);
        Batch batch = new Batch(data, 1, 1);
        double[] g = new double[rbm.theta.length];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int trial = 0; trial < 20; trial++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            new ContrastiveDivergence(1).estimate(rbm, batch, null, g);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // A few rows of sums, powers and biases; W alone would be 480 kB.
        assertTrue(least < 6 * (200 + 300) * Double.BYTES, least + " bytes");
    }
}
