package descent.derivation.tex;

import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.RelationContext;
import descent.derivation.tex.grammar.FormulaParser.StatementContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Updates, as in θ ← θ − η g: names without an index get the step they belong to.
 *
 * <pre>
 *   m ← β m + (1 − β) g    is    m_t = β m_{t−1} + (1 − β) g_t
 *   θ ← θ + u              is    θ_{t+1} = θ_t + u_t
 * </pre>
 */
record Updates(Builder builder, Signature signature) {
    private static final Expr T = Expr.sym("t");

    /** Rewrites the first two sides if the arrow stands between them; it may stand nowhere else. */
    void rewrite(StatementContext tree, List<Relation> relations, List<Expr> sides) {
        for (int k = 0; k < relations.size(); k++) {
            RelationContext r = tree.relation(k);
            if (r.UPDATE() == null) {
                continue;
            }
            if (k > 0 || relations.size() == sides.size()) {
                throw builder.problem(r, "update", r.getText());
            }
            Expr head = plain(sides.get(0));
            if (!(head instanceof Sym name) || !signature.series(name.name())) {
                throw builder.problem(tree, "update.series", sides.get(0));
            }
            if (stepless(name)) {
                int next = signature.next(name.name());
                Expr old = next == 1 ? T : minusOne();
                sides.set(0, at(name, next == 1 ? plusOne() : T));
                sides.set(1, stepped(sides.get(1), name.name(), old));
            }
        }
    }

    /** No index, or only that of a coordinate. */
    private static boolean stepless(Sym s) {
        return s.index().isEmpty()
                || s.index().size() == 1
                        && s.index().get(0) instanceof Sym i
                        && List.of("i", "j").contains(i.name());
    }

    private static Sym at(Sym s, Expr step) {
        List<Expr> index = new ArrayList<>(List.of(step));
        index.addAll(s.index());
        return new Sym(s.name(), List.copyOf(index));
    }

    private static Expr plusOne() {
        return new Expr.Binary(Op.PLUS, T, Expr.num(1));
    }

    private static Expr minusOne() {
        return new Expr.Binary(Op.MINUS, T, Expr.num(1));
    }

    /** E[g²] without a step is the running average of that name where the model has one. */
    private Expr plain(Expr e) {
        if (e instanceof Expr.Mean m && m.over().isEmpty() && m.given().isEmpty()) {
            String name = signature.canonical("E[" + m.body() + "]");
            return signature.known(name) ? Expr.sym(name) : e;
        }
        return e;
    }

    private Expr stepped(Expr e, String updated, Expr old) {
        Expr x = plain(e);
        if (x instanceof Sym s && stepless(s) && signature.series(s.name())) {
            return at(s, s.name().equals(updated) ? old : T);
        }
        return x instanceof Expr.Mean ? x : x.map(p -> stepped(p, updated, old));
    }
}
