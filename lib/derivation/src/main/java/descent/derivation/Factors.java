package descent.derivation;

import descent.derivation.tex.Expr;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Terms and factors of a formula: what may have been lost, and where. */
final class Factors {
    private Factors() {}

    /** One term multiplied or divided by one of the factors. */
    static List<Expr> changed(Expr e, Expr factor) {
        return Rewrites.everywhere(
                e,
                p -> {
                    if (p instanceof Binary b && b.op().additive()) {
                        return List.of(
                                new Binary(b.op(), times(b.left(), factor), b.right()),
                                new Binary(b.op(), b.left(), times(b.right(), factor)),
                                new Binary(b.op(), over(b.left(), factor), b.right()),
                                new Binary(b.op(), b.left(), over(b.right(), factor)));
                    } else if (p instanceof Expr.Big b) {
                        return List.of(b.of(times(b.body(), factor)), b.of(over(b.body(), factor)));
                    } else if (p instanceof Expr.Apply a) {
                        return List.of(
                                new Expr.Apply(a.fn(), times(a.x(), factor)),
                                new Expr.Apply(a.fn(), over(a.x(), factor)));
                    }
                    return List.of();
                });
    }

    private static Expr times(Expr e, Expr factor) {
        return new Binary(Op.TIMES, e, factor);
    }

    private static Expr over(Expr e, Expr factor) {
        return new Binary(Op.OVER, e, factor);
    }

    /** The terms of a sum. */
    static List<Expr> terms(Expr e) {
        List<Expr> terms = new ArrayList<>();
        if (e instanceof Binary b && b.op().additive()) {
            terms.addAll(terms(b.left()));
            terms.addAll(terms(b.right()));
        } else if (e instanceof Expr.Neg n) {
            terms.addAll(terms(n.x()));
        } else {
            terms.add(e);
        }
        return terms;
    }

    /** The pieces of a formula that may have been lost as a factor somewhere. */
    static Set<Expr> factorsOf(Expr e) {
        Set<Expr> factors = new LinkedHashSet<>();
        collect(e, factors);
        return factors;
    }

    private static void collect(Expr e, Set<Expr> factors) {
        if (e instanceof Binary b && !b.op().additive()) {
            for (Expr side : List.of(b.left(), b.right())) {
                if (b.op() != Op.POWER && !(side instanceof Binary s && s.op() == Op.TIMES)) {
                    factors.add(side);
                }
            }
        }
        if (e instanceof Sym s && !s.index().isEmpty()) {
            factors.add(s);
        }
        e.parts().forEach(p -> collect(p, factors));
    }
}
