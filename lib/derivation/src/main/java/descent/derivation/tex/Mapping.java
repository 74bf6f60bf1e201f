package descent.derivation.tex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces the parts directly below a node, each kind of node in the order it is written. */
final class Mapping {
    private Mapping() {}

    static Expr of(Expr node, UnaryOperator<Expr> f) {
        if (node instanceof Expr.Sym s) {
            return new Expr.Sym(s.name(), all(s.index(), f));
        } else if (node instanceof Expr.Call c) {
            return new Expr.Call((Expr.Sym) c.head().map(f), all(c.args(), f), all(c.given(), f));
        } else if (node instanceof Expr.Event e) {
            return new Expr.Event(f.apply(e.what()), f.apply(e.value()));
        } else if (node instanceof Expr.Neg n) {
            return new Expr.Neg(f.apply(n.x()));
        } else if (node instanceof Expr.Binary b) {
            return new Expr.Binary(b.op(), f.apply(b.left()), f.apply(b.right()));
        } else if (node instanceof Expr.Apply a) {
            return new Expr.Apply(a.fn(), f.apply(a.x()));
        } else if (node instanceof Expr.Big b) {
            Expr lower = b.lower() == null ? null : f.apply(b.lower());
            Expr upper = b.upper() == null ? null : f.apply(b.upper());
            return new Expr.Big(b.product(), b.names(), lower, upper, f.apply(b.body()));
        } else if (node instanceof Expr.Bits b) {
            Expr.Sym unit = f.apply(b.unit()) instanceof Expr.Sym s ? s : b.unit();
            return new Expr.Bits(b.product(), unit, f.apply(b.body()));
        } else if (node instanceof Expr.Diff d) {
            return new Expr.Diff(f.apply(d.by()), f.apply(d.body()));
        } else if (node instanceof Expr.Mean m) {
            return new Expr.Mean(all(m.over(), f), f.apply(m.body()), all(m.given(), f));
        }
        return node;
    }

    static List<Expr> parts(Expr node) {
        List<Expr> parts = new ArrayList<>();
        of(
                node,
                e -> {
                    parts.add(e);
                    return e;
                });
        return parts;
    }

    private static List<Expr> all(List<Expr> list, UnaryOperator<Expr> f) {
        return list.stream().map(f).toList();
    }
}
