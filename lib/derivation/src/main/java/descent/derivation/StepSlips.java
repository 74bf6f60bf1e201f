package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Sampler;
import descent.derivation.model.Symbol;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.Fn;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Slips about steps, decay rates, powers and roots, each undone. */
record StepSlips(Model model) {
    private static final Expr T = Expr.sym("t");
    private static final Expr ONE = Expr.num(1);

    /** θ_t + 1 for θ_{t+1}: braces that LaTeX needs are lost. */
    List<Expr> braces(Expr e) {
        return Rewrites.everywhere(
                e,
                p ->
                        p instanceof Binary b && b.op().additive() && b.right() instanceof Expr.Num
                                ? pulled(b.left(), b.op(), b.right())
                                : List.of());
    }

    /** The sum with its last number taken up into the last index or power. */
    private static List<Expr> pulled(Expr e, Op op, Expr number) {
        if (e instanceof Sym s && s.index().contains(T)) {
            List<Expr> index = new ArrayList<>(s.index());
            index.replaceAll(i -> i.equals(T) ? new Binary(op, T, number) : i);
            return List.of(new Sym(s.name(), List.copyOf(index)));
        } else if (e instanceof Binary b && b.op() == Op.POWER) {
            return List.of(new Binary(Op.POWER, b.left(), new Binary(op, b.right(), number)));
        } else if (e instanceof Binary b) {
            return pulled(b.right(), op, number).stream()
                    .<Expr>map(x -> new Binary(b.op(), b.left(), x))
                    .toList();
        }
        return List.of();
    }

    /** All steps but those of θ one too late or too early. */
    List<Expr> allSteps(Expr e) {
        return List.of(moved(e, Op.MINUS), moved(e, Op.PLUS));
    }

    private static Expr moved(Expr e, Op op) {
        if (e.equals(T)) {
            return new Binary(op, T, ONE);
        }
        boolean parameter = e instanceof Sym s && s.name().endsWith("theta");
        return parameter ? e : e.map(p -> moved(p, op));
    }

    /** The gradient at the look-ahead point for that at θ_t, and the other way round. */
    List<Expr> lookAhead(Expr e) {
        return Rewrites.everywhere(
                e,
                p -> {
                    List<Expr> changed = new ArrayList<>();
                    if (p instanceof Expr.Call c && c.head().name().endsWith("'")) {
                        for (String name : List.of("theta", "phi")) {
                            Expr point = new Sym(name, List.of(T));
                            if (model.signature().series(name) && !c.args().contains(point)) {
                                changed.add(new Expr.Call(c.head(), List.of(point), c.given()));
                            }
                        }
                    }
                    return changed;
                });
    }

    /** A decay rate and its complement exchanged. */
    List<Expr> weights(Expr e) {
        List<Expr> all = new ArrayList<>();
        for (Sym rate : rates(e)) {
            all.add(
                    Rewrites.replaced(
                            e, p -> p.equals(rate) ? new Binary(Op.MINUS, ONE, rate) : null));
        }
        return all;
    }

    /** One number of a family for another, such as β₁ for β₂, in one place or in all. */
    List<Expr> names(Expr e) {
        Set<Sym> reals = new LinkedHashSet<>();
        e.each(
                p -> {
                    if (p instanceof Sym s && model.symbol(s.name()) instanceof Symbol.Real) {
                        reals.add(s);
                    }
                });
        List<Expr> all = new ArrayList<>();
        for (Sym one : reals) {
            for (Sym other : others(one)) {
                all.add(Rewrites.replaced(e, p -> p.equals(one) ? other : null));
                all.addAll(Rewrites.everywhere(e, p -> p.equals(one) ? List.of(other) : List.of()));
            }
        }
        return all;
    }

    private List<Sym> others(Sym s) {
        List<Sym> others = new ArrayList<>();
        if (s.index().size() == 1 && s.index().get(0) instanceof Expr.Num n) {
            for (int k = 1; k <= 2; k++) {
                if (!n.equals(Expr.num(k))) {
                    others.add(new Sym(s.name(), List.of(Expr.num(k))));
                }
            }
        }
        if (s.index().isEmpty() && rates(s).contains(s) && model.signature().arity(s.name()) == 1) {
            others.add(new Sym(s.name(), List.of(Expr.num(1)))); // β for β₁ or β₂
            others.add(new Sym(s.name(), List.of(Expr.num(2))));
        }
        for (String name : Sampler.parameterNames(model)) {
            boolean alike =
                    s.index().size() == 1
                            && !name.equals(s.name())
                            && Sampler.parameterNames(model).contains(s.name())
                            && model.signature().arity(name) == 1;
            if (alike) {
                others.add(new Sym(name, s.index()));
            }
        }
        return others;
    }

    /** A power lost, gained, or with the wrong exponent. */
    List<Expr> powers(Expr e) {
        return Rewrites.everywhere(
                e,
                p -> {
                    if (p instanceof Binary b && b.op() == Op.POWER) {
                        return b.right() instanceof Sym
                                ? List.of(
                                        b.left(),
                                        new Binary(
                                                Op.POWER,
                                                b.left(),
                                                new Binary(Op.MINUS, T, b.right())))
                                : List.of(b.left());
                    } else if (p instanceof Sym s && rates(p).contains(s)) {
                        return List.of(new Binary(Op.POWER, p, T));
                    } else if (p instanceof Sym s && !model.signature().index(s.name())) {
                        return List.of(new Binary(Op.POWER, p, Expr.num(2)));
                    }
                    return List.of();
                });
    }

    /** Multiplied where a division belongs, or the other way round. */
    List<Expr> inverses(Expr e) {
        return Rewrites.everywhere(
                e,
                p ->
                        p instanceof Binary b && (b.op() == Op.TIMES || b.op() == Op.OVER)
                                ? List.of(
                                        new Binary(
                                                b.op() == Op.TIMES ? Op.OVER : Op.TIMES,
                                                b.left(),
                                                b.right()))
                                : List.of());
    }

    /** √x + ε for √(x + ε), and the other way round. */
    List<Expr> roots(Expr e) {
        return Rewrites.everywhere(
                e,
                p -> {
                    if (p instanceof Binary b
                            && b.op() == Op.PLUS
                            && b.left() instanceof Expr.Apply a
                            && a.fn() == Fn.SQRT) {
                        Expr sum = new Binary(Op.PLUS, a.x(), b.right());
                        return List.of(new Expr.Apply(Fn.SQRT, sum));
                    } else if (p instanceof Expr.Apply a
                            && a.fn() == Fn.SQRT
                            && a.x() instanceof Binary b
                            && b.op() == Op.PLUS) {
                        Expr root = new Expr.Apply(Fn.SQRT, b.left());
                        return List.of(new Binary(Op.PLUS, root, b.right()));
                    }
                    return List.of();
                });
    }

    /** The decay rates in a formula: numbers between 0 and 1. */
    private Set<Sym> rates(Expr e) {
        Set<Sym> rates = new LinkedHashSet<>();
        e.each(
                p -> {
                    if (p instanceof Sym s
                            && model.symbol(s.name()) instanceof Symbol.Real r
                            && r.draw() == Symbol.Draw.UNIT) {
                        rates.add(s);
                    }
                });
        return rates;
    }
}
