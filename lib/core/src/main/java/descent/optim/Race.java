package descent.optim;

import descent.text.Require;
import descent.threads.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * A fair race: each rule runs with a learning rate of its own, and that rate was found with other
 * seeds than those that count.
 *
 * <pre>{@code
 * Race race = Race.ofNotes();
 * double[] best = Race.best(race.sweep(problem, etas, 1, 2, 3), etas);
 * double[][] losses = race.run(problem, best, 11, 12, 13, 14);
 * }</pre>
 *
 * <p>Only the learning rate is tuned; μ, ρ, β₁ and β₂ keep their usual values. Runs are independent
 * of each other and go to all processors, so the numbers do not depend on how many there are. An
 * interrupt stops them all.
 */
public final class Race {
    /** A rule that waits for its learning rate. */
    private record Entry(String name, DoubleFunction<Rule> rule) {}

    private final List<Entry> entries = new ArrayList<>();

    /** A race without rules. */
    public Race() {}

    /**
     * The seven rules of the notes, as in the notes.
     *
     * <p>Adadelta has no learning rate; in its place ε is chosen so that the first step has the
     * length η, as that of Adagrad: ε = (1 − ρ) η².
     *
     * @return gradient descent (GD), momentum, Nesterov, Adagrad, RMSprop, Adadelta, Adam
     */
    public static Race ofNotes() {
        return new Race() // (N11)
                .add("GD", GradientDescent::new)
                .add("momentum", Momentum::asInNotes)
                .add("Nesterov", Nesterov::asInNotes)
                .add("Adagrad", Adagrad::asInNotes)
                .add("RMSprop", RmsProp::asInNotes)
                .add("Adadelta", eta -> Adadelta.asInNotes(0.95, (1 - 0.95) * eta * eta))
                .add("Adam", Adam::asInNotes);
    }

    /**
     * One more rule.
     *
     * @param name how tables and figures call it
     * @param rule the rule with a given learning rate
     * @return this race
     */
    public Race add(String name, DoubleFunction<Rule> rule) {
        entries.add(new Entry(name, rule));
        return this;
    }

    /**
     * The names of the rules.
     *
     * @return the names, in the order of all results
     */
    public String[] names() {
        return entries.stream().map(Entry::name).toArray(String[]::new);
    }

    /**
     * The rules, each with a learning rate of its own.
     *
     * @param etas one learning rate per rule
     * @return the rules, in the order of the names
     * @throws IllegalArgumentException if there are more or fewer rates than rules
     */
    public List<Rule> rules(double... etas) {
        Require.length("etas", etas, entries.size());
        List<Rule> rules = new ArrayList<>();
        for (int r = 0; r < etas.length; r++) {
            rules.add(entries.get(r).rule().apply(etas[r]));
        }
        return rules;
    }

    /**
     * What is left over with each learning rate.
     *
     * @param problem the problem
     * @param etas the learning rates, at least one
     * @param seeds the seeds, at least one
     * @return log₁₀ of what is left over, the mean over the seeds: one row per rule, one column per
     *     learning rate; +∞ where a run diverged
     * @throws IllegalArgumentException if there is no learning rate or no seed
     */
    public double[][] sweep(Problem problem, double[] etas, long... seeds) {
        Require.within("etas.length", etas.length, 1, Integer.MAX_VALUE);
        Require.within("seeds.length", seeds.length, 1, Integer.MAX_VALUE);
        int rates = etas.length;
        double[] ends =
                all(
                        entries.size() * rates * seeds.length,
                        k -> {
                            int pair = k / seeds.length;
                            Rule rule = entries.get(pair / rates).rule.apply(etas[pair % rates]);
                            return problem.end(rule, seeds[k % seeds.length]);
                        });
        double[][] mean = new double[entries.size()][rates];
        for (int k = 0; k < ends.length; k++) {
            int pair = k / seeds.length;
            mean[pair / rates][pair % rates] += Math.log10(ends[k]) / seeds.length;
        }
        return mean;
    }

    /**
     * The best learning rate of each rule: the one with the smallest number in its row of a sweep,
     * the smaller one of two that are equal.
     *
     * @param sweep what {@link #sweep} found
     * @param etas its learning rates, in ascending order
     * @return one learning rate per rule
     * @throws IllegalArgumentException if there is no learning rate, or a row has more or fewer
     *     numbers than there are rates
     */
    public static double[] best(double[][] sweep, double[] etas) {
        Require.within("etas.length", etas.length, 1, Integer.MAX_VALUE);
        double[] best = new double[sweep.length];
        for (int r = 0; r < best.length; r++) {
            Require.length("sweep[" + r + "]", sweep[r], etas.length);
            int least = 0;
            for (int k = 1; k < etas.length; k++) {
                least = sweep[r][k] < sweep[r][least] ? k : least;
            }
            best[r] = etas[least];
        }
        return best;
    }

    /**
     * The race itself.
     *
     * @param problem the problem
     * @param etas one learning rate per rule
     * @param seeds the seeds that count
     * @return what is left over: one row per seed, one column per rule
     * @throws IllegalArgumentException if there are more or fewer learning rates than rules
     */
    public double[][] run(Problem problem, double[] etas, long... seeds) {
        int rules = Require.length("etas", etas, entries.size()).length;
        double[] ends =
                all(
                        rules * seeds.length,
                        k -> {
                            Rule rule = entries.get(k % rules).rule.apply(etas[k % rules]);
                            return problem.end(rule, seeds[k / rules]);
                        });
        double[][] losses = new double[seeds.length][rules];
        for (int k = 0; k < ends.length; k++) {
            losses[k / rules][k % rules] = ends[k];
        }
        return losses;
    }

    /** The values of independent runs, on all processors. */
    private static double[] all(int count, IntFunction<Double> run) {
        List<Double> values = Pool.all().each(count, run, share -> {});
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
