package descent.derivation.model;

import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The values of names and of the model's functions.
 *
 * @param <T> the kind of number
 */
final class Meanings<T extends Scalar<T>> {
    private final Evaluator<T> evaluator;
    private final Model model;
    private final Indices indices;
    private final Map<List<Object>, T> memo = new HashMap<>();
    private final Map<String, Set<String>> free = new HashMap<>();

    Meanings(Evaluator<T> evaluator, Indices indices) {
        this.evaluator = evaluator;
        this.model = evaluator.model;
        this.indices = indices;
    }

    T symbol(Expr.Sym s, Env env) {
        Object bound = env.get(s.name());
        if (bound instanceof Integer n && s.index().isEmpty()) {
            return evaluator.numbers().of(new BigFraction(n));
        } else if (bound instanceof State state) {
            return evaluator.numbers().of(new BigFraction(unit(state, s, env)));
        } else if (bound instanceof Scalar<?> && s.index().isEmpty()) {
            @SuppressWarnings("unchecked") // only numbers of this kind are bound
            T number = (T) bound;
            return number;
        }
        Symbol meaning = model.symbol(s.name());
        if (meaning instanceof Symbol.Real r) {
            return evaluator.leaf(indices.key(r, s, env));
        } else if (meaning instanceof Symbol.Let let) {
            return let(let, s, env);
        }
        String prime =
                s.name()
                        .substring(
                                s.name().length()
                                        - (int) s.name().chars().filter(c -> c == '\'').count());
        String bare = Lexicon.unprimed(s.name());
        if (meaning == null && model.symbol(bare) instanceof Symbol.Let let) {
            return let(primed(let, prime), s, env); // e' is about v' and h'
        } else if (meaning == null && model.call(bare) != null && s.index().isEmpty()) {
            List<Expr> args = new ArrayList<>();
            model.call(bare).params().forEach(p -> args.add(Expr.sym(p + prime)));
            return call(new Expr.Call(Expr.sym(bare), args, List.of()), env);
        }
        throw new Unsupported("meaning", s);
    }

    private Symbol.Let primed(Symbol.Let let, String prime) {
        return new Symbol.Let(
                let.name() + prime,
                let.letters(),
                let.params(),
                primed(let.body(), prime),
                -1,
                null);
    }

    private Expr primed(Expr e, String prime) {
        if (e instanceof Expr.Sym s
                && (model.layer(s.name()) != null
                        || model.symbol(s.name()) instanceof Symbol.Let l
                                && !new Free(model).states(l).isEmpty())) {
            return new Expr.Sym(
                    s.name() + prime,
                    s.map(p -> primed(p, prime)) instanceof Expr.Sym t ? t.index() : s.index());
        } else if (e instanceof Expr.Big b) {
            List<String> names =
                    b.names().stream().map(n -> model.layer(n) != null ? n + prime : n).toList();
            return new Expr.Big(b.product(), names, b.lower(), b.upper(), primed(b.body(), prime));
        }
        return e.map(p -> primed(p, prime));
    }

    private T let(Symbol.Let let, Expr.Sym s, Env env) {
        Env inner = env;
        List<Integer> index = indices.indices(s, env);
        if (index.size() == let.letters().size() + 1 && let.letters().equals(List.of("t"))) {
            inner = inner.with(Indices.COORDINATE, indices.coordinate(s, index));
            index = index.subList(0, 1);
        }
        inner = lettered(let, s, index, inner);
        Expr body = !index.isEmpty() && index.get(0) <= let.startAt() ? let.start() : let.body();
        return remembered(let, body, index, inner);
    }

    /** The value of a body, computed once for the same bindings. */
    private T remembered(Symbol.Let let, Expr body, List<?> args, Env env) {
        String name = let.name() + "/" + let.params().size();
        List<Object> key = new ArrayList<>(Arrays.asList(name, args, env.get(Indices.COORDINATE)));
        for (String n : free.computeIfAbsent(name, k -> new Free(model).of(let))) {
            key.add(env.get(n));
        }
        T value = memo.get(key);
        if (value == null) {
            value = evaluator.value(body, env);
            memo.put(key, value);
        }
        return value;
    }

