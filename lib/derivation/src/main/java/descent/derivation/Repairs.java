package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The right sides that a step might have had, by the slip that each of them undoes. They are made
 * only when the kinds before have explained nothing.
 */
record Repairs(Model model, Step step, Lost lost) {
    /** What undoes one slip of each kind, the kinds in the order in which they are looked for. */
    Map<Hint.Kind, Supplier<List<Expr>>> usual() {
        Rewrites rewrites = new Rewrites(model);
        SumSlips sums = new SumSlips(model);
        MeanSlips means = new MeanSlips(model);
        StepSlips steps = new StepSlips(model);
        Map<Hint.Kind, Supplier<List<Expr>>> repairs = new LinkedHashMap<>();
        repairs.put(Hint.Kind.SIGN, () -> rewrites.signs(step.right()));
        repairs.put(Hint.Kind.BRACES, () -> steps.braces(step.right()));
        repairs.put(
                Hint.Kind.SHIFTED,
                () -> both(rewrites.shifted(step.right()), steps.allSteps(step.right())));
        repairs.put(Hint.Kind.LOOK_AHEAD, () -> steps.lookAhead(step.right()));
        repairs.put(Hint.Kind.TRANSPOSED, () -> rewrites.transposed(step.right()));
        repairs.put(Hint.Kind.CONDITIONAL, () -> rewrites.conditionals(step.right()));
        repairs.put(Hint.Kind.SIGMA, () -> rewrites.sigmas(step.right()));
        repairs.put(Hint.Kind.PRIME, () -> rewrites.primes(step.right()));
        repairs.put(Hint.Kind.LOG_OF_SUM, () -> sums.logs(step.right()));
        repairs.put(Hint.Kind.DISTRIBUTION, () -> means.distributions(step.right()));
        repairs.put(Hint.Kind.INDEPENDENT, () -> means.independent(step.right()));
        repairs.put(Hint.Kind.CONDITION, () -> means.conditions(step.right()));
        repairs.put(Hint.Kind.TERM, lost::terms);
        repairs.put(Hint.Kind.PARTITION, lost::partition);
        repairs.put(Hint.Kind.PRODUCT, () -> sums.products(step.right()));
        return repairs;
    }

    /** The kinds that explain a slip only if no factor Z, S, P or 2 does. */
    Map<Hint.Kind, Supplier<List<Expr>>> further() {
        SumSlips sums = new SumSlips(model);
        MeanSlips means = new MeanSlips(model);
        StepSlips steps = new StepSlips(model);
        Map<Hint.Kind, Supplier<List<Expr>>> repairs = new LinkedHashMap<>();
        repairs.put(Hint.Kind.LOG, () -> sums.lostLogs(step.right()));
        repairs.put(Hint.Kind.RANGE, () -> sums.ranges(step.right()));
        repairs.put(Hint.Kind.ENERGY, () -> means.energies(step.right()));
        repairs.put(
                Hint.Kind.NAME,
                () -> both(steps.names(step.right()), means.otherStates(step.right())));
        repairs.put(Hint.Kind.AVERAGE, () -> means.averages(step.right()));
        repairs.put(Hint.Kind.ROOT, () -> steps.roots(step.right()));
        repairs.put(Hint.Kind.WEIGHTS, () -> steps.weights(step.right()));
        return repairs;
    }

    /** The kinds that explain a slip only if no lost factor does. */
    Map<Hint.Kind, Supplier<List<Expr>>> last() {
        StepSlips steps = new StepSlips(model);
        Map<Hint.Kind, Supplier<List<Expr>>> repairs = new LinkedHashMap<>();
        repairs.put(Hint.Kind.POWER, () -> steps.powers(step.right()));
        repairs.put(Hint.Kind.INVERSE, () -> steps.inverses(step.right()));
        return repairs;
    }

    private static List<Expr> both(List<Expr> some, List<Expr> more) {
        List<Expr> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
