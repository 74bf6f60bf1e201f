package descent.derivation;

import descent.derivation.model.Env;
import descent.derivation.model.Model;
import descent.derivation.model.Sampler;
import descent.derivation.model.Symbol;
import descent.derivation.number.OutOfField;
import descent.derivation.number.Residue;
import descent.derivation.tex.Relation;
import descent.text.Messages;
import java.util.List;
import java.util.Set;

/**
 * Proves an equation for the model's size by the test of Schwartz and Zippel: both sides are
 * rational functions of the numbers and their exponentials, and are compared at random elements of
 * a prime field, for every state, index and parameter that is free in them. Trials are repeated
 * until the probability that a wrong equation passes is below 2⁻⁵⁰. One trial lets a wrong equation
 * of degree d pass with a probability of at most d/p; the degree is counted while both sides are
 * evaluated, and trials are independent.
 *
 * <p>The elements of a trial are always the same, so that a verdict can be repeated. The bound is
 * therefore about equations that were not made with these elements in mind.
 */
final class Proof {
    private static final Messages SAY = Messages.beside(Proof.class);
    private static final int MOST_BINDINGS = 512;
    private static final int BITS = 50;
    private static final int MOST_TRIALS = 4;

    private final Model model;
    private final Numerics<Residue> residues;
    private Env failure;

    Proof(Model model, Numerics<Residue> residues) {
        this.model = model;
        this.residues = residues;
    }

    /** For what the step is proved, or an empty text if it is not. */
    String of(Step step) {
        Relation.Kind kind = step.relation().kind();
        if (kind != Relation.Kind.EQUAL && kind != Relation.Kind.DEFINED) {
            return "";
        }
        Set<String> free = step.free(model);
        List<Env> bindings = Sampler.every(model, free, MOST_BINDINGS);
        if (bindings.isEmpty()) {
            return "";
        }
        try {
            double bits = 0;
            for (int trial = 1; bits <= BITS && trial <= MOST_TRIALS; trial++) {
                bits += bits(step, trial, bindings);
            }
            return bits > BITS ? subject(free, step) : "";
        } catch (OutOfField noRationalFunction) {
            failure = null;
            return "";
        }
    }

    /** Where the sides differ, although they agreed at all points before; null if nowhere. */
    Env failure() {
        return failure;
    }

    /** By how many bits one trial lowers the probability of a mistake; -∞ if the sides differ. */
    private double bits(Step step, long trial, List<Env> bindings) {
        double degree = 1;
        for (Env env : bindings) {
            failure = env;
            Residue left = Comparison.value(residues.at(trial), step.left(), env);
            Residue right = Comparison.value(residues.at(trial), step.right(), env);
            if (left == null || right == null || !left.agrees(right)) {
                return Double.NEGATIVE_INFINITY;
            }
            failure = null;
            degree = Math.max(degree, left.degree() + right.degree());
        }
        return Math.log((double) Residue.P / degree) / Math.log(2);
    }

    private String subject(Set<String> free, Step step) {
        if (!model.layers().isEmpty()) {
            return SAY.get("subject.size", model.size());
        }
        for (String name : free) {
            if (model.symbol(name) instanceof Symbol.Index i) {
                String key = i.to() - i.from() == 1 ? "subject.pair" : "subject.index";
                return SAY.get(key, name, i.from(), i.to());
            }
        }
        List<String> any = Sampler.anyFunctions(model, List.of(step.left(), step.right()));
        return any.isEmpty()
                ? SAY.get("subject.identity")
                : SAY.get("subject.functions", String.join(", ", any));
    }
}
