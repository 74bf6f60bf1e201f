package descent.derivation;

import descent.derivation.model.Budget;
import descent.derivation.model.IndexRange;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Sampler;
import descent.derivation.model.Symbol;
import descent.derivation.model.Unsupported;
import descent.derivation.number.Approx;
import descent.derivation.number.OutOfField;
import descent.derivation.tex.Expr;
import descent.text.Messages;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a step that holds needs a number, or an unknown function, to be positive: √(x²) = x. The
 * models draw such numbers positive, so the points alone would not tell.
 */
record Domain(Model model, Budget budget) {
    private static final Messages SAY = Messages.beside(Domain.class);
    private static final long OPERATIONS = 200_000;

    /** One sentence for the first name whose sign matters; empty if none does. */
    String of(Step step, List<Point> points) {
        if (!model.forms().isEmpty()) {
            return ""; // η and ε of a rule are positive by what they are
        }
        for (Map.Entry<String, Set<String>> one : positive(step).entrySet()) {
            String name = "$" + Expr.sym(one.getKey());
            Comparison<Approx> negative =
                    new Comparison<>(model, Numerics.negated(model, budget, one.getValue()));
            try {
                budget.refill(OPERATIONS);
                List<Comparison.Sides<Approx>> sides = negative.at(step, points);
                Comparison.Sides<Approx> last =
                        sides.isEmpty() ? null : sides.get(sides.size() - 1);
                boolean ordered = Counterexample.ordered(step.relation().kind());
                if (last != null && !last.agree() && (!ordered || last.tells())) {
                    String left = Counterexample.text(last.left());
                    return SAY.get("domain", name, left, Counterexample.text(last.right()));
                }
            } catch (OutOfField | IndexRange | Unsupported noValue) {
                continue; // nothing is said where nothing can be computed
            }
        }
        return "";
    }

    /**
     * The positive numbers and unknown functions in a step, each with the numbers to be negated.
     */
    private Map<String, Set<String>> positive(Step step) {
        List<Expr> sides = List.of(step.left(), step.right());
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (Expr side : sides) {
            side.each(
                    e -> {
                        if (e instanceof Expr.Sym s && drawnPositive(s.name())) {
                            names.put(s.name(), Set.of(s.name()));
                        }
                    });
        }
        for (String f : Sampler.anyFunctions(model, sides)) {
            Set<String> coefficients = new LinkedHashSet<>();
            model.call(f)
                    .body()
                    .each(
                            e -> {
                                if (e instanceof Expr.Sym s && drawnPositive(s.name())) {
                                    coefficients.add(s.name());
                                }
                            });
            coefficients.removeAll(model.call(f).params());
            names.put(f, coefficients);
        }
        return names;
    }

    private boolean drawnPositive(String name) {
        return model.symbol(name) instanceof Symbol.Real r && r.draw() == Symbol.Draw.POSITIVE;
    }
}
