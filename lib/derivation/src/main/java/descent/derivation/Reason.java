package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Symbol;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Fn;
import descent.text.Language;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
    private static final Predicate<Expr> SUM =
            e ->
                    e instanceof Expr.Big b && !b.product()
                            || e instanceof Expr.Bits u && !u.product();
    private static final Predicate<Expr> PROBABILITY =
            e -> e instanceof Expr.Call c && c.head().name().equals("P");
    private static final Predicate<Expr> MEAN = Expr.Mean.class::isInstance;
    private static final Predicate<Expr> CONDITIONAL =
            e ->
                    e instanceof Expr.Call c && !c.given().isEmpty()
                            || e instanceof Expr.Mean m && !m.given().isEmpty();

    /**
     * The reason a text names, in either language.
     *
     * @param text what stands behind the line
     * @return the reason, if it is one of these
     */
    public static Optional<Reason> named(String text) {
        String plain =
                text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("^\\(|[).]+$|^(by|using|with) (the )?|^the ", "")
                        .replaceAll("(을|를|의)? (적용|이용|사용)$|에 따라$|에 의해$", "")
                        .strip();
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

    /**
     * Whether a step can be of this kind; empty where that cannot be decided. It is denied only
     * where nothing in the two formulas, written out, could be what the reason is about, or where
     * algebra alone makes one of the other.
     */
    Optional<Boolean> fits(Step step, Model model) {
        Fingerprint fingerprint = new Fingerprint(model);
        boolean algebra = fingerprint.of(step.left()).equals(fingerprint.of(step.right()));
        if (this == DEFINITION) {
            return algebra && names(step.left()).equals(names(step.right()))
                    ? Optional.of(false)
                    : Optional.empty();
        } else if (this == ALGEBRA) {
            return algebra
                    ? Optional.of(true)
                    : changes(step, DERIVATIVE) || changes(step, MEAN)
                            ? Optional.of(false)
                            : Optional.empty();
        } else if (visible(step)) {
            return Optional.of(true);
        }
        return algebra || !possible(step, model) ? Optional.of(false) : Optional.empty();
    }

    /** Whether what the reason is about comes or goes in this step. */
    private boolean visible(Step step) {
        Expr l = step.left();
        Expr r = step.right();
        return switch (this) {
            case SUM_RULE -> count(l, SUM) != count(r, SUM);
            case LOG_DERIVATIVE -> logUnderDerivative(l) != logUnderDerivative(r);
            case CONDITIONAL_PROBABILITY -> count(l, CONDITIONAL) != count(r, CONDITIONAL);
            case EXPECTATION -> count(l, MEAN) != count(r, MEAN);
            default -> false;
        };
    }

    /** Whether what the reason is about occurs at all, abbreviations written out. */
    private boolean possible(Step step, Model model) {
        Predicate<Expr> wanted =
                switch (this) {
                    case SUM_RULE -> SUM.or(MEAN);
                    case LOG_DERIVATIVE, POWER_RULE -> DERIVATIVE;
                    case PRODUCT_RULE, CHAIN_RULE -> DERIVATIVE.or(CONDITIONAL);
                    case LINEARITY -> DERIVATIVE.or(SUM).or(MEAN);
                    case CONDITIONAL_PROBABILITY -> CONDITIONAL.or(PROBABILITY);
                    default -> MEAN;
                };
        return occurs(step.left(), wanted, model, new HashSet<>())
                || occurs(step.right(), wanted, model, new HashSet<>());
    }

    private static boolean changes(Step step, Predicate<Expr> test) {
        return step.left().has(test) != step.right().has(test);
    }

    private static boolean occurs(Expr e, Predicate<Expr> test, Model model, Set<String> seen) {
        if (test.test(e)) {
            return true;
        }
        String name =
                e instanceof Expr.Call c
                        ? c.head().name()
                        : e instanceof Expr.Sym s ? s.name() : "";
        for (Symbol.Let let : model.formulas(name)) {
            if (seen.add(let.name() + let.params()) && occurs(let.body(), test, model, seen)) {
                return true;
            }
        }
        return e.parts().stream().anyMatch(p -> occurs(p, test, model, seen));
    }

    /** Every name that is written, in order. */
    private static List<String> names(Expr e) {
        List<String> names = new ArrayList<>();
        e.each(
                x -> {
                    if (x instanceof Expr.Sym s) {
                        names.add(s.toString());
                    } else if (x instanceof Expr.Apply a) {
                        names.add(a.fn().name());
                    }
                });
        names.sort(null);
        return names;
    }

    private static boolean logUnderDerivative(Expr e) {
        return e.has(
                d ->
                        d instanceof Expr.Diff f
                                && f.body()
                                        .has(x -> x instanceof Expr.Apply a && a.fn() == Fn.LOG));
    }

    private static int count(Expr e, Predicate<Expr> test) {
        return (test.test(e) ? 1 : 0) + e.parts().stream().mapToInt(p -> count(p, test)).sum();
    }
}
