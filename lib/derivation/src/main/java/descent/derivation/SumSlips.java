package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Sampler;
import descent.derivation.model.Symbol;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Fn;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Slips about sums and logarithms, each undone in one place. */
record SumSlips(Model model) {
    /** The logarithm of a sum taken for the sum of the logarithms, or the other way round. */
    List<Expr> logs(Expr e) {
        return Rewrites.everywhere(
                e,
                p -> {
                    if (p instanceof Expr.Big b && !b.product()) {
                        return b.body() instanceof Expr.Apply a && a.fn() == Fn.LOG
                                ? List.of(log(over(b, b.names(), a.x())))
                                : List.of(
                                        log(over(b, b.names(), exp(b.body()))),
                                        new Expr.Neg(
                                                log(
                                                        over(
                                                                b,
                                                                b.names(),
                                                                exp(new Expr.Neg(b.body()))))));
                    } else if (p instanceof Expr.Apply a
                            && a.fn() == Fn.LOG
                            && a.x() instanceof Expr.Big b) {
                        return List.of(
                                new Expr.Big(
                                        false, b.names(), b.lower(), b.upper(), log(b.body())));
                    } else if (p instanceof Binary b
                            && (b.op() == Op.PLUS || b.op() == Op.MINUS)
                            && b.left() instanceof Expr.Apply x
                            && b.right() instanceof Expr.Apply y
                            && x.fn() == Fn.LOG
                            && y.fn() == Fn.LOG) {
                        return List.of(log(new Binary(b.op(), x.x(), y.x())));
                    }
                    return List.of();
                });
    }

    /** A logarithm lost or gained. */
    List<Expr> lostLogs(Expr e) {
        return Rewrites.everywhere(
                e,
                p ->
                        p instanceof Expr.Apply a && a.fn() == Fn.LOG
                                ? List.of(a.x())
                                : p instanceof Expr.Sym s
                                                && model.symbol(s.name()) instanceof Symbol.Let
                                                && s.index().isEmpty()
                                        ? List.of(log(p))
                                        : List.of());
    }

    /** A sum that should be a product, or the other way round. */
    List<Expr> products(Expr e) {
        return Rewrites.everywhere(
                e,
                p ->
                        p instanceof Expr.Big b
                                ? List.of(
                                        new Expr.Big(
                                                !b.product(),
                                                b.names(),
                                                b.lower(),
                                                b.upper(),
                                                b.body()))
                                : List.of());
    }

    /** A sum that runs over other names, that is lost, or that is one too many. */
    List<Expr> ranges(Expr e) {
        List<List<String>> choices = choices();
        return Rewrites.everywhere(
                e,
                p -> {
                    List<Expr> changed = new ArrayList<>();
                    if (p instanceof Expr.Big b && b.lower() == null) {
                        changed.add(b.body());
                        choices.forEach(names -> changed.add(over(b, names, b.body())));
                    } else if (p instanceof Binary || p instanceof Expr.Call || exponential(p)) {
                        Set<String> free = model.free(p);
                        for (List<String> names : choices) {
                            if (names.size() == 1 && free.containsAll(names)) {
                                changed.add(new Expr.Big(false, names, null, null, p));
                            }
                        }
                    }
                    return changed;
                });
    }

    /** Each state, each index, and all states together. */
    private List<List<String>> choices() {
        List<List<String>> choices = new ArrayList<>();
        List<String> states = model.layers().stream().map(Symbol.Layer::name).toList();
        for (String name : model.freeNames()) {
            boolean index = model.symbol(name) instanceof Symbol.Index && !name.equals("t");
            if ((index || states.contains(name)) && !Sampler.all(model, name).isEmpty()) {
                choices.add(List.of(name));
            }
        }
        if (states.size() > 1) {
            choices.add(states);
        }
        return choices;
    }

    private static boolean exponential(Expr e) {
        return e instanceof Expr.Apply a && a.fn() == Fn.EXP;
    }

    private static Expr over(Expr.Big b, List<String> names, Expr body) {
        boolean same = names.equals(b.names());
        return new Expr.Big(
                b.product(), names, same ? b.lower() : null, same ? b.upper() : null, body);
    }

    private static Expr log(Expr x) {
        return new Expr.Apply(Fn.LOG, x);
    }

    private static Expr exp(Expr x) {
        return new Expr.Apply(Fn.EXP, x);
    }
}
