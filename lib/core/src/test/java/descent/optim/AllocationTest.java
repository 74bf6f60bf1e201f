package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step in place allocates nothing: counted, not timed. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aStepAllocatesNothing(Rule rule) {
        double[] g = {1, -2, 3};
        double[] theta = {1, 1, 1};
        double[][] slot = new double[rule.slots().size()][3];
        rule.start(theta, slot);
        long least = Long.MAX_VALUE;
        for (int trial = 0; trial < 5; trial++) { // the first loads classes
            least = Math.min(least, bytes(rule, g, theta, slot));
        }
        assertEquals(0, least, rule.name());
        assertTrue(bytes(new Copying(rule), g, theta, slot) > 0, "the counter counts");
    }

    private static long bytes(Rule rule, double[] g, double[] theta, double[][] slot) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int t = 1; t <= 100; t++) {
            rule.update(t, g, theta, slot, 0, 3);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** A rule that makes a copy in each step, to see that it is noticed. */
    private record Copying(Rule rule) implements Rule {
        @Override
        public List<String> slots() {
            return rule.slots();
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
            rule.update(t, g.clone(), theta, slot, from, to);
        }
    }
}
