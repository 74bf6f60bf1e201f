package descent.derivation.tex;

import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.MulContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ProductContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.antlr.v4.runtime.tree.ParseTree;

/** Products: factors side by side, with signs between them, and products of vectors. */
final class Products {
    private final Builder builder;
    private final Vectors vectors;
    private int fresh;

    Products(Builder builder, Signature signature) {
        this.builder = builder;
        this.vectors = new Vectors(builder, signature);
    }

    /** Factors with what stands before each of them. */
    private record Factors(List<Expr> all, List<Op> ops, List<Boolean> dots) {}

    Expr product(ProductContext c) {
        Factors f = factors(c);
        return product(c, f, 0, f.all.size());
    }

    /**
     * A product over names. Factors at the end that do not depend on them stand outside: ∏_i a_i c
     * is c ∏_i a_i.
     */
    Expr over(ProductContext c, List<String> names, UnaryOperator<Expr> sign) {
        Factors f = factors(c);
        int end = f.all.size();
        while (end > 1 && !f.all.get(end - 1).has(e -> runs(e, names))) {
            end--;
        }
        Expr product = sign.apply(product(c, f, 0, end));
        if (end == f.all.size()) {
            return product;
        }
        Expr rest = product(c, f, end, f.all.size());
        return f.ops.get(end) == Op.OVER
                ? outside(product, f, end, c)
                : new Binary(Op.TIMES, product, rest);
    }

    /** ∏_i a_i / c: the fraction has the product above. */
    private Expr outside(Expr product, Factors f, int end, ProductContext c) {
        Expr value = new Binary(Op.OVER, product, f.all.get(end));
        return end + 1 == f.all.size()
                ? value
                : new Binary(f.ops.get(end + 1), value, product(c, f, end + 1, f.all.size()));
    }

    private static boolean runs(Expr e, List<String> names) {
        return e instanceof Sym s && names.contains(s.name())
                || e instanceof Sym t && !t.index().isEmpty() && names.contains(t.toString());
    }

    private Factors factors(ProductContext c) {
        List<Expr> factors = new ArrayList<>();
        List<Op> ops = new ArrayList<>();
        List<Boolean> dots = new ArrayList<>();
        MulContext mul = null;
        FactorContext before = null;
        boolean slash = false;
        for (ParseTree child : c.children) {
            if (child instanceof MulContext m) {
                mul = m;
                continue;
            }
            FactorContext f = (FactorContext) child;
            boolean dot = mul != null && mul.SLASH() == null && wide(before);
            if (before != null && (mul == null || dot) && open(before)) {
                throw builder.problem(f, "reach", before.getStart().getText());
            }
            if (before != null && mul == null && slash) {
                throw builder.problem(f, "slash");
            }
            slash = mul != null && mul.SLASH() != null;
            ops.add(slash ? Op.OVER : Op.TIMES);
            dots.add(mul != null && !slash);
            factors.add(builder.factor(f));
            before = f;
            mul = null;
        }
        return new Factors(factors, ops, dots);
    }

    private Expr product(ProductContext c, Factors f, int from, int to) {
        List<Expr> factors = f.all.subList(0, to);
        Expr product = null;
        for (int k = from; k < to; k++) {
            Expr factor = factors.get(k);
            Op op = f.ops.get(k);
            int next = k + 1;
            int chain = vectors.length(factors, k);
            if (chain > 0) {
                factor = vectors.product(factors.subList(k, k + chain));
                k += chain - 1;
            } else if (next < to
                    && f.dots.get(next)
                    && vectors.vector(factor)
                    && vectors.vector(factors.get(next))) {
                factor = vectors.product(factors.subList(k, next + 1));
                k++;
            } else if (Vectors.transposed(factor)) {
                throw builder.problem(c, "transpose");
            }
            product = product == null ? factor : new Binary(op, product, factor);
        }
        return product;
    }

    /** Whether it is unclear how much behind this factor its function or derivative takes in. */
    private static boolean open(FactorContext f) {
        if (f.FUNCTION() == null && f.diff() == null) {
            return false;
        }
        PostfixContext operand = f.factor().postfix();
        return operand == null ? open(f.factor()) : operand.head() != null;
    }

    /** Whether a factor is a derivative in the form of a fraction, which may take in a product. */
    private static boolean wide(FactorContext f) {
        return f != null && f.diff() != null && f.diff().FRAC() != null;
    }

    /** A name that no formula can contain, for an index of a product of vectors. */
    Sym fresh() {
        return Expr.sym("*i" + fresh++);
    }
}
