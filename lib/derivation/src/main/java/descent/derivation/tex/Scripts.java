package descent.derivation.tex;

import descent.derivation.tex.Expr.Apply;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Num;
import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.GroupContext;
import descent.derivation.tex.grammar.FormulaParser.IndexContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import descent.derivation.tex.grammar.FormulaParser.SlotContext;
import descent.derivation.tex.grammar.FormulaParser.SubContext;
import descent.derivation.tex.grammar.FormulaParser.SupContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.commons.math3.fraction.BigFraction;

/** What hangs on a name: indices, primes, powers, and the bracket behind it. */
record Scripts(Builder builder, Signature signature, Names names) {
    private static final Expr THETA = Expr.sym("theta");

    /** A name with everything that belongs to it. */
    Expr named(PostfixContext p, String plain) {
        List<ScriptContext> front = before(p);
        GroupContext group = p.group();
        if (group != null && Averages.expectation(plain, group)) {
            return averages().mean(p, front, group);
        }
        String name = signature.canonical(plain + primes(front));
        if (signature.units(name) || !signature.data().isEmpty()) {
            notSample(front, name);
        }
        Expr sup = exponent(front);
        if (plain.equals("e") && sup != null && name.equals("e")) {
            return builder.times(new Apply(Fn.EXP, sup), p);
        }
        SubContext sub = sub(p, front);
        if (plain.startsWith("*") || plain.equals("sigma") && group != null) {
            Expr value =
                    new Functions(builder, signature, this)
                            .of(p, plain, primes(front).length(), group);
            if (value != null) {
                return attach(p, sup == null ? value : builder.power(p, value, sup), after(p));
            }
        }
        List<Expr> index = sub == null ? List.of() : indices(sub, name);
        if (index.equals(List.of(THETA)) && signature.arity(name) == 0) {
            index = List.of(); // Z_θ is Z(θ)
        }
        Sym symbol = builder.symbol(p, name, index);
        List<Expr> args = group == null || !signature.callable(name) ? null : slots(group, false);
        if (args == null || !signature.applies(name, args)) {
            Expr value = sup == null ? symbol : builder.power(p, symbol, sup);
            return builder.times(value, p);
        }
        Functions.unambiguous(builder, front);
        Expr call = new Expr.Call(symbol, args, slots(group, true));
        return attach(p, sup == null ? call : builder.power(p, call, sup), after(p));
    }

    private Averages averages() {
        return new Averages(builder, signature, this);
    }

    /** v^{(n)} would be read as a power; a model has one state v, not a list of samples. */
    private void notSample(List<ScriptContext> front, String name) {
        for (ScriptContext s : front) {
            if (s.sup() != null && s.sup().getText().matches("\\^\\{\\(.*\\)}")) {
                throw builder.problem(s, "sample", Printer.name(name) + s.getText());
            }
        }
    }

    List<Expr> slots(GroupContext group, boolean given) {
        List<Expr> slots = new ArrayList<>();
        boolean behind = false;
        for (ParseTree child : group.args().children) {
            if (child instanceof SlotContext s && behind == given) {
                slots.add(builder.slot(s));
            } else if (child instanceof TerminalNode) { // the bar
                behind = true;
            }
        }
        return slots;
    }

    /** Powers and primes of a bracket or a number. */
    Expr attach(ParserRuleContext at, Expr base, List<ScriptContext> scripts) {
        Expr value = base;
        for (ScriptContext s : scripts) {
            if (s.sup() == null || primes(List.of(s)).length() > 0) {
                throw builder.problem(s, "script", s.getText());
            }
            value = builder.power(at, value, sup(s.sup()));
        }
        return value;
    }

    Expr sup(SupContext s) {
        if (s.expr() != null) {
            Sym turned = transpose(s);
            return turned != null ? turned : builder.expr(s.expr());
        } else if (s.NUMBER() != null) {
            // LaTeX takes one digit: x^12 is x¹2. What is meant is clear only with braces.
            if (s.NUMBER().getText().length() > 1) {
                throw builder.problem(s, "digits", s.NUMBER().getText());
            }
            if (s.MINUS() != null) { // x^-1 is shown as x⁻1
                throw builder.problem(s, "minus", s.NUMBER().getText());
            }
            return Builder.number(s.NUMBER().getText());
        } else if (s.symbol() == null) {
            throw builder.problem(s, "script", s.getText());
        }
        String name = names.of(s.symbol());
        return name.equals("top") || name.equals("T") ? Expr.sym(name) : builder.symbol(s, name);
    }

