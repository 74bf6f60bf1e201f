package descent.optim;

import descent.text.Require;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule whose parameters are kept in a box: after each step of the inner rule every coordinate is
 * moved to the nearest point of [lower, upper].
 *
 * <pre>
 *   θ ← min(max(θ, lower), upper)
 * </pre>
 *
 * <p>The slots are those of the inner rule and are not projected. The start is not moved either.
 *
 * @param rule the inner rule
 * @param lower the smallest value of a coordinate, −∞ for none
 * @param upper the largest value of a coordinate, +∞ for none
 */
public record Projected(Rule rule, double lower, double upper) implements Rule {
    /**
     * Checks the box.
     *
     * @param rule the inner rule
     * @param lower the smallest value of a coordinate
     * @param upper the largest value of a coordinate, not below the smallest
     * @throws IllegalArgumentException if the box is empty
     */
    public Projected {
        Require.notNegative("upper - lower", Math.min(upper - lower, Double.MAX_VALUE));
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
        rule.update(t, g, theta, slot, from, to);
        for (int i = from; i < to; i++) {
            theta[i] = Math.min(Math.max(theta[i], lower), upper);
        }
    }

    @Override
    public double direction(State after, double[] g, int i) {
        return rule.direction(after, g, i);
    }

    @Override
    public List<String> formula() {
        if (rule.formula().isEmpty()) {
            return List.of();
        }
        List<String> lines = new java.util.ArrayList<>(rule.formula());
        lines.add("theta = min(max(theta, lower), upper)");
        return List.copyOf(lines);
    }

    @Override
    public Map<String, Double> constants(int t) {
        Map<String, Double> all = new HashMap<>(rule.constants(t));
        all.put("lower", lower);
        all.put("upper", upper);
        return all;
    }

    @Override
    public String name() {
        return rule.name() + " in [" + Notation.number(lower) + ", " + Notation.number(upper) + "]";
    }
}
