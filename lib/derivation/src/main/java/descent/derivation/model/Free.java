package descent.derivation.model;

import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names of states and indices, and whether θ, a formula leaves free. */
final class Free {
    private final Model model;
    private final Set<String> open = new HashSet<>();
    private final Map<Symbol.Let, Set<String>> known = new IdentityHashMap<>();
    private boolean circular; // an abbreviation was met inside itself

    Free(Model model) {
        this.model = model;
    }

    Set<String> of(Expr e) {
        Set<String> free = new LinkedHashSet<>();
        collect(e, Set.of(), free);
        return free;
    }

    /** The states that an abbreviation leaves free. */
    Set<String> states(Symbol.Let let) {
        Set<String> free = of(let);
        free.removeIf(n -> model.layer(n) == null);
        return free;
    }

    Set<String> of(Symbol.Let let) {
        Set<String> before = known.get(let);
        if (before != null) {
            return new LinkedHashSet<>(before);
        }
        Set<String> free = new LinkedHashSet<>();
        String name = let.name() + let.params();
        if (!open.add(name)) {
            circular = true;
            return free;
        }
        boolean outside = circular;
        circular = false;
        Set<String> bound = new HashSet<>(let.letters());
        bound.addAll(let.params());
        collect(let.body(), bound, free);
        open.remove(name);
        if (!circular || open.isEmpty()) { // else some names are still to come
            known.put(let, new LinkedHashSet<>(free));
        }
        circular |= outside;
        return free;
    }

    /** Whether a formula needs a name, directly or through other formulas. */
    boolean uses(Expr e, String wanted) {
        return uses(e, Lexicon.plain(wanted), new HashSet<>());
    }

    private boolean uses(Expr e, String wanted, Set<String> seen) {
        String used =
                e instanceof Expr.Call c
                        ? c.head().name()
                        : e instanceof Expr.Sym s ? s.name() : "";
        String bare = Lexicon.plain(used);
        Symbol.Let let = model.symbol(bare) instanceof Symbol.Let l ? l : null;
        Symbol.Let call = model.call(bare);
        if (let != null || call != null) {
            if (bare.equals(wanted)) {
                return true;
            }
            if (seen.add(bare)
                    && (let != null && uses(let.body(), wanted, seen)
                            || call != null && uses(call.body(), wanted, seen))) {
                return true;
            }
        }
        return e.parts().stream().anyMatch(p -> uses(p, wanted, seen));
    }

    /** The drawn numbers a formula is made of, but for those inside one abbreviation. */
    Set<String> numbers(Expr e, String without) {
        Set<String> found = new LinkedHashSet<>();
        numbers(e, without, found, new HashSet<>());
        return found;
    }

    private void numbers(Expr e, String without, Set<String> found, Set<String> seen) {
        String used =
                e instanceof Expr.Call c
                        ? c.head().name()
                        : e instanceof Expr.Sym s ? s.name() : e instanceof Expr.Mean ? "P" : "";
        if (!without.isEmpty() && Lexicon.plain(used).equals(without)) {
            return;
        }
        if (model.symbol(used) instanceof Symbol.Real) {
            found.add(used);
        } else if (used.equals("theta") && model.free()) {
            found.addAll(model.setting().theta());
        }
        List<Symbol.Let> formulas = new ArrayList<>(model.formulas(used));
        if (used.equals("P") && !model.layers().isEmpty()) {
            formulas.add(model.call(model.setting().energy()));
        }
        for (Symbol.Let let : formulas) {
            if (seen.add(let.name() + let.params())) {
                numbers(let.body(), without, found, seen);
            }
        }
        e.parts().forEach(p -> numbers(p, without, found, seen));
    }

    private void collect(Expr e, Set<String> bound, Set<String> free) {
        if (e instanceof Expr.Big b) {
            for (Expr part : b.parts()) {
                collect(part, part == b.body() ? plus(bound, b.names()) : bound, free);
            }
        } else if (e instanceof Expr.Bits b) {
            b.unit().index().forEach(i -> collect(i, bound, free));
            collect(b.body(), plus(bound, List.of(b.unit().toString())), free);
        } else if (e instanceof Expr.Mean m) {
            Set<String> random = new HashSet<>(bound);
            random.addAll(Joint.random(model, m));
            collect(m.body(), random, free);
            Joint.given(m).forEach(g -> collect(g, bound, free));
        } else {
            if (e instanceof Expr.Sym s) {
                symbol(s, bound, free);
            } else if (e instanceof Expr.Call c
                    && !c.head().name().equals("P") // P alone is short for P(v), P(h) is not
                    && model.call(c.head().name()) == null
                    && model.symbol(c.head().name()) instanceof Symbol.Let let) {
                Set<String> inside = of(let);
                for (Expr arg : c.args()) { // S(v'), but L(θ) is still about v
                    Symbol.Layer put = arg instanceof Expr.Sym a ? model.layer(a.name()) : null;
                    inside.removeIf(n -> put != null && put.equals(model.layer(n)));
                }
                inside.forEach(n -> name(n, bound, free));
            } else if (e instanceof Expr.Call c && model.call(c.head().name()) != null) {
                of(model.call(c.head().name())).forEach(n -> name(n, bound, free));
            }
            boolean call = e instanceof Expr.Call;
            for (Expr p : e.parts()) {
                if (!call || !p.equals(Expr.sym("theta")) || !model.free()) { // Z(θ) is Z
                    collect(p, bound, free);
                }
            }
        }
    }

    private void symbol(Expr.Sym s, Set<String> bound, Set<String> free) {
        String prime = "'".repeat((int) s.name().chars().filter(c -> c == '\'').count());
        Symbol meaning = model.symbol(s.name());
        boolean state =
                model.layer(s.name()) != null
                        && (s.index().isEmpty() || meaning instanceof Symbol.Layer);
        if (state && bound.contains(s.toString())) {
            return; // h_j below a sum over h_j
        } else if (state || meaning instanceof Symbol.Index) {
            name(s.name(), bound, free);
            return;
        }
        Symbol.Let let = meaning instanceof Symbol.Let l ? l : null;
        String bare = Lexicon.plain(s.name());
        if (let == null && model.symbol(bare) instanceof Symbol.Let l) {
            let = l;
        }
        if (let != null) {
            of(let).forEach(n -> name(primed(n, prime), bound, free));
        } else if (meaning == null && model.call(bare) != null) {
            model.call(bare).params().stream()
                    .filter(n -> !(model.symbol(n) instanceof Symbol.Real)) // df/dx is f'(x)
                    .forEach(n -> name(n + prime, bound, free));
            of(model.call(bare)).forEach(n -> name(n, bound, free));
        } else if (s.name().equals("theta") && meaning == null && model.free()) {
            name("theta", bound, free);
        }
    }

    /** A primed abbreviation is about primed states. */
    private String primed(String n, String prime) {
        return model.layer(n) != null ? n + prime : n;
    }

    private static void name(String n, Set<String> bound, Set<String> free) {
        if (!bound.contains(n)) {
            free.add(n);
        }
    }

    private static Set<String> plus(Set<String> bound, List<String> names) {
        Set<String> larger = new HashSet<>(bound);
        larger.addAll(names);
        return larger;
    }
}
