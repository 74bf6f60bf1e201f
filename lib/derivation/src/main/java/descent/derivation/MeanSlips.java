package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.List;

/** Slips about probabilities and expectations, each undone in one place. */
record MeanSlips(Model model) {
    private static final Expr.Sym P = Expr.sym("P");

    /** The expectation of the model where that of the data belongs, or the other way round. */
    List<Expr> distributions(Expr e) {
        List<Expr> data = model.signature().data();
        return Rewrites.everywhere(
                e,
                p -> {
                    if (data.isEmpty()) {
                        return List.of();
                    } else if (p instanceof Expr.Mean m) {
                        return List.of(
                                new Expr.Mean(
                                        m.over(),
                                        m.body(),
                                        m.given().isEmpty() ? data : List.of()));
                    } else if (p instanceof Expr.Big b && !b.product()) {
                        return other(b);
                    }
                    return List.of();
                });
    }

    /** Σ_h P(h|v) for Σ_{v,h} P(v,h), and the other way round. */
    private List<Expr> other(Expr.Big b) {
        List<Expr> states = states();
        Expr joint = new Expr.Call(P, states, List.of());
        Expr given = new Expr.Call(P, states.subList(1, states.size()), states.subList(0, 1));
        boolean data = b.names().equals(names(states.subList(1, states.size())));
        boolean all = b.names().equals(names(states));
        if (!data && !all) {
            return List.of();
        }
        Expr body =
                Rewrites.replaced(
                        b.body(),
                        p -> p.equals(data ? given : joint) ? data ? joint : given : null);
        List<String> over = names(data ? states : states.subList(1, states.size()));
        return List.of(new Expr.Big(false, over, null, null, body));
    }

    /** The product of two means for the mean of the product, P(v) P(h) for P(v,h). */
    List<Expr> independent(Expr e) {
        return Rewrites.everywhere(
                e,
                p -> {
                    if (p instanceof Binary b && b.op() == Op.TIMES) {
                        return joined(b.left(), b.right());
                    } else if (p instanceof Binary b
                            && b.op() == Op.POWER
                            && b.left() instanceof Expr.Mean m) {
                        Expr power = new Binary(Op.POWER, m.body(), b.right());
                        return List.of(new Expr.Mean(m.over(), power, m.given()));
                    }
                    return List.of();
                });
    }

    private static List<Expr> joined(Expr a, Expr b) {
        if (b instanceof Expr.Mean n) {
            Expr other = a instanceof Expr.Mean m ? m.body() : a;
            Expr product = new Binary(Op.TIMES, other, n.body());
            return List.of(new Expr.Mean(List.of(), product, n.given()));
        }
        boolean both =
                a instanceof Expr.Call x
                        && b instanceof Expr.Call y
                        && x.head().equals(P)
                        && y.head().equals(P)
                        && x.given().isEmpty()
                        && y.given().isEmpty();
        if (!both) {
            return List.of();
        }
        List<Expr> args = new ArrayList<>(((Expr.Call) a).args());
        args.addAll(((Expr.Call) b).args());
        return List.of(new Expr.Call(P, args, List.of()));
    }

    /** A state where its mean belongs. */
    List<Expr> averages(Expr e) {
        List<Expr> data = model.signature().data();
        return Rewrites.everywhere(
                e,
                p -> {
                    boolean product =
                            p instanceof Expr.Sym || p instanceof Binary b && b.op() == Op.TIMES;
                    if (data.isEmpty()
                            || !product
                            || model.free(p).stream().allMatch(n -> model.layer(n) == null)) {
                        return List.of();
                    }
                    return List.of(
                            new Expr.Mean(List.of(), p, data),
                            new Expr.Mean(List.of(), p, List.of()));
                });
    }

    /** P(h) for P(h|v), and the other way round. */
    List<Expr> conditions(Expr e) {
        return Rewrites.everywhere(
                e,
                p -> {
                    if (!(p instanceof Expr.Call c) || !c.head().equals(P)) {
                        return List.of();
                    } else if (!c.given().isEmpty()) {
                        return List.of(new Expr.Call(P, c.args(), List.of()));
                    }
                    List<Expr> changed = new ArrayList<>();
                    for (Expr state : states()) {
                        if (!model.free(c).containsAll(model.free(state))) {
                            changed.add(new Expr.Call(P, c.args(), List.of(state)));
                        }
                    }
                    return changed;
                });
    }

    /** P(h) for P(v). */
    List<Expr> otherStates(Expr e) {
        List<Expr> states = states();
        return Rewrites.everywhere(
                e,
                p ->
                        p instanceof Expr.Call c
                                        && c.given().isEmpty()
                                        && c.args().size() == 1
                                        && states.contains(c.args().get(0))
                                ? states.stream()
                                        .filter(s -> !s.equals(c.args().get(0)))
                                        .<Expr>map(
                                                s -> new Expr.Call(c.head(), List.of(s), List.of()))
                                        .toList()
                                : List.of());
    }

    /** F(v) for E(v,h), and the other way round; E(x) for E(x,y) where the model has no F. */
    List<Expr> energies(Expr e) {
        String free = model.call("F") == null ? "E" : "F";
        return Rewrites.everywhere(
                e,
                p -> {
                    if (!(p instanceof Expr.Call c) || !c.head().index().isEmpty()) {
                        return List.of();
                    } else if (c.head().name().equals("E") && c.args().size() == 2) {
                        return List.of(
                                new Expr.Call(Expr.sym(free), c.args().subList(0, 1), List.of()));
                    }
                    boolean freeEnergy = c.head().name().equals(free) && c.args().size() == 1;
                    return freeEnergy && c.args().equals(states().subList(0, 1))
                            ? List.of(new Expr.Call(Expr.sym("E"), states(), List.of()))
                            : List.of();
                });
    }

    private List<Expr> states() {
        return model.layers().stream().<Expr>map(l -> Expr.sym(l.name())).toList();
    }

    private static List<String> names(List<Expr> states) {
        return states.stream().map(s -> ((Expr.Sym) s).name()).toList();
    }
}
