package descent.optim;

import descent.text.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * A rule whose step is shared out among threads: each takes a range of the coordinates.
 *
 * <pre>
 *   [from, to) = [from, a) ∪ [a, b) ∪ ...,   the inner rule's update on each
 * </pre>
 *
 * <p>Coordinates are independent, so the result is that of the inner rule, bit for bit. Handing
 * work to a thread takes some microseconds: fewer than {@value #LEAST} coordinates per thread stay
 * on the caller's. The inner rule must not change itself; the library's rules are values.
 *
 * @param rule the inner rule
 * @param threads the largest number of threads, from 1 to 1024
 */
public record Parallel(Rule rule, int threads) implements Rule {
    /** The least number of coordinates that is worth a thread of its own. */
    public static final int LEAST = 50_000;

    /**
     * Checks the range.
     *
     * @param rule the inner rule
     * @param threads the largest number of threads, from 1 to 1024
     * @throws IllegalArgumentException if it lies outside its range
     */
    public Parallel {
        Require.within("threads", threads, 1, 1024);
    }

    @Override
    public List<String> slots() {
        return rule.slots();
    }

    @Override
    public void start(double[] theta, double[][] slot) {
        rule.start(theta, slot);
    }

    @Override
    public void probe(int t, double[] theta, double[][] slot, double[] at) {
        rule.probe(t, theta, slot, at);
    }

    @Override
    public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
        int parts = Math.max(1, Math.min(threads, (to - from) / LEAST));
        if (parts == 1) {
            rule.update(t, g, theta, slot, from, to);
            return;
        }
        List<ForkJoinTask<?>> others = new ArrayList<>();
        for (int k = 1; k < parts; k++) {
            int left = cut(from, to, k, parts);
            int right = cut(from, to, k + 1, parts);
            others.add(
                    ForkJoinPool.commonPool()
                            .submit(() -> rule.update(t, g, theta, slot, left, right)));
        }
        try {
            rule.update(t, g, theta, slot, from, cut(from, to, 1, parts));
        } finally {
            others.forEach(ForkJoinTask::quietlyJoin);
        }
        others.forEach(ForkJoinTask::join); // throws what one of them threw
    }

    private static int cut(int from, int to, int part, int parts) {
        return from + (int) ((long) (to - from) * part / parts);
    }

    @Override
    public double direction(State after, double[] g, int i) {
        return rule.direction(after, g, i);
    }

    @Override
    public List<String> formula() {
        return rule.formula();
    }

    @Override
    public Map<String, Double> constants(int t) {
        return rule.constants(t);
    }

    @Override
    public String name() {
        return rule.name();
    }
}