    /** {\\top} and {\\mathsf T}: a sign of its own in braces. */
    private Sym transpose(SupContext s) {
        FactorContext f = Binders.onlyFactor(s.expr());
        PostfixContext p = f == null ? null : f.postfix();
        if (p == null || p.head() == null || p.head().symbol() == null || !p.script().isEmpty()) {
            return null;
        }
        String name = names.of(p.head().symbol());
        boolean turns = name.equals("top") || name.equals("T") && !signature.known("T");
        return turns && p.group() == null ? Expr.sym(name) : null;
    }

    Expr exponent(List<ScriptContext> scripts) {
        Expr power = null;
        for (ScriptContext s : scripts) {
            if (s.sup() != null && s.sup().PRIME().isEmpty()) {
                if (power != null) {
                    throw builder.problem(s, "script", s.getText());
                }
                power = sup(s.sup());
            }
        }
        return power;
    }

    static String primes(List<ScriptContext> scripts) {
        int primes = 0;
        for (ScriptContext s : scripts) {
            primes += s.PRIME().size() + (s.sup() == null ? 0 : s.sup().PRIME().size());
        }
        return "'".repeat(primes);
    }

    /** Whether no power hangs on the name. */
    static boolean powerless(List<ScriptContext> scripts) {
        return scripts.stream().allMatch(x -> x.sup() == null || !x.sup().PRIME().isEmpty());
    }

    SubContext sub(PostfixContext p, List<ScriptContext> scripts) {
        SubContext sub = null;
        for (ScriptContext s : scripts) {
            if (s.sub() != null && sub != null) {
                throw builder.problem(p, "script", s.getText());
            }
            sub = s.sub() != null ? s.sub() : sub;
        }
        return sub;
    }

    /** The indices of a name: {@code ij}, {@code 11} and {@code i1} are two for a name with two. */
    List<Expr> indices(SubContext sub, String name) {
        if (sub.symbol() != null) {
            return List.of(builder.symbol(sub, names.of(sub.symbol())));
        }
        List<Expr> list = new ArrayList<>();
        if (sub.OF_DATA() != null || sub.OF_MODEL() != null) {
            throw builder.problem(sub, "script", sub.getText());
        } else if (sub.NUMBER() != null) {
            if (sub.NUMBER().getText().length() > 1) {
                throw builder.problem(sub, "digits", sub.NUMBER().getText());
            }
            list.add(Builder.number(sub.NUMBER().getText()));
        } else {
            for (IndexContext i : sub.indices().index()) {
                if (i.SIM() != null) { // h ~ P(h given v)
                    Expr distribution = builder.expr(i.expr(1));
                    boolean whole = distribution.equals(Expr.sym("P")); // v, h ~ P
                    list.add(whole ? builder.expr(i.expr(0)) : distribution);
                } else if (i.expr().size() > 1) {
                    throw builder.problem(i, "script", i.getText());
                } else {
                    list.add(builder.expr(i.expr(0)));
                }
            }
        }
        return name != null && list.size() == 1 && signature.arity(name) == 2
                ? split(list.get(0))
                : list;
    }

    private static List<Expr> split(Expr e) {
        List<Expr> list = new ArrayList<>();
        if (e instanceof Binary b && b.op() == Op.TIMES) {
            list.addAll(split(b.left()));
            list.addAll(split(b.right()));
        } else if (e instanceof Num n && n.value().compareTo(new BigFraction(9)) > 0) {
            for (char digit : n.toString().toCharArray()) {
                list.add(Builder.number(String.valueOf(digit)));
            }
        } else {
            list.add(e);
        }
        return list;
    }

    /** The scripts between the head and the bracket behind it. */
    static List<ScriptContext> before(PostfixContext p) {
        return part(p, false);
    }

    /** The scripts behind the bracket. */
    static List<ScriptContext> after(PostfixContext p) {
        return part(p, true);
    }

    private static List<ScriptContext> part(PostfixContext p, boolean behind) {
        List<ScriptContext> list = new ArrayList<>();
        boolean seen = false;
        for (ParseTree child : p.children) {
            if (child instanceof ScriptContext s && seen == behind) {
                list.add(s);
            }
            seen |= child instanceof GroupContext;
        }
        return list;
    }
}
