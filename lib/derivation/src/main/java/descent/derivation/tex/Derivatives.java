package descent.derivation.tex;

import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.BelowContext;
import descent.derivation.tex.grammar.FormulaParser.DiffContext;
import descent.derivation.tex.grammar.FormulaParser.HeadContext;
import descent.derivation.tex.grammar.FormulaParser.OrderContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Derivatives: ∂, ∇, d/dx, and those of higher order such as ∂²/∂x∂y. */
record Derivatives(Builder builder, Signature signature) {
    private static final int HIGHEST = 4;

    /** The derivative whose operand stands behind the fraction or the sign. */
    Expr of(DiffContext d, Expr body) {
        if (!d.below().isEmpty()) {
            return nested(d, d.order(), d.below(), body);
        }
        if (d.NABLA() != null
                && d.sub() == null
                && body instanceof Expr.Call c
                && !signature.units(c.head().name())
                && signature.known(c.head().name() + "'")) {
            return new Expr.Call(
                    new Sym(c.head().name() + "'", c.head().index()), c.args(), c.given());
        }
        Expr by =
                d.sub() == null
                        ? Expr.sym("theta")
                        : builder.scripts().indices(d.sub(), null).get(0);
        if (!(by instanceof Sym)) {
            throw builder.problem(d, "variable", by);
        }
        return new Expr.Diff(single(d, (Sym) by), body);
    }

    /** A variable that is one number: W alone stands for all weights. */
    private Sym single(ParserRuleContext at, Sym by) {
        boolean many = by.index().isEmpty() && signature.units(by.name());
        if (many && !signature.state(by.name())) {
            throw builder.problem(at, "gradient", by);
        }
        return by;
    }

    /** The derivative whose operand stands above the fraction line. */
    Expr of(HeadContext h, Expr body) {
        return nested(h, h.order(), h.below(), body);
    }

    private Expr nested(
            ParserRuleContext at, OrderContext above, List<BelowContext> below, Expr body) {
        List<Expr> by = new ArrayList<>();
        below.forEach(b -> by.addAll(variables(b)));
        int order = above == null ? 1 : digits(above);
        if (order != by.size()) {
            throw builder.problem(at, "order", order, by.size());
        }
        Expr derivative = body;
        for (int k = by.size() - 1; k >= 0; k--) {
            derivative = new Expr.Diff(by.get(k), derivative);
        }
        return derivative;
    }

    private int digits(OrderContext above) {
        String text = above.NUMBER().getText();
        if (text.length() > 1 && above.LBRACE() == null || text.contains(".")) {
            throw builder.problem(above, "digits", text);
        }
        int order = text.length() > 1 ? HIGHEST + 1 : Integer.parseInt(text);
        if (order < 1 || order > HIGHEST) {
            throw builder.problem(above, "highest", HIGHEST);
        }
        return order;
    }

    /** The variable of one ∂ below the line, as often as its power says: ∂x² is twice x. */
    private List<Expr> variables(BelowContext b) {
        Expr by = builder.postfix(b.postfix());
        if (by instanceof Sym s) {
            return List.of(single(b.postfix(), s));
        }
        if (by instanceof Expr.Binary p
                && p.op() == Op.POWER
                && p.left() instanceof Sym
                && p.right() instanceof Expr.Num n
                && n.value().getDenominatorAsInt() == 1
                && n.value().doubleValue() >= 1
                && n.value().doubleValue() <= HIGHEST) {
            return Collections.nCopies(n.value().intValue(), p.left());
        }
        throw builder.problem(b.postfix(), "variable", b.postfix().getText());
    }
}
