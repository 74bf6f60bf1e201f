package descent.derivation.tex;

import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.GroupContext;
import descent.derivation.tex.grammar.FormulaParser.HeadContext;
import descent.derivation.tex.grammar.FormulaParser.ProductContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Products of vectors and matrices over units, written out as sums over indices.
 *
 * <pre>
 *   v^⊤ W h     b · v     h^⊤ W^⊤ v     (a + W^⊤ v)_j     ‖v‖²
 * </pre>
 */
record Vectors(Builder builder, Signature signature) {
    boolean vector(Expr e) {
        return e instanceof Sym s
                && s.index().isEmpty()
                && signature.units(s.name())
                && signature.arity(s.name()) == 1;
    }

    private boolean matrix(Expr e) {
        Expr plain = transposed(e) ? ((Binary) e).left() : e;
        return plain instanceof Sym s
                && s.index().isEmpty()
                && signature.units(s.name())
                && signature.arity(s.name()) == 2;
    }

    static boolean transposed(Expr e) {
        return e instanceof Binary b && b.op() == Op.POWER && b.right().equals(Builder.TOP);
    }

    /** How many factors from here on make a number: x^⊤ y, x^⊤ W y, x^⊤ W^⊤ y; 0 if none do. */
    int length(List<Expr> factors, int from) {
        if (!transposed(factors.get(from)) || !vector(((Binary) factors.get(from)).left())) {
            return 0;
        }
        int last = from + 1;
        while (last < factors.size() && matrix(factors.get(last))) {
            last++;
        }
        return last < factors.size() && vector(factors.get(last)) ? last - from + 1 : 0;
    }

    /** The product of a row, matrices and a column. */
    Expr product(List<Expr> chain) {
        Expr row = chain.get(0);
        Sym i = builder.products().fresh();
        Expr first = indexed(transposed(row) ? ((Binary) row).left() : row, i);
        return rest(first, i, chain.subList(1, chain.size()), new ArrayList<>(List.of(i.name())));
    }

    /** Goes on from the index of the last factor; sums over all indices but a given one. */
    private Expr rest(Expr first, Sym from, List<Expr> chain, List<String> over) {
        Expr product = first;
        Sym left = from;
        for (Expr e : chain) {
            Expr factor;
            if (vector(e)) {
                factor = indexed(e, left);
            } else {
                Sym right = builder.products().fresh();
                factor =
                        transposed(e)
                                ? indexed(((Binary) e).left(), right, left)
                                : indexed(e, left, right);
                over.add(right.name());
                left = right;
            }
            product = product == null ? factor : new Binary(Op.TIMES, product, factor);
        }
        return over.isEmpty()
                ? product
                : new Expr.Big(false, List.copyOf(over), null, null, product);
    }

    /** (a + W^⊤ v)_j, or null if the bracket has no index behind it. */
    Expr component(GroupContext g, List<ScriptContext> scripts) {
        if (scripts.isEmpty()
                || scripts.get(0).sub() == null
                || g.args().slot().size() != 1
                || g.args().slot(0).EQ() != null) {
            return null;
        }
        List<Expr> index = builder.scripts().indices(scripts.get(0).sub(), null);
        if (index.size() != 1) {
            throw builder.problem(scripts.get(0), "script", scripts.get(0).getText());
        }
        return Builder.sum(g.args().slot(0).expr(0), p -> component(p, index.get(0)));
    }

    private Expr component(ProductContext p, Expr index) {
        List<Expr> factors = new ArrayList<>();
        for (FactorContext f : p.factor()) {
            factors.add(builder.factor(f));
        }
        int last = factors.size() - 1;
        boolean slash = p.mul().stream().anyMatch(m -> m.SLASH() != null);
        if (slash || !vector(factors.get(last))) {
            throw builder.problem(p, "component", p.getText());
        }
        int from = last;
        while (from > 0 && matrix(factors.get(from - 1))) {
            from--;
        }
        Expr scalar = null;
        for (Expr f : factors.subList(0, from)) {
            if (vector(f) || matrix(f) || transposed(f)) {
                throw builder.problem(p, "component", p.getText());
            }
            scalar = scalar == null ? f : new Binary(Op.TIMES, scalar, f);
        }
        Expr entry = entry(index, factors.subList(from, last + 1));
        return scalar == null ? entry : new Binary(Op.TIMES, scalar, entry);
    }

    /** One entry of W^⊤ v: the first index is given, the others are summed over. */
    private Expr entry(Expr index, List<Expr> chain) {
        if (chain.size() == 1) {
            return indexed(chain.get(0), index);
        }
        Sym inner = builder.products().fresh();
        Expr first = chain.get(0);
        Expr factor =
                transposed(first)
                        ? indexed(((Binary) first).left(), inner, index)
                        : indexed(first, index, inner);
        List<String> over = new ArrayList<>(List.of(inner.name()));
        return rest(factor, inner, chain.subList(1, chain.size()), over);
    }

    /** ‖x‖ of a bare vector. */
    Expr norm(HeadContext h, Expr x) {
        if (!vector(x) || h.sub() != null && !h.sub().getText().matches("_\\{?2}?")) {
            throw builder.problem(h, "norm", h.getText());
        }
        return root(product(List.of(x, x)));
    }

    /** √x, of which the square is x. */
    static Expr root(Expr x) {
        return new Expr.Apply(Fn.SQRT, x);
    }

    private static Expr indexed(Expr e, Expr... index) {
        return e instanceof Sym s ? new Sym(s.name(), List.of(index)) : e;
    }
}
