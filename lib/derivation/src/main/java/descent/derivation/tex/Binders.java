package descent.derivation.tex;

import descent.derivation.tex.grammar.FormulaParser.ExprContext;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.IndexContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.SubContext;
import descent.derivation.tex.grammar.FormulaParser.SupContext;
import java.util.ArrayList;
import java.util.List;

/** Names that are introduced: those that run below a sum, stand below ∝, or are defined. */
record Binders(Builder builder, Signature signature, Names names) {
    /** What stands below a sum: names, and the bounds of an index. */
    record Range(List<String> names, Expr lower, Expr upper) {}

    Range range(SubContext sub, SupContext above) {
        List<String> over = new ArrayList<>();
        Expr lower = null;
        if (sub.symbol() != null) {
            over.add(names.of(sub.symbol()));
        } else if (sub.indices() == null) {
            throw builder.problem(sub, "range");
        } else {
            for (IndexContext i : sub.indices().index()) {
                over.add(binder(i));
                lower = i.EQ() == null ? lower : builder.expr(i.expr(1));
            }
        }
        if (lower != null && (over.size() > 1 || above == null)
                || sub.indices() != null && sub.indices().GIVEN() != null) {
            throw builder.problem(sub, "range");
        }
        Expr upper = above == null ? null : builder.scripts().sup(above);
        return new Range(
                List.copyOf(over), upper != null && lower == null ? Expr.num(1) : lower, upper);
    }

    private String binder(IndexContext i) {
        var sum = i.expr(0);
        if (sum.product().size() == 1 && sum.sign().isEmpty()) {
            var factors = sum.product(0).factor();
            PostfixContext p = factors.size() == 1 ? factors.get(0).postfix() : null;
            if (p != null && p.head() != null && p.head().symbol() != null && p.group() == null) {
                String primes = Scripts.primes(p.script());
                if (p.script().stream().allMatch(s -> s.sub() == null)
                        && Scripts.powerless(p.script())) {
                    return signature.canonical(names.of(p.head().symbol()) + primes);
                }
            }
        }
        throw builder.problem(i, "binder", i.getText());
    }

    /** Names that need no meaning yet: those below ∝ and those a definition introduces. */
    List<Expr> names(SubContext sub) {
        if (sub.symbol() != null) {
            return List.of(Expr.sym(names.of(sub.symbol())));
        }
        List<Expr> list = new ArrayList<>();
        if (sub.indices() != null) {
            for (IndexContext i : sub.indices().index()) {
                list.addAll(lone(i.expr(0)));
            }
        }
        return list;
    }

    /** Names written side by side. */
    List<Expr> lone(ExprContext e) {
        List<Expr> list = new ArrayList<>();
        for (FactorContext f : e.product(0).factor()) {
            PostfixContext p = f.postfix();
            if (e.product().size() > 1
                    || p == null
                    || p.head() == null
                    || p.head().symbol() == null) {
                throw builder.problem(e, "binder", e.getText());
            }
            String plain = names.of(p.head().symbol());
            list.add(Expr.sym(signature.canonical(plain + Scripts.primes(p.script()))));
        }
        return list;
    }
}
