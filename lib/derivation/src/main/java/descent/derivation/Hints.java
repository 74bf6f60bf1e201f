package descent.derivation;

import descent.derivation.model.IndexRange;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Unsupported;
import descent.derivation.number.OutOfField;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for the slip behind a wrong step: first from the ratio and the difference of the two sides,
 * then by undoing one slip after another until the right side fits the left.
 *
 * @param <T> the kind of number in which the step was found wrong
 */
final class Hints<T extends Scalar<T>> {
    private static final int ENOUGH = 3;
    private static final int MOST_TRIES = 400;

    private final Model model;
    private final Comparison<T> comparison;
    private final Numerics<T> numerics;
    private int tries;

    Hints(Model model, Numerics<T> numerics) {
        this.model = model;
        this.numerics = numerics;
        this.comparison = new Comparison<>(model, numerics);
    }

    Hint of(Step step, List<Point> points) {
        tries = 0;
        List<Comparison.Sides<T>> sides = comparison.everywhere(step, points);
        Hint simple = sides.size() < ENOUGH ? null : fromValues(sides);
        if (simple != null) {
            return simple;
        }
        Rewrites rewrites = new Rewrites(model);
        Map<Hint.Kind, List<Expr>> repairs = new LinkedHashMap<>();
        repairs.put(Hint.Kind.SIGN, rewrites.signs(step.right()));
        repairs.put(Hint.Kind.SHIFTED, rewrites.shifted(step.right()));
        repairs.put(Hint.Kind.TRANSPOSED, rewrites.transposed(step.right()));
        repairs.put(Hint.Kind.CONDITIONAL, rewrites.conditionals(step.right()));
        repairs.put(Hint.Kind.SIGMA, rewrites.sigmas(step.right()));
        repairs.put(Hint.Kind.PRIME, rewrites.primes(step.right()));
        repairs.put(Hint.Kind.TERM, lostTerms(step));
        for (Map.Entry<Hint.Kind, List<Expr>> repair : repairs.entrySet()) {
            for (Expr repaired : repair.getValue()) {
                if (fits(step.withRight(repaired), points)) {
                    return new Hint(repair.getKey(), "");
                }
            }
        }
        for (Expr factor : candidates(step)) {
            for (Expr repaired : Factors.changed(step.right(), factor)) {
                if (fits(step.withRight(repaired), points)) {
                    return new Hint(Hint.Kind.TERM_FACTOR, "$" + factor + "$");
                }
            }
        }
        String outside = comparison.outside(step, points);
        return outside == null
                ? new Hint(Hint.Kind.NONE, "")
                : new Hint(Hint.Kind.INDEX, "$" + outside + "$");
    }

    /** A ratio or a difference that is the same at all points, or is a power of Z, S or P. */
    private Hint fromValues(List<Comparison.Sides<T>> sides) {
        Comparison.Sides<T> first = sides.get(0);
        try {
            if (sides.stream().allMatch(s -> s.left().agrees(s.right().negate()))) {
                return new Hint(Hint.Kind.SIGN, "");
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

    private Hint normaliser(List<Comparison.Sides<T>> sides) {
        for (Expr candidate : normalisers()) {
            for (int power : new int[] {1, -1, 2, -2}) {
                for (int sign : new int[] {1, -1}) {
                    if (sides.stream().allMatch(s -> explains(s, candidate, power, sign))) {
                        Expr factor =
                                power == 1
                                        ? candidate
                                        : new Expr.Binary(
                                                Expr.Op.POWER, candidate, Expr.num(power));
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

    private static List<Expr> lostTerms(Step step) {
        List<Expr> repaired = new ArrayList<>();
        List<Expr> terms = Factors.terms(step.left());
        for (Expr term : terms.size() > 1 ? terms : List.<Expr>of()) { // else all is lost
            repaired.add(new Expr.Binary(Expr.Op.PLUS, step.right(), term));
            repaired.add(new Expr.Binary(Expr.Op.MINUS, step.right(), term));
        }
        return repaired;
    }

    private Set<Expr> candidates(Step step) {
        Set<Expr> factors = new LinkedHashSet<>(normalisers());
        factors.add(Expr.num(2));
        factors.addAll(Factors.factorsOf(step.left()));
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
