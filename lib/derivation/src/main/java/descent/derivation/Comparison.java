package descent.derivation;

import descent.derivation.model.Env;
import descent.derivation.model.Evaluator;
import descent.derivation.model.IndexRange;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Sampler;
import descent.derivation.model.Symbol;
import descent.derivation.model.Unsupported;
import descent.derivation.number.Approx;
import descent.derivation.number.Scalar;
import descent.derivation.number.Undefined;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the two sides of a step at points, in one kind of number.
 *
 * @param <T> the kind
 */
final class Comparison<T extends Scalar<T>> {
    private static final int MOST_VARIANTS = 8;
    private static final long OTHER = 101;

    private final Model model;
    private final Numerics<T> numerics;

    Comparison(Model model, Numerics<T> numerics) {
        this.model = model;
        this.numerics = numerics;
    }

    /** Both sides at one point; null stands for "no value". */
    record Sides<T extends Scalar<T>>(Point point, T left, T right, boolean agree) {
        /** Whether a comparison at very small or large numbers says anything: both sides known. */
        boolean tells() {
            return left != null
                    && right != null
                    && !(left instanceof Approx && left.agrees(right)); // 1 < 1 after rounding
        }
    }

    /**
     * The comparisons at all points where at least one side has a value, up to the first failure.
     */
    List<Sides<T>> at(Step step, List<Point> points) {
        List<Sides<T>> all = new ArrayList<>();
        for (Point p : points) {
            Sides<T> sides = at(step, p);
            if (sides.left != null || sides.right != null) {
                all.add(sides);
            }
            if (!sides.agree) {
                break;
            }
        }
        return all;
    }

    /** Both sides at every point, also after a failure; points without both values are left out. */
    List<Sides<T>> everywhere(Step step, List<Point> points) {
        List<Sides<T>> all = new ArrayList<>();
        for (Point p : points) {
            try {
                Sides<T> sides = at(step, p);
                if (sides.left != null && sides.right != null) {
                    all.add(sides);
                }
            } catch (IndexRange outside) {
                continue; // told by outside()
            }
        }
        return all;
    }

    private Sides<T> at(Step step, Point p) {
        Evaluator<T> evaluator = numerics.at(p.seed());
        T left = value(evaluator, step.left(), p.env());
        T right = value(evaluator, step.right(), p.env());
        if (left == null || right == null) {
            return new Sides<>(p, left, right, left == null && right == null);
        }
        boolean agree =
                switch (step.relation().kind()) {
                    case EQUAL, DEFINED -> left.agrees(right);
                    case UNEQUAL -> !left.agrees(right);
                    case AT_MOST -> left.agrees(right) || left.doubleValue() < right.doubleValue();
                    case AT_LEAST -> left.agrees(right) || left.doubleValue() > right.doubleValue();
                    case LESS -> !left.agrees(right) && left.doubleValue() < right.doubleValue();
                    case GREATER -> !left.agrees(right) && left.doubleValue() > right.doubleValue();
                    case PROPORTIONAL, UP_TO_CONSTANT -> constant(step, p, left, right);
                    case ABOUT -> throw new Unsupported("about");
                };
        return new Sides<>(p, left, right, agree);
    }

    /** A formula's value, or null where it has none. */
    static <T extends Scalar<T>> T value(Evaluator<T> evaluator, Expr e, Env env) {
        try {
            return evaluator.value(e, env);
        } catch (Undefined none) {
            return null;
        }
    }

    /** A ratio or a difference that should stay the same, at a point and elsewhere. */
    record Change<T>(String elsewhere, T here, T there) {}

