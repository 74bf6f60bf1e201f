package descent.derivation.tex;

import descent.derivation.tex.Expr.Apply;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.ArgContext;
import descent.derivation.tex.grammar.FormulaParser.ExprContext;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.GroupContext;
import descent.derivation.tex.grammar.FormulaParser.HeadContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ProductContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import descent.derivation.tex.grammar.FormulaParser.SlotContext;
import descent.derivation.tex.grammar.FormulaParser.SymbolContext;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Makes the tree of a formula out of what the grammar found, with the model's knowledge of names.
 */
final class Builder {
    static final Expr TOP = Expr.sym("top");

    private final Names names;
    private final Signature signature;
    private final int firstLine;
    private final Deque<String> bound = new ArrayDeque<>();
    private final Products products;

    Builder(Signature signature, int firstLine) {
        this.signature = signature;
        this.firstLine = firstLine;
        this.names = new Names(signature);
        this.products = new Products(this, signature);
    }

    /** Names that the left side of a definition introduces. */
    void bind(String name) {
        bound.push(name);
    }

    /** Ends the use of names that were bound last. */
    void release(int count) {
        for (int k = 0; k < count; k++) {
            bound.pop();
        }
    }

    /** The names that run in the sums around. */
    Collection<String> bound() {
        return bound;
    }

    Expr expr(ExprContext c) {
        return sum(c, products::product);
    }

    /** Terms with the signs between them. */
    static Expr sum(ExprContext c, Function<ProductContext, Expr> read) {
        Expr sum = null;
        boolean minus = false;
        for (ParseTree child : c.children) {
            if (child instanceof ProductContext p) {
                Expr term = read.apply(p);
                if (sum == null) {
                    sum = minus ? new Expr.Neg(term) : term;
                } else {
                    sum = new Binary(minus ? Op.MINUS : Op.PLUS, sum, term);
                }
            } else {
                minus = !child.getText().equals("+");
            }
        }
        return sum;
    }

    Expr factor(FactorContext f) {
        if (f.bigop() != null) {
            return new Sums(this, signature, names).of(f);
        } else if (f.FUNCTION() != null) {
            Expr x = factor(f.factor());
            Expr value =
                    new Apply(
                            switch (f.FUNCTION().getText()) {
                                case "\\exp" -> Fn.EXP;
                                case "\\tanh" -> Fn.TANH;
                                default -> Fn.LOG;
                            },
                            x);
            return f.sup() == null ? value : power(f, value, scripts().sup(f.sup()));
        } else if (f.diff() != null) {
            return derivatives().of(f.diff(), factor(f.factor()));
        }
        return postfix(f.postfix());
    }

    Expr postfix(PostfixContext p) {
        if (p.head() == null) {
            return bracket(p, p.group(), p.script());
        }
        HeadContext h = p.head();
        if (h.symbol() == null) {
            Expr head = head(h);
            Expr value = scripts().attach(p, head, Scripts.before(p));
            return times(value, p);
        }
        return scripts().named(p, names.of(h.symbol()));
    }

    /** A value followed by a bracket that is a factor of its own. */
    Expr times(Expr value, PostfixContext p) {
        if (p.group() == null) {
            return value;
        }
        return new Binary(Op.TIMES, value, bracket(p, p.group(), Scripts.after(p)));
    }

    /** A bracket that only groups, (W^⊤ v)_j, or an expectation ⟨v_i h_j⟩. */
    private Expr bracket(PostfixContext p, GroupContext g, List<ScriptContext> scripts) {
        if (g.LANGLE() != null) {
            return new Averages(this, signature, scripts()).angle(p, g, scripts);
        }
        Expr component = new Vectors(this, signature).component(g, scripts);
        return component == null
                ? scripts().attach(p, single(g), scripts)
                : scripts().attach(p, component, scripts.subList(1, scripts.size()));
    }

