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
 * The values of names: numbers, states, units and abbreviations.
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
            return evaluator.calls().value(new Expr.Call(Expr.sym(bare), args, List.of()), env);
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

    /** Gives an abbreviation without arguments a value instead of its formula's. */
    void fix(List<Object> key, T value) {
        memo.put(key, value);
    }

    /** What the value of an abbreviation is remembered by. */
    List<Object> key(Symbol.Let let, Expr.Sym s, Env env) {
        List<Integer> index = indices.indices(s, env);
        return key(let, index, lettered(let, s, index, env));
    }

    private List<Object> key(Symbol.Let let, List<?> args, Env env) {
        String name = let.name() + "/" + let.params().size();
        List<Object> key = new ArrayList<>(Arrays.asList(name, args, env.get(Indices.COORDINATE)));
        for (String n : free.computeIfAbsent(name, k -> new Free(model).of(let))) {
            key.add(env.get(n));
        }
        return key;
    }

    /** The value of a body, computed once for the same bindings. */
    T remembered(Symbol.Let let, Expr body, List<?> args, Env env) {
        List<Object> key = key(let, args, env);
        T value = memo.get(key);
        if (value == null) {
            value = evaluator.value(body, env);
            memo.put(key, value);
        }
        return value;
    }

    /** The indices of a name bound to the letters of its formula. */
    Env lettered(Symbol.Let let, Expr.Sym s, List<Integer> index, Env env) {
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
