package descent.cluster;

import descent.optim.Problem;
import descent.optim.Race;
import descent.optim.Rule;
import descent.text.Require;
import java.util.List;
import java.util.Locale;

/**
 * A sweep over rules × learning rates × seeds, each run on its own somewhere.
 *
 * <pre>
 *   ends[rule][rate][seed] = what the run has left over        means = log₁₀ of it, over the seeds
 * </pre>
 *
 * @param names the rules
 * @param etas the learning rates
 * @param seeds the seeds
 * @param ends what is left over, by rule, rate and seed
 */
public record Sweep(String[] names, double[] etas, long[] seeds, double[][][] ends) {
    /** All seeds of one rule with one rate. */
    private record Runs(List<Rule> rules, Problem problem, long[] seeds) implements Work<double[]> {
        @Override
        public int parts() {
            return rules.size();
        }

        @Override
        public double[] part(int index) {
            double[] left = new double[seeds.length];
            for (int k = 0; k < left.length; k++) {
                Require.notInterrupted();
                left[k] = problem.end(rules.get(index), seeds[k]);
            }
            return left;
        }
    }

    /**
     * Runs every rule with every learning rate and every seed.
     *
     * @param on who does the runs
     * @param race the rules
     * @param problem the problem
     * @param etas the learning rates, at least one
     * @param seeds the seeds, at least one
     * @return what is left over
     */
    public static Sweep of(Backend on, Race race, Problem problem, double[] etas, long... seeds) {
        Require.within("etas.length", etas.length, 1, Integer.MAX_VALUE);
        Require.within("seeds.length", seeds.length, 1, Integer.MAX_VALUE);
        String[] names = race.names();
        Rule[] rules = new Rule[names.length * etas.length];
        for (int k = 0; k < etas.length; k++) {
            double[] same = new double[names.length];
            java.util.Arrays.fill(same, etas[k]);
            List<Rule> column = race.rules(same);
            for (int r = 0; r < names.length; r++) {
                rules[r * etas.length + k] = column.get(r);
            }
        }
        List<double[]> left = on.run(new Runs(List.of(rules), problem, seeds.clone()));
        double[][][] ends = new double[names.length][etas.length][];
        for (int k = 0; k < rules.length; k++) {
            ends[k / etas.length][k % etas.length] = left.get(k);
        }
        return new Sweep(names, etas.clone(), seeds.clone(), ends);
    }

    /**
     * The table of {@link Race#sweep}, bit for bit.
     *
     * @return log₁₀ of what is left over, the mean over the seeds: one row per rule, one column per
     *     learning rate; +∞ where a run diverged
     */
    public double[][] means() {
        double[][] means = new double[names.length][etas.length];
        for (int r = 0; r < names.length; r++) {
            for (int k = 0; k < etas.length; k++) {
                for (double end : ends[r][k]) {
                    means[r][k] += Math.log10(end) / seeds.length;
                }
            }
        }
        return means;
    }

    /** {@return the best learning rate of each rule, as {@link Race#best} finds it} */
    public double[] best() {
        return Race.best(means(), etas);
    }

    /** {@return the means as a table of text: one line per rule, one column per rate} */
    @Override
    public String toString() {
        int width = 4;
        for (String name : names) {
            width = Math.max(width, name.length());
        }
        StringBuilder text = new StringBuilder(" ".repeat(width));
        for (double eta : etas) {
            text.append(String.format(Locale.ROOT, " %9.3g", eta));
        }
        double[][] means = means();
        for (int r = 0; r < names.length; r++) {
            text.append("\n").append(names[r]).append(" ".repeat(width - names[r].length()));
            for (double mean : means[r]) {
                text.append(
                        mean == Double.POSITIVE_INFINITY
                                ? "         ∞"
                                : String.format(Locale.ROOT, " %9.3f", mean));
            }
        }
        return text.toString();
    }
}