    private Expr head(HeadContext h) {
        if (h.NUMBER() != null) {
            return number(h.NUMBER().getText());
        } else if (h.CONST() != null) {
            return new Expr.Const();
        } else if (!h.below().isEmpty()) {
            return derivatives().of(h, products.product(h.product()));
        } else if (h.FRAC_DIGITS() != null) {
            String digits = h.getText().replaceAll("[^0-9]", "");
            return new Binary(Op.OVER, number(digits.substring(0, 1)), number(digits.substring(1)));
        } else if (h.LEFT_BAR() != null) {
            Expr x = expr(h.expr());
            return Vectors.root(new Binary(Op.TIMES, x, x));
        } else if (!h.NORM().isEmpty()) {
            return new Vectors(this, signature).norm(h, expr(h.expr()));
        } else if (h.SQRT() != null) {
            Expr x = arg(h.arg(0));
            return h.expr() == null
                    ? new Apply(Fn.SQRT, x)
                    : new Binary(Op.POWER, x, new Binary(Op.OVER, Expr.num(1), expr(h.expr())));
        } else if (h.FRAC() != null) {
            return new Binary(Op.OVER, arg(h.arg(0)), arg(h.arg(1)));
        }
        return expr(h.expr());
    }

    private Expr arg(ArgContext a) {
        return a.expr() != null ? expr(a.expr()) : lone(a, a.NUMBER(), a.symbol());
    }

    /** What stands behind \\frac or \\sqrt without braces: LaTeX takes one digit. */
    private Expr lone(ParserRuleContext at, TerminalNode digits, SymbolContext symbol) {
        if (digits == null) {
            return symbol(at, names.of(symbol));
        } else if (digits.getText().length() > 1) {
            throw problem(at, "digits", digits.getText());
        }
        return number(digits.getText());
    }

    Sym symbol(ParserRuleContext at, String name) {
        return symbol(at, name, List.of());
    }

    Sym symbol(ParserRuleContext at, String name, List<Expr> index) {
        if (!bound.contains(name) && !signature.known(name)) {
            throw problem(at, Names.complaint(name), Printer.name(name));
        }
        return new Sym(name, index);
    }

    static Expr number(String text) {
        int dot = text.indexOf('.');
        if (text.length() > 18) {
            throw new IllegalArgumentException(text);
        }
        BigFraction digits = new BigFraction(Long.parseLong(text.replace(".", "")));
        return new Expr.Num(
                dot < 0 ? digits : digits.divide(new BigFraction(10).pow(text.length() - dot - 1)));
    }

    /** A bracket that only groups. */
    private Expr single(GroupContext g) {
        List<SlotContext> slots = g.args().slot();
        if (slots.size() != 1 || slots.get(0).EQ() != null) {
            throw problem(g, "group", g.getText());
        }
        return expr(slots.get(0).expr(0));
    }

    Expr slot(SlotContext s) {
        Expr what = expr(s.expr(0));
        return s.EQ() == null ? what : new Expr.Event(what, expr(s.expr(1)));
    }

    Expr power(ParserRuleContext at, Expr base, Expr exponent) {
        if (exponent instanceof Sym s
                && s.index().isEmpty()
                && base instanceof Sym b
                && (s.name().equals("top") || s.name().equals("T"))
                && signature.units(b.name())) {
            return new Binary(Op.POWER, base, TOP);
        }
        if (exponent.has(TOP::equals) && !signature.known("top")) {
            throw problem(at, "transpose");
        }
        return new Binary(Op.POWER, base, exponent);
    }

    Products products() {
        return products;
    }

    private Derivatives derivatives() {
        return new Derivatives(this, signature);
    }

    Scripts scripts() {
        return new Scripts(this, signature, names);
    }

    SyntaxProblem problem(ParserRuleContext at, String key, Object... values) {
        return new SyntaxProblem(
                firstLine - 1 + at.getStart().getLine(),
                1 + at.getStart().getCharPositionInLine(),
                key,
                values);
    }
}
