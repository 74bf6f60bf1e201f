package descent.derivation;

import descent.derivation.model.Model;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All formulas that differ from one in a single slip of a given kind. */
final class Rewrites {
    private static final Expr T = Expr.sym("t");

    private final Model model;

    Rewrites(Model model) {
        this.model = model;
    }

    /** The formulas with one place changed. */
    static List<Expr> everywhere(Expr e, Function<Expr, List<Expr>> change) {
        List<Expr> all = new ArrayList<>(change.apply(e));
        List<Expr> parts = e.parts();
        for (int k = 0; k < parts.size(); k++) {
            int place = k;
            boolean name = e instanceof Expr.Diff d && parts.get(k) == d.by();
            for (Expr changed : everywhere(parts.get(k), change)) {
                if (name && !(changed instanceof Sym)) {
                    continue; // nothing else can be differentiated by
                }
                int[] seen = {0};
                all.add(e.map(p -> seen[0]++ == place ? changed : p));
            }
        }
        return all;
    }

    /** Every part for which the change gives something else replaced; null keeps a part. */
    static Expr replaced(Expr e, UnaryOperator<Expr> change) {
        Expr other = change.apply(e);
        return other != null ? other : e.map(p -> replaced(p, change));
    }

    List<Expr> signs(Expr e) {
        return everywhere(
                e,
                p -> {
                    if (p instanceof Expr.Neg n) {
                        return List.of(n.x());
                    } else if (p instanceof Binary b && b.op().additive()) {
                        Op other = b.op() == Op.PLUS ? Op.MINUS : Op.PLUS;
                        return List.of(
                                new Binary(other, b.left(), b.right()),
                                new Binary(b.op(), new Expr.Neg(b.left()), b.right()));
                    } else if (p instanceof Expr.Apply a && a.fn() == Fn.EXP) {
                        return List.of(new Expr.Apply(a.fn(), new Expr.Neg(a.x())));
                    }
                    return List.of();
                });
    }

    List<Expr> transposed(Expr e) {
        Set<String> letters = new LinkedHashSet<>();
        e.each(
                p -> {
                    if (p instanceof Sym s) {
                        s.index().stream()
                                .filter(i -> i instanceof Sym l && !l.equals(T))
                                .forEach(i -> letters.add(((Sym) i).name()));
                    }
                });
        List<Expr> all = new ArrayList<>();
        for (String one : letters) {
            for (String other : letters) {
                if (one.compareTo(other) < 0) {
                    all.add(swapped(e, one, other));
                }
            }
        }
        all.addAll(misplaced(e, letters));
        return all;
    }

    /** Two letters exchanged wherever they stand. */
    private static Expr swapped(Expr e, String one, String other) {
        if (e instanceof Sym s && s.index().isEmpty()) {
            return s.name().equals(one)
                    ? Expr.sym(other)
                    : s.name().equals(other) ? Expr.sym(one) : s;
        }
        return e.map(p -> swapped(p, one, other));
    }

    /** One index in one place replaced by another letter. */
    private static List<Expr> misplaced(Expr e, Set<String> letters) {
        return everywhere(
                e,
                p -> {
                    List<Expr> changed = new ArrayList<>();
                    if (p instanceof Sym s && s.index().size() == 2) {
                        changed.add(new Sym(s.name(), List.of(s.index().get(1), s.index().get(0))));
                    }
                    if (p instanceof Sym s) {
                        for (int k = 0; k < s.index().size(); k++) {
                            for (String other : letters) {
                                List<Expr> index = new ArrayList<>(s.index());
                                if (index.set(k, Expr.sym(other)) instanceof Sym l
                                        && letters.contains(l.name())
                                        && !l.name().equals(other)) {
                                    changed.add(new Sym(s.name(), List.copyOf(index)));
                                }
                            }
                        }
                    }
                    return changed;
                });
    }

    List<Expr> shifted(Expr e) {
        return everywhere(
                e,
                p -> {
                    List<Expr> changed = new ArrayList<>();
                    if (p instanceof Sym s && !s.index().isEmpty()) {
                        for (Expr i : shift(s.index().get(0))) {
                            List<Expr> index = new ArrayList<>(s.index());
                            index.set(0, i);
                            changed.add(new Sym(s.name(), List.copyOf(index)));
                        }
                    } else if (p instanceof Binary b && b.op() == Op.POWER) {
                        shift(b.right())
                                .forEach(x -> changed.add(new Binary(Op.POWER, b.left(), x)));
                    } else if (p instanceof Expr.Big b && b.upper() != null) {
                        for (Expr x : shift(b.upper())) {
                            changed.add(
                                    new Expr.Big(b.product(), b.names(), b.lower(), x, b.body()));
                        }
                    }
                    return changed;
                });
    }

    private static List<Expr> shift(Expr index) {
        if (!index.has(T::equals)) {
            return List.of();
        }
        Expr one = Expr.num(1);
        return List.of(new Binary(Op.MINUS, index, one), new Binary(Op.PLUS, index, one));
    }

    List<Expr> sigmas(Expr e) {
        return everywhere(
                e,
                p ->
                        p instanceof Expr.Apply a && a.fn() == Fn.SIGMA
                                ? List.of(new Binary(Op.MINUS, Expr.num(1), p))
                                : List.of());
    }

    List<Expr> conditionals(Expr e) {
        return everywhere(
                e,
                p ->
                        p instanceof Expr.Call c && !c.given().isEmpty()
                                ? List.of(new Expr.Call(c.head(), c.given(), c.args()))
                                : List.of());
    }

    List<Expr> primes(Expr e) {
        return everywhere(
                e,
                p -> {
                    if (p instanceof Sym s
                            && (model.layer(s.name()) != null
                                    || model.symbol(s.name()) instanceof Symbol.Let
                                    || s.name().endsWith("'"))) {
                        boolean primed = s.name().endsWith("'");
                        String other =
                                primed
                                        ? s.name().substring(0, s.name().length() - 1)
                                        : s.name() + "'";
                        return model.signature().known(other)
                                ? List.of(new Sym(other, s.index()))
                                : List.of();
                    }
                    return List.of();
                });
    }
}
