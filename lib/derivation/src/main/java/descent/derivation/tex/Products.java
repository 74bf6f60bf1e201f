package descent.derivation.tex;

import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Op;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.MulContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ProductContext;
import java.util.ArrayList;
import java.util.List;
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

    Expr product(ProductContext c) {
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
            if (before != null && mul == null && open(before)) {
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
        Expr product = null;
        for (int k = 0; k < factors.size(); k++) {
            Expr f = factors.get(k);
            Op op = ops.get(k);
            int next = k + 1;
            int chain = vectors.length(factors, k);
            if (chain > 0) {
                f = vectors.product(factors.subList(k, k + chain));
                k += chain - 1;
            } else if (next < factors.size()
                    && dots.get(next)
                    && vectors.vector(f)
                    && vectors.vector(factors.get(next))) {
                f = vectors.product(factors.subList(k, next + 1));
                k++;
            } else if (Vectors.transposed(f)) {
                throw builder.problem(c, "transpose");
            }
            product = product == null ? f : new Binary(op, product, f);
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

    /** A name that no formula can contain, for an index of a product of vectors. */
    Sym fresh() {
        return Expr.sym("*i" + fresh++);
    }
}
