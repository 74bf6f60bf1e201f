package descent.derivation.model;

import descent.derivation.number.Dual;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Derivatives: the slope of a value in dual numbers over the same kind of number.
 *
 * @param <T> the kind of number
 */
final class Slopes<T extends Scalar<T>> {
    private static final Key NONE = new Key("", List.of()); // no drawn number

    private final Evaluator<T> evaluator;
    private final Function<Key, T> leaf;
    private final Budget budget;
    private final Map<Key, Evaluator<Dual<T>>> duals = new HashMap<>();
    private final Map<List<Object>, Evaluator<Dual<T>>> abbreviations = new HashMap<>();
    private final Map<List<Object>, T> fixed =
            new HashMap<>(); // the variables of derivatives around

    Slopes(Evaluator<T> evaluator, Function<Key, T> leaf, Budget budget) {
        this.evaluator = evaluator;
        this.leaf = leaf;
        this.budget = budget;
    }

    /** Gives abbreviations, by what they are remembered by, values of their own. */
    void fix(Map<List<Object>, T> values) {
        fixed.putAll(values);
    }

    T of(Expr.Diff d, Env env) {
        Expr.Sym by = (Expr.Sym) d.by();
        Object bound = env.get(by.name());
        if (bound instanceof Scalar<?>) {
            @SuppressWarnings("unchecked") // only numbers of this kind are bound
            T x = (T) bound;
            return dual(NONE).value(d.body(), lift(env).with(by.name(), Dual.variable(x))).slope();
        }
        if (bound instanceof Key k && by.index().isEmpty()) {
            return dual(k).value(d.body(), lift(env)).slope();
        } else if (evaluator.model.symbol(by.name()) instanceof Symbol.Real r) {
            Key key = evaluator.indices().key(r, by, env);
            return dual(key).value(d.body(), lift(env)).slope();
        } else if (evaluator.model.symbol(by.name()) instanceof Symbol.Let let
                && !(let.body() instanceof Expr.Num)) {
            return byAbbreviation(let, by, d.body(), env);
        }
        throw new Unsupported("by", by);
    }

    /** ∂F/∂x_j: clear only where what x_j is made of stands nowhere else in the formula. */
    private T byAbbreviation(Symbol.Let let, Expr.Sym by, Expr body, Env env) {
        Free names = new Free(evaluator.model);
        Set<String> both = names.numbers(by, "");
        both.retainAll(names.numbers(body, by.name()));
        if (!both.isEmpty()) {
            throw new Unsupported("mixed", by, Expr.sym(both.iterator().next()));
        }
        List<Object> key = evaluator.meanings().key(let, by, env);
        Dual<T> variable = Dual.variable(evaluator.value(by, env));
        return abbreviations
                .computeIfAbsent(key, k -> dual(NONE, Map.of(k, variable)))
                .value(body, lift(env))
                .slope();
    }

    private Evaluator<Dual<T>> dual(Key seed) {
        return duals.computeIfAbsent(seed, s -> dual(s, Map.of()));
    }

    private Evaluator<Dual<T>> dual(Key seed, Map<List<Object>, Dual<T>> variable) {
        Evaluator<Dual<T>> dual =
                new Evaluator<>(
                        evaluator.model,
                        Dual.over(evaluator.numbers()),
                        k ->
                                k.equals(seed)
                                        ? Dual.variable(leaf.apply(k))
                                        : Dual.constant(leaf.apply(k)),
                        budget);
        Map<List<Object>, Dual<T>> values = new HashMap<>();
        fixed.forEach((k, x) -> values.put(k, Dual.constant(x)));
        values.putAll(variable);
        dual.fix(values);
        return dual;
    }

    private Env lift(Env env) {
        return env.map(
                x -> {
                    if (x instanceof Scalar<?>) {
                        @SuppressWarnings("unchecked") // only numbers of this kind are bound
                        T number = (T) x;
                        return Dual.constant(number);
                    }
                    return x;
                });
    }
}
