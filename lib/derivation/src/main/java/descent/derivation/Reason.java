package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Symbol;
import descent.derivation.tex.Expr;
import descent.text.Language;
import descent.text.Messages;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The reasons a line may give, and whether a step can be of that kind at all. */
public enum Reason {
    /** P(v) = Σ_h P(v,h). */
    SUM_RULE,
    /** A name is replaced by what it stands for. */
    DEFINITION,
    /** ∂ log f = ∂f/f. */
    LOG_DERIVATIVE,
    /** ∂(f g) = f ∂g + g ∂f. */
    PRODUCT_RULE,
    /** ∂fⁿ = n fⁿ⁻¹ ∂f. */
    POWER_RULE,
    /** ∂f(g) = f'(g) ∂g. */
    CHAIN_RULE,
    /** Sums, derivatives and expectations are linear. */
    LINEARITY,
    /** P(h given v) = P(v,h)/P(v). */
    CONDITIONAL_PROBABILITY,
    /** E[f] = Σ P f. */
    EXPECTATION,
    /** Nothing but algebra. */
    ALGEBRA;

    private static final Predicate<Expr> DERIVATIVE =
            e ->
                    e instanceof Expr.Diff
                            || e instanceof Expr.Call c && c.head().name().endsWith("'");
    private static final Predicate<Expr> SUM = e -> e instanceof Expr.Big b && !b.product();
    private static final Predicate<Expr> MEAN = Expr.Mean.class::isInstance;
    private static final Predicate<Expr> CONDITIONAL =
            e -> e instanceof Expr.Call c && !c.given().isEmpty();

    /**
     * The reason a text names, in either language.
     *
     * @param text what stands behind the line
     * @return the reason, if it is one of these
     */
    public static Optional<Reason> named(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(
                        r ->
                                Arrays.stream(Language.values())
                                        .flatMap(l -> Arrays.stream(r.names(l)))
                                        .anyMatch(n -> plain.equals(n.strip())))
                .findFirst();
    }

    private String[] names(Language language) {
        return Messages.beside(Reason.class)
                .get(language, "reason." + name().toLowerCase(Locale.ROOT))
                .toLowerCase(Locale.ROOT)
                .split(",");
    }

    /**
     * The usual name.
     *
     * @return in the current language
     */
    public String title() {
        return Messages.beside(Reason.class)
                .get("reason." + name().toLowerCase(Locale.ROOT))
                .split(",")[0]
                .strip();
    }

    /** Whether a step can be of this kind; empty where that cannot be decided. */
    Optional<Boolean> fits(Step step, Model model) {
        Expr l = step.left();
        Expr r = step.right();
        boolean derivative = l.has(DERIVATIVE) || r.has(DERIVATIVE);
        return switch (this) {
            case SUM_RULE -> Optional.of(count(l, SUM) != count(r, SUM));
            case LOG_DERIVATIVE -> Optional.of(logUnderDerivative(l) != logUnderDerivative(r));
            case PRODUCT_RULE, POWER_RULE, CHAIN_RULE -> Optional.of(derivative && !l.equals(r));
            case LINEARITY ->
                    derivative || l.has(SUM) || r.has(SUM) || l.has(MEAN) || r.has(MEAN)
                            ? Optional.empty()
                            : Optional.of(false);
            case CONDITIONAL_PROBABILITY ->
                    Optional.of(
                            count(l, CONDITIONAL) != count(r, CONDITIONAL)
                                    || count(l, MEAN) != count(r, MEAN));
            case EXPECTATION -> Optional.of(count(l, MEAN) != count(r, MEAN));
            case DEFINITION -> Optional.of(!defined(l, model).equals(defined(r, model)));
            case ALGEBRA ->
                    count(l, DERIVATIVE) == 0 != (count(r, DERIVATIVE) == 0)
                            ? Optional.of(false)
                            : Optional.empty();
        };
    }

    private static boolean logUnderDerivative(Expr e) {
        return e.has(
                d ->
                        d instanceof Expr.Diff f
                                && f.body()
                                        .has(
                                                x ->
                                                        x instanceof Expr.Apply a
                                                                && a.fn() == Expr.Fn.LOG));
    }

    private static int count(Expr e, Predicate<Expr> test) {
        return (test.test(e) ? 1 : 0) + e.parts().stream().mapToInt(p -> count(p, test)).sum();
    }

    /** The names and functions of the model that occur. */
    private static Set<String> defined(Expr e, Model model) {
        Set<String> names = new HashSet<>();
        e.has(
                x -> {
                    if (x instanceof Expr.Call c) {
                        names.add(c.head().name() + "()");
                    } else if (x instanceof Expr.Sym s
                            && model.symbol(s.name()) instanceof Symbol.Let) {
                        names.add(s.name());
                    } else if (x instanceof Expr.Mean) {
                        names.add("E[]");
                    } else if (x instanceof Expr.Apply a) {
                        names.add(a.fn().name());
                    }
                    return false;
                });
        return names;
    }
}
