package descent.derivation.tex;

import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.BigopContext;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.SubContext;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sums and products over states, indices and single units. */
record Sums(Builder builder, Signature signature, Names names) {
    /** The sum that a factor begins with. */
    Expr of(FactorContext f) {
        BigopContext op = f.bigop();
        SubContext sub = op.sub();
        if (sub == null) {
            throw builder.problem(op, "range");
        }
        Binders binders = new Binders(builder, signature, names);
        List<Sym> units = binders.units(sub, op.sup());
        if (!units.isEmpty()) {
            List<String> bits = units.stream().map(Sym::toString).toList();
            return body(f, bits, e -> bits(op, units, e));
        }
        List<Binders.Range> ranges = binders.ranges(sub, op.sup(), builder.bound());
        ranges.forEach(r -> r.names().forEach(builder::bind));
        List<String> over = ranges.stream().flatMap(r -> r.names().stream()).toList();
        Expr sum = body(f, over, e -> binders.sum(op.PROD() != null, ranges, e));
        builder.release(over.size());
        return sum;
    }

    /** What a sum takes in: all that follows. A product leaves out what does not depend on it. */
    private Expr body(FactorContext f, List<String> over, UnaryOperator<Expr> plain) {
        UnaryOperator<Expr> sign = f.MINUS() == null ? plain : e -> plain.apply(new Expr.Neg(e));
        boolean states = over.stream().anyMatch(n -> signature.state(n) && !n.contains("_"));
        return f.bigop().PROD() == null || states
                ? sign.apply(builder.products().product(f.product()))
                : builder.products().over(f.product(), over, sign);
    }

    private static Expr bits(BigopContext op, List<Sym> units, Expr body) {
        Expr sum = body;
        for (int k = units.size() - 1; k >= 0; k--) {
            sum = new Expr.Bits(op.PROD() != null, units.get(k), sum);
        }
        return sum;
    }
}
