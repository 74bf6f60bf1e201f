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
    private final Signature signature;
    private int fresh;

    Products(Builder builder, Signature signature) {
        this.builder = builder;
        this.signature = signature;
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
            if (transposed(f) && next < factors.size()) {
                boolean matrix = wide(factors.get(next)) && next + 1 < factors.size();
                f = bilinear(((Binary) f).left(), factors.subList(next, next + (matrix ? 2 : 1)));
                k += matrix ? 2 : 1;
            } else if (next < factors.size()
                    && dots.get(next)
                    && vector(f)
                    && vector(factors.get(next))) {
                f = bilinear(f, factors.subList(next, next + 1));
                k++;
            } else if (transposed(f)) {
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

    private static boolean transposed(Expr e) {
        return e instanceof Binary b && b.op() == Op.POWER && b.right().equals(Builder.TOP);
    }

    private boolean vector(Expr e) {
        return e instanceof Sym s
                && s.index().isEmpty()
                && signature.units(s.name())
                && signature.arity(s.name()) == 1;
    }

    private boolean wide(Expr e) {
        return e instanceof Sym s && s.index().isEmpty() && signature.arity(s.name()) == 2;
    }

    /** x^⊤ y and x^⊤ W y as sums over indices. */
    private Expr bilinear(Expr x, List<Expr> rest) {
        Expr i = Expr.sym("*i" + fresh++);
        Expr last = i;
        Expr product = indexed(x, i);
        List<String> over = new ArrayList<>(List.of(((Sym) i).name()));
        if (rest.size() == 2) {
            last = Expr.sym("*j" + fresh++);
            over.add(((Sym) last).name());
            product = new Binary(Op.TIMES, product, indexed(rest.get(0), i, last));
        }
        product = new Binary(Op.TIMES, product, indexed(rest.get(rest.size() - 1), last));
        return new Expr.Big(false, over, null, null, product);
    }

    private static Expr indexed(Expr e, Expr... index) {
        return e instanceof Sym s ? new Sym(s.name(), List.of(index)) : e;
    }
}