    /**
     * How the ratio, or the difference, changes; null for other relations or if it cannot be said.
     */
    Change<T> change(Step step, Sides<T> at) {
        boolean ratio = step.relation().kind() == Relation.Kind.PROPORTIONAL;
        if (!ratio && step.relation().kind() != Relation.Kind.UP_TO_CONSTANT
                || at.left == null
                || at.right == null
                || ratio && at.right.isZero()) {
            return null;
        }
        T here = ratio ? at.left.divide(at.right) : at.left.subtract(at.right);
        for (String name : varying(step)) {
            for (Variant<T> variant : variants(name, at.point)) {
                T l = value(variant.evaluator, step.left(), variant.env);
                T r = value(variant.evaluator, step.right(), variant.env);
                if (l != null && r != null && !(ratio && r.isZero())) {
                    T there = ratio ? l.divide(r) : l.subtract(r);
                    if (!there.agrees(here)) {
                        Object value = variant.env.get(name);
                        String where = "$" + Expr.sym(name) + (value == null ? "" : " = " + value);
                        return new Change<>(where + "$", here, there);
                    }
                }
            }
        }
        return null;
    }

    /** Whether left/right, or left − right, stays the same when the named variables change. */
    private boolean constant(Step step, Point p, T left, T right) {
        boolean ratio = step.relation().kind() == Relation.Kind.PROPORTIONAL;
        if (ratio && left.isZero() != right.isZero()) {
            return false;
        }
        for (String name : varying(step)) {
            for (Variant<T> variant : variants(name, p)) {
                T l = value(variant.evaluator, step.left(), variant.env);
                T r = value(variant.evaluator, step.right(), variant.env);
                if (l == null && r == null) {
                    continue;
                }
                if (l == null || r == null) {
                    return false;
                }
                boolean same =
                        ratio
                                ? l.multiply(right).agrees(left.multiply(r))
                                        && l.isZero() == r.isZero()
                                : l.subtract(r).agrees(left.subtract(right));
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    private record Variant<T extends Scalar<T>>(Evaluator<T> evaluator, Env env) {}

    private List<Variant<T>> variants(String name, Point p) {
        List<Variant<T>> variants = new ArrayList<>();
        if (name.equals("theta") && model.symbol(name) == null) { // constant in every parameter
            for (String parameter : Sampler.parameterNames(model)) {
                variants.add(new Variant<>(numerics.redrawn(p.seed(), parameter, OTHER), p.env()));
            }
            return variants;
        }
        for (Object value : Sampler.all(model, name)) {
            if (variants.size() < MOST_VARIANTS) {
                variants.add(new Variant<>(numerics.at(p.seed()), p.env().with(name, value)));
            }
        }
        if (variants.isEmpty() && model.symbol(name) instanceof Symbol.Real) {
            for (long other = OTHER; other < OTHER + 3; other++) {
                variants.add(new Variant<>(numerics.redrawn(p.seed(), name, other), p.env()));
            }
        }
        if (variants.isEmpty()) {
            throw new Unsupported("varying", name);
        }
        return variants;
    }

    /**
     * The variables in which "proportional" is meant: those named, else those before the bar of P.
     */
    private Set<String> varying(Step step) {
        Set<String> names = new LinkedHashSet<>(step.relation().varying());
        if (names.isEmpty()) {
            step.head()
                    .each(
                            e -> {
                                if (names.isEmpty() && e instanceof Expr.Call c) {
                                    c.args().forEach(a -> names.addAll(model.free(a)));
                                }
                            });
            if (names.stream().anyMatch(n -> model.layer(n) != null)) {
                names.removeIf(n -> model.layer(n) == null); // h_j: its value varies, not j
            }
        }
        if (names.isEmpty()) {
            throw new Unsupported("varying.none");
        }
        return names;
    }

    /** The place where an index leaves its range, or null if it never does. */
    String outside(Step step, List<Point> points) {
        for (Point p : points) {
            for (Expr side : List.of(step.left(), step.right())) {
                try {
                    value(numerics.at(p.seed()), side, p.env());
                } catch (IndexRange outside) {
                    return outside.what();
                }
            }
        }
        return null;
    }
}
