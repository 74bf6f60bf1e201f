package descent.derivation;

import descent.derivation.model.IndexRange;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Unsupported;
import descent.derivation.number.OutOfField;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for the slip behind a wrong step: first from the ratio and the difference of the two sides,
 * then by undoing one slip after another until the right side fits the left.
 *
 * @param <T> the kind of number in which the step was found wrong
 */
final class Hints<T extends Scalar<T>> {
    private static final int ENOUGH = 3;
    private static final int MOST_TRIES = 1500;

    private final Model model;
    private final Comparison<T> comparison;
    private final Numerics<T> numerics;
    private int tries;
    private Lost lost;

    Hints(Model model, Numerics<T> numerics) {
        this.model = model;
        this.numerics = numerics;
        this.comparison = new Comparison<>(model, numerics);
    }

    Hint of(Step step, List<Point> points) {
        tries = 0;
        lost = new Lost(model, step);
        Repairs repairs = new Repairs(model, step, lost);
        List<Comparison.Sides<T>> sides = comparison.everywhere(step, points);
        Hint simple = sides.size() < ENOUGH ? null : fromValues(step.right(), sides);
        if (simple != null) {
            boolean sum =
                    simple.kind() == Hint.Kind.NORMALISER // S = Z P(v): a sum explains it better
                            && repaired(step, new SumSlips(model).ranges(step.right()), points);
            return sum ? new Hint(Hint.Kind.RANGE, "") : simple;
        }
        return Stream.<Supplier<Hint>>of(
                        () -> first(repairs.usual(), step, points),
                        () -> factor(Hint.Kind.TERM_FACTOR, plainFactors(), step, points),
                        () -> first(repairs.further(), step, points),
                        () -> braces(step, points),
                        () -> factor(Hint.Kind.CHAIN, lost.insides(), step, points),
                        () -> factor(Hint.Kind.TERM_FACTOR, factors(step), step, points),
                        () -> first(repairs.last(), step, points))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> outside(step, points));
    }

    /** Braces that are missing on the left side, as in θ_t+1 = ...; null if none are. */
    private Hint braces(Step step, List<Point> points) {
        return new StepSlips(model)
                        .braces(step.left()).stream()
                                .anyMatch(l -> fits(step.from(l, step.leftLine()), points))
                ? new Hint(Hint.Kind.BRACES, "")
                : null;
    }

    private Hint outside(Step step, List<Point> points) {
        String outside = comparison.outside(step, points);
        return outside == null
                ? new Hint(Hint.Kind.NONE, "")
                : new Hint(Hint.Kind.INDEX, "$" + outside + "$");
    }

    /** The first kind of slip that explains the step, or null. */
    private Hint first(Map<Hint.Kind, Supplier<List<Expr>>> kinds, Step step, List<Point> points) {
        return kinds.entrySet().stream()
                .filter(r -> repaired(step, r.getValue().get(), points))
                .map(r -> new Hint(r.getKey(), ""))
                .findFirst()
                .orElse(null);
    }

    /** The first factor that explains the step, of the whole right side or of one term; or null. */
    private Hint factor(Hint.Kind kind, Set<Expr> factors, Step step, List<Point> points) {
        for (Expr factor : factors) {
            List<Expr> rights = new ArrayList<>();
            for (Op op : List.of(Op.TIMES, Op.OVER)) {
                rights.add(new Expr.Binary(op, step.right(), factor));
            }
            rights.addAll(Factors.changed(step.right(), factor));
            if (repaired(step, rights, points)) {
                return new Hint(kind, "$" + factor + "$");
            }
        }
        return null;
    }

    private boolean repaired(Step step, List<Expr> rights, List<Point> points) {
        return rights.stream().anyMatch(right -> fits(step.withRight(right), points));
    }

    /** A ratio or a difference that is the same at all points, or is a power of Z, S or P. */
    private Hint fromValues(Expr right, List<Comparison.Sides<T>> sides) {
        Comparison.Sides<T> first = sides.get(0);
        try {
            if (sides.stream().allMatch(s -> s.left().agrees(s.right().negate()))) {
                boolean swapped =
                        right instanceof Expr.Binary b
                                && b.op() == Op.MINUS
                                && !(b.left() instanceof Expr.Num);
                return new Hint(swapped ? Hint.Kind.SWAPPED : Hint.Kind.SIGN, "");
            }
            if (sides.stream().allMatch(Hints::sameSize)) {
                return new Hint(Hint.Kind.ABSOLUTE, "");
            }
            List<Comparison.Sides<T>> filled =
                    sides.stream().filter(s -> !s.right().isZero() && !s.left().isZero()).toList();
            boolean zerosMatch =
                    sides.stream().allMatch(s -> s.left().isZero() == s.right().isZero());
            if (zerosMatch && filled.size() >= ENOUGH) {
                T ratio = filled.get(0).left().divide(filled.get(0).right());
                if (filled.stream().allMatch(s -> s.right().multiply(ratio).agrees(s.left()))) {
                    return new Hint(Hint.Kind.FACTOR, ratio.toString());
                }
                Hint normaliser = normaliser(filled);
                if (normaliser != null) {
                    return normaliser;
                }
            }
            T difference = first.left().subtract(first.right());
            if (sides.stream().allMatch(s -> s.left().subtract(s.right()).agrees(difference))) {
                return new Hint(Hint.Kind.CONSTANT, difference.toString());
            }
        } catch (ArithmeticException | Unsupported noRatio) {
            return null;
        }
        return null;
    }

    private static <T extends Scalar<T>> boolean sameSize(Comparison.Sides<T> s) {
        return s.left().agrees(s.right()) || s.left().agrees(s.right().negate());
    }

    private Hint normaliser(List<Comparison.Sides<T>> sides) {
        for (Expr candidate : normalisers()) {
            for (int power : new int[] {1, -1, 2, -2}) {
                for (int sign : new int[] {1, -1}) {
                    if (sides.stream().allMatch(s -> explains(s, candidate, power, sign))) {
                        Expr factor =
                                power == 1
                                        ? candidate
                                        : new Expr.Binary(Op.POWER, candidate, Expr.num(power));
                        return new Hint(
                                Hint.Kind.NORMALISER, "$" + (sign < 0 ? "-" : "") + factor + "$");
                    }
                }
            }
        }
        return null;
    }

    private boolean explains(Comparison.Sides<T> s, Expr candidate, int power, int sign) {
        T c = Comparison.value(numerics.at(s.point().seed()), candidate, s.point().env());
        return c != null
                && !c.isZero()
                && s.right().multiply(c.power(power)).multiply(sign).agrees(s.left());
    }

    private List<Expr> normalisers() {
        if (model.layers().isEmpty()) {
            return List.of();
        }
        Set<Expr> all = new LinkedHashSet<>();
        for (String name : List.of("Z", "S", "P")) {
            if (model.symbol(name) != null) {
                all.add(Expr.sym(name));
            }
        }
        return List.copyOf(all);
    }

    private Set<Expr> plainFactors() {
        Set<Expr> factors = new LinkedHashSet<>(normalisers());
        factors.add(Expr.num(2));
        return factors;
    }

    private Set<Expr> factors(Step step) {
        Set<Expr> factors = Factors.factorsOf(step.left());
        factors.addAll(Factors.factorsOf(lost.expanded(step.left())));
        factors.addAll(Factors.factorsOf(step.right()));
        return factors;
    }

    private boolean fits(Step step, List<Point> points) {
        if (++tries > MOST_TRIES) {
            return false;
        }
        try {
            List<Comparison.Sides<T>> sides = comparison.at(step, points);
            return sides.size() >= ENOUGH && sides.get(sides.size() - 1).agree();
        } catch (OutOfField | IndexRange | Unsupported notThis) {
            return false;
        }
    }
}
