package descent.derivation.tex;

import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.ExprContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The left side of a definition, such as {@code A := ...}, {@code q_j := ...}, {@code g(x) := ...}.
 * It is one only if the name is new, with := or a plain equals sign: what has a meaning keeps it,
 * so that {@code Z := 1} is a claim, and a wrong one.
 */
record Definition(Builder builder, Signature signature) {
    /** The left side, or null if this is no definition. */
    Expr left(ExprContext e, Relation.Kind kind) {
        PostfixContext p = lone(e);
        if (p == null || kind != Relation.Kind.EQUAL && kind != Relation.Kind.DEFINED) {
            return null;
        }
        Names names = new Names(signature);
        Scripts scripts = new Scripts(builder, signature, names);
        Binders binders = new Binders(builder, signature, names);
        String plain = names.of(p.head().symbol());
        if (plain.startsWith("*")
                || plain.equals("mathbb E")
                || plain.equals("sigma") && signature.callable("sigma")) {
            return null;
        }
        if (plain.equals("E") && p.group() != null && p.group().LBRACKET() != null) {
            return average(p, scripts, binders);
        }
        long primes = Scripts.before(p).stream().mapToInt(s -> s.PRIME().size()).sum();
        String name = signature.canonical(plain + "'".repeat((int) primes));
        boolean taken =
                signature.known(name) && !(kind == Relation.Kind.DEFINED && signature.open(name));
        if (taken
                || !Names.letter(name)
                || Scripts.before(p).stream().anyMatch(s -> s.sup() != null)
                || !Scripts.after(p).isEmpty()) {
            return null;
        }
        List<Expr> index = index(Scripts.before(p), binders);
        List<Expr> args = new ArrayList<>();
        if (p.group() != null) {
            p.group().args().slot().forEach(s -> args.addAll(binders.lone(s.expr(0))));
        }
        Scripts.before(p).stream()
                .filter(s -> s.sub() != null && s.sub().getText().matches("_\\{?[0-9,]+}?"))
                .forEach(
                        s -> {
                            throw builder.problem(s, "single", p.head().getText() + s.getText());
                        });
        builder.bind(name);
        for (List<Expr> list : List.of(index, args)) {
            list.forEach(x -> builder.bind(((Sym) x).name()));
        }
        Sym head = new Sym(name, index);
        return p.group() == null ? head : new Expr.Call(head, args, List.of());
    }

    /** E[g²]_t: a series that is called by what it averages. */
    private Expr average(PostfixContext p, Scripts scripts, Binders binders) {
        List<Expr> body = scripts.slots(p.group(), false);
        String name = "E[" + body.get(0) + "]";
        if (body.size() != 1 || signature.known(name)) { // then E[g²]_{1} is one of its values
            return null;
        }
        List<Expr> index = index(Scripts.after(p), binders);
        if (index.isEmpty()) {
            return null;
        }
        builder.bind(name);
        index.forEach(x -> builder.bind(((Sym) x).name()));
        return new Sym(name, index);
    }

    private static List<Expr> index(List<ScriptContext> scripts, Binders binders) {
        List<Expr> index = new ArrayList<>();
        for (ScriptContext s : scripts) {
            if (s.sub() != null) {
                index.addAll(binders.names(s.sub()));
            }
        }
        return index;
    }

    private static PostfixContext lone(ExprContext e) {
        if (e.product().size() != 1 || !e.sign().isEmpty() || e.product(0).factor().size() != 1) {
            return null;
        }
        PostfixContext p = e.product(0).factor(0).postfix();
        return p == null || p.head() == null || p.head().symbol() == null ? null : p;
    }
}
