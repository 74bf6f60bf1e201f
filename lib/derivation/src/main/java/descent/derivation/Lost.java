package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Symbol;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Fn;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may have been lost in a step: the derivative of the inside, that of log Z, a term. */
final class Lost {
    private static final Expr LOG_Z = new Expr.Apply(Fn.LOG, Expr.sym("Z"));

    private final Model model;
    private final Step step;

    Lost(Model model, Step step) {
        this.model = model;
        this.step = step;
    }

    /** The derivatives of what stands inside other functions on the left: the chain rule's. */
    Set<Expr> insides() {
        Set<Expr> factors = new LinkedHashSet<>();
        step.left()
                .each(
                        e -> {
                            if (e instanceof Expr.Diff d) {
                                inner(expanded(d.body()), d.by(), factors);
                                inner(d.body(), d.by(), factors);
                            }
                        });
        return factors;
    }

    private void inner(Expr e, Expr by, Set<Expr> factors) {
        e.each(
                p -> {
                    if (p instanceof Expr.Apply a) {
                        factors.add(new Expr.Diff(by, a.x()));
                    } else if (p instanceof Binary b && b.op() == Op.POWER) {
                        factors.add(new Expr.Diff(by, b.left()));
                    } else if (p instanceof Expr.Call c) {
                        c.args().stream()
                                .filter(x -> !(x instanceof Expr.Sym))
                                .forEach(x -> factors.add(new Expr.Diff(by, x)));
                    }
                });
    }

    /** The right side with what log Z contributes: it depends on the parameters too. */
    List<Expr> partition() {
        if (model.layers().isEmpty()) {
            return List.of();
        }
        Set<Expr> terms = new LinkedHashSet<>(List.of(LOG_Z));
        step.left()
                .each(
                        e -> {
                            if (e instanceof Expr.Diff d) {
                                Expr slope = new Expr.Diff(d.by(), LOG_Z);
                                terms.add(slope);
                                terms.add(new Binary(Op.TIMES, Expr.sym("P"), slope));
                            }
                        });
        return model.symbol("P") == null ? List.of() : with(terms);
    }

    /** The right side with one more term of the left side, or of the formula behind its name. */
    List<Expr> terms() {
        List<Expr> terms = Factors.terms(step.left());
        List<Expr> meant = Factors.terms(expanded(step.left()));
        List<Expr> all = new ArrayList<>(terms.size() > 1 ? terms : List.of()); // else all is lost
        all.addAll(meant.size() > 1 ? meant : List.of());
        return with(all);
    }

    private List<Expr> with(Iterable<Expr> terms) {
        List<Expr> repaired = new ArrayList<>();
        for (Expr term : terms) {
            repaired.add(new Binary(Op.PLUS, step.right(), term));
            repaired.add(new Binary(Op.MINUS, step.right(), term));
        }
        return repaired;
    }

    /** A name replaced by its formula, where the model has one for it; else the formula itself. */
    Expr expanded(Expr e) {
        if (e instanceof Expr.Neg n) {
            return new Expr.Neg(expanded(n.x()));
        } else if (e instanceof Expr.Diff d) {
            return new Expr.Diff(d.by(), expanded(d.body()));
        }
        Expr.Sym head = e instanceof Expr.Call c ? c.head() : e instanceof Expr.Sym s ? s : null;
        List<Expr> args = e instanceof Expr.Call c ? c.args() : List.of();
        Symbol.Let let =
                head == null
                        ? null
                        : e instanceof Expr.Call
                                ? model.call(head.name())
                                : model.symbol(head.name()) instanceof Symbol.Let l ? l : null;
        if (let == null
                || let.letters().size() != head.index().size()
                || !args.equals(let.params().stream().<Expr>map(Expr::sym).toList())) {
            return e;
        }
        Map<Expr, Expr> indices = new HashMap<>();
        for (int k = 0; k < let.letters().size(); k++) {
            indices.put(Expr.sym(let.letters().get(k)), head.index().get(k));
        }
        return Rewrites.replaced(let.body(), indices::get);
    }
}