    T call(Expr.Call c, Env env) {
        String name = c.head().name();
        String bare = Lexicon.unprimed(name);
        if (name.equals("P") && !model.layers().isEmpty()) {
            if (!c.head().index().isEmpty()) {
                throw new Unsupported("indices", c.head(), 0);
            }
            return evaluator.joint().probability(c.args(), c.given(), env);
        }
        Symbol.Let let = model.call(name);
        if (let == null && model.symbol(bare) instanceof Symbol.Let short1) {
            if (!name.equals(bare)) {
                throw new Unsupported("meaning", c.head()); // S'(v)
            }
            Env inner = env; // Z(θ), x_j(v'): a name with the states it is about put in
            Set<String> about = new Free(model).states(short1);
            for (Expr arg : c.args()) {
                if (arg instanceof Expr.Sym a && env.get(a.name()) instanceof State state) {
                    if (!about.contains(state.layer().name())) {
                        throw new Unsupported("dependence", c.head(), arg);
                    }
                    inner = inner.with(state.layer().name(), state);
                }
            }
            return symbol(c.head(), inner);
        }
        List<Expr> passed = arguments(c);
        int order = name.length() - name.replace("'", "").length();
        if (let == null && model.call(bare) != null && order > 0) {
            return derivative(model.call(bare), order, passed, c, env);
        } else if (let == null) {
            throw new Unsupported("meaning", c.head());
        }
        if (passed.size() != let.params().size()
                && model.call(name + "/" + passed.size()) != null) {
            let = model.call(name + "/" + passed.size());
        }
        if (passed.size() != let.params().size()) {
            throw new Unsupported("arguments", c.head(), let.params().size());
        }
        Env inner = lettered(let, c.head(), indices.indices(c.head(), env), env);
        List<Object> args = new ArrayList<>(indices.indices(c.head(), env));
        int letters = args.size();
        for (int k = 0; k < let.params().size(); k++) {
            String param = let.params().get(k);
            Expr arg = passed.get(k);
            Object value =
                    model.layer(param) != null
                            ? state(model.layer(param), arg, env)
                            : evaluator.value(arg, env);
            inner = inner.with(param, value);
            args.add(value);
        }
        boolean states = args.stream().skip(letters).allMatch(State.class::isInstance);
        return states
                ? remembered(let, let.body(), args, inner)
                : evaluator.value(let.body(), inner);
    }

    /** The indices of a name bound to the letters of its formula. */
    private Env lettered(Symbol.Let let, Expr.Sym s, List<Integer> index, Env env) {
        if (index.size() != let.letters().size()) {
            throw new Unsupported("indices", s, let.letters().size());
        }
        Env inner = env;
        for (int k = 0; k < index.size(); k++) {
            indices.check(let.letters().get(k), index.get(k), s.name(), index);
            inner = inner.with(let.letters().get(k), index.get(k));
        }
        return inner;
    }

    /** The arguments without the parameters, which are always meant: F(v; θ) is F(v). */
    private List<Expr> arguments(Expr.Call c) {
        return model.free()
                ? c.args().stream().filter(a -> !a.equals(Expr.sym("theta"))).toList()
                : c.args();
    }

    /** f'(x), f''(x): the derivative with respect to the argument. */
    private T derivative(Symbol.Let f, int order, List<Expr> args, Expr.Call c, Env env) {
        if (args.size() != 1) {
            throw new Unsupported("arguments", c.head(), 1);
        }
        Expr argument = args.get(0);
        String x = f.params().get(0);
        Expr body = f.body();
        for (int k = 0; k < order; k++) {
            body = new Expr.Diff(Expr.sym(x), body);
        }
        return evaluator.value(body, env.with(x, evaluator.value(argument, env)));
    }

    /** An argument that must be a state of a layer. */
    State state(Symbol.Layer layer, Expr arg, Env env) {
        if (arg instanceof Expr.Sym s
                && s.index().isEmpty()
                && env.get(s.name()) instanceof State state
                && state.layer().count() == layer.count()
                && state.layer().units() == layer.units()) {
            return new State(layer, state.number());
        }
        throw new Unsupported("state", arg, layer.name());
    }

    /** The state that a unit belongs to; where its other units are not bound, they are 0. */
    State stateOf(Expr.Sym unit, Env env) {
        return env.get(unit.name()) instanceof State bound
                ? bound
                : new State(model.layer(unit.name()), 0);
    }

    int unit(State state, Expr.Sym s, Env env) {
        return s.index().isEmpty() && state.layer().units() == 0
                ? state.number() + 1
                : state.unit(place(state, s, env));
    }

    /** Which unit of a state is meant, from 1. */
    int place(State state, Expr.Sym s, Env env) {
        List<Integer> index = indices.indices(s, env);
        int units = state.layer().units();
        if (index.size() != 1) {
            throw new Unsupported(index.isEmpty() ? "vector" : "indices", s, 1);
        }
        if (index.get(0) < 1 || index.get(0) > units) {
            throw new IndexRange(new Key(s.name(), index));
        }
        return index.get(0);
    }
}
