package descent.derivation.tex;

import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.grammar.FormulaParser.GroupContext;
import descent.derivation.tex.grammar.FormulaParser.IndexContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import descent.derivation.tex.grammar.FormulaParser.SubContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/** Expectations: E[...], ⟨...⟩, running averages E[...]_t, and the variance. */
record Averages(Builder builder, Signature signature, Scripts scripts) {
    private static final Expr THETA = Expr.sym("theta");

    static boolean expectation(String name, GroupContext group) {
        return name.equals("mathbb E") || name.equals("E") && group.LBRACKET() != null;
    }

    /** Var[X] = E[X²] − E[X]². */
    static Expr variance(Expr x, List<Expr> given) {
        Expr square = new Binary(Op.POWER, x, Expr.num(2));
        Expr mean = new Expr.Mean(List.of(), x, given);
        return new Binary(
                Op.MINUS,
                new Expr.Mean(List.of(), square, given),
                new Binary(Op.POWER, mean, Expr.num(2)));
    }

    /** ⟨X⟩ is E[X]; ⟨X⟩_data is E[X given v], ⟨X⟩_model is E[X]. */
    Expr angle(PostfixContext p, GroupContext group, List<ScriptContext> behindIt) {
        List<Expr> body = scripts.slots(group, false);
        SubContext behind = scripts.sub(p, behindIt);
        if (body.size() != 1
                || behind != null && behind.OF_DATA() == null && of(behind).isEmpty()) {
            throw builder.problem(p, "angle", p.getText());
        }
        Expr value = average(behind, body.get(0), scripts.slots(group, true));
        Expr sup = scripts.exponent(behindIt);
        return sup == null ? value : builder.power(p, value, sup);
    }

    /** What a name below an expectation says about it. */
    private List<Expr> of(SubContext sub) {
        return sub.OF_MODEL() != null ? List.of(THETA) : scripts.indices(sub, null);
    }

    private Expr average(SubContext below, Expr body, List<Expr> conditions) {
        List<Expr> given = new ArrayList<>(conditions);
        List<Expr> over = List.of();
        if (below != null && below.OF_DATA() != null) {
            given.addAll(signature.data());
            if (given.isEmpty()) {
                throw builder.problem(below, "angle", below.getText());
            }
        } else if (below != null && below.OF_MODEL() == null) {
            over = scripts.indices(below, null);
            if (below.indices() != null && below.indices().GIVEN() != null) {
                int bar = bar(below);
                given.addAll(over.subList(bar, over.size()));
                over = over.subList(0, bar);
            }
        }
        return new Expr.Mean(over, body, given);
    }

    /** E[...] is an expectation; E[...]_t is the running average of that name. */
    Expr mean(PostfixContext p, List<ScriptContext> front, GroupContext group) {
        List<Expr> body = scripts.slots(group, false);
        if (body.size() != 1) {
            throw builder.problem(p, "group", group.getText());
        }
        SubContext behind = scripts.sub(p, Scripts.after(p));
        SubContext below = scripts.sub(p, front) == null ? behind : scripts.sub(p, front);
        Expr value;
        if (behind != null && behind.OF_DATA() == null && behind.OF_MODEL() == null) {
            String name = signature.canonical("E[" + body.get(0) + "]");
            value = builder.symbol(p, name, scripts.indices(behind, name));
        } else {
            value = average(below, body.get(0), scripts.slots(group, true));
        }
        Expr sup = scripts.exponent(Scripts.after(p));
        return sup == null ? value : builder.power(p, value, sup);
    }

    private static int bar(SubContext sub) {
        int before = 0;
        for (ParseTree child : sub.indices().children) {
            if (child.getText().matches("\\||\\\\(mid|vert|middle\\|)")) {
                break;
            }
            before += child instanceof IndexContext ? 1 : 0;
        }
        return before;
    }
}
