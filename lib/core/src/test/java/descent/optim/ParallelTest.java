package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParallelTest {
    private static final int N = 3 * Parallel.LEAST + 17;

    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBitsAreThoseOfTheInnerRule(Rule rule) {
        double[] g = new SplittableRandom(3).doubles(N, -1, 1).toArray();
        double[] one = new SplittableRandom(4).doubles(N, -1, 1).toArray();
        double[] many = one.clone();
        double[][] slots = new double[rule.slots().size()][N];
        double[][] others = new double[rule.slots().size()][N];
        Rule parallel = new Parallel(rule, 3);
        rule.start(one, slots);
        parallel.start(many, others);
        for (int t = 1; t <= 3; t++) {
            rule.update(t, g, one, slots, 5, N - 2);
            parallel.update(t, g, many, others, 5, N - 2);
        }
        assertArrayEquals(one, many);
        assertArrayEquals(slots, others);
        assertEquals(rule.slots(), parallel.slots());
        assertEquals(rule.name(), parallel.name());
        assertEquals(rule.formula(), parallel.formula());
        assertEquals(rule.constants(3), parallel.constants(3));
    }

    /** Counts how often each coordinate is updated, and by how many calls. */
    private record Counting(AtomicIntegerArray calls, int bad) implements Rule {
        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
            if (from <= bad && bad < to) {
                throw new ArithmeticException("coordinate " + bad);
            }
            calls.incrementAndGet(0);
            for (int i = from; i < to; i++) {
                theta[i]++;
            }
        }
    }

    @Test
    void eachCoordinateOnceAndSmallRangesInOneCall() {
        int[][] lengthAndCalls = {
            {1, 1}, {2 * Parallel.LEAST - 1, 1}, {2 * Parallel.LEAST, 2}, {N, 3}, {9 * N, 4}
        };
        for (int[] c : lengthAndCalls) {
            double[] theta = new double[c[0] + 2];
            AtomicIntegerArray calls = new AtomicIntegerArray(1);
            new Parallel(new Counting(calls, -1), 4)
                    .update(1, null, theta, null, 1, theta.length - 1);
            double[] expected = new double[theta.length];
            java.util.Arrays.fill(expected, 1, theta.length - 1, 1);
            assertArrayEquals(expected, theta);
            assertEquals(c[1], calls.get(0));
        }
    }

    @Test
    void aFailureReachesTheCaller() {
        for (int bad : new int[] {0, N / 2, N - 1}) {
            Rule rule = new Parallel(new Counting(new AtomicIntegerArray(1), bad), 3);
            assertThrows(
                    ArithmeticException.class,
                    () -> rule.update(1, null, new double[N], null, 0, N));
        }
        assertThrows(IllegalArgumentException.class, () -> new Parallel(new GradientDescent(1), 0));
    }
}
