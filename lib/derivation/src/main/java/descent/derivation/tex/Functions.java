package descent.derivation.tex;

import descent.derivation.tex.Expr.Apply;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.grammar.FormulaParser.GroupContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import java.util.List;

/** Functions that are written as words, and σ: sigmoid, softplus, Var. */
record Functions(Builder builder, Signature signature, Scripts scripts) {
    /** The value, or null if the name is no function here. */
    Expr of(PostfixContext p, String name, int primes, GroupContext group) {
        boolean sigma = name.equals("sigma") && signature.callable("sigma");
        if (group == null || name.equals("sigma") && !sigma) {
            if (name.startsWith("*")) {
                throw builder.problem(p, Names.complaint(name), name.substring(1));
            }
            return null;
        }
        unambiguous(builder, Scripts.before(p));
        for (ScriptContext s : Scripts.before(p)) {
            if (s.sub() != null) {
                throw builder.problem(s, "script", s.getText());
            }
        }
        List<Expr> x = scripts.slots(group, false);
        if (name.equals("*Var") && x.size() == 1) {
            return Averages.variance(x.get(0), scripts.slots(group, true));
        }
        if (x.size() != 1 || !scripts.slots(group, true).isEmpty()) {
            throw builder.problem(p, "group", group.getText());
        }
        if (primes > (name.equals("sigma") ? 1 : 0)) {
            throw builder.problem(p, "unsupported", p.getText());
        }
        Expr s = new Apply(Fn.SIGMA, x.get(0));
        return switch (name) {
            case "sigma", "*sigmoid", "*sigm", "*logistic" ->
                    primes == 0 ? s : new Binary(Op.TIMES, s, new Binary(Op.MINUS, Expr.num(1), s));
            case "*softplus" ->
                    new Apply(
                            Fn.LOG, new Binary(Op.PLUS, Expr.num(1), new Apply(Fn.EXP, x.get(0))));
            default -> throw builder.problem(p, Names.complaint(name), name.substring(1));
        };
    }

    /** f^{-1}(x) may be the inverse function, f^{(2)}(x) the second derivative. */
    static void unambiguous(Builder builder, List<ScriptContext> front) {
        for (ScriptContext s : front) {
            if (s.sup() != null && s.sup().getText().matches("\\^\\{([-−–].*|\\(.*\\))}")) {
                throw builder.problem(s, "inverse", s.getText());
            }
        }
    }
}
