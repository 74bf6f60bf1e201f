package descent.derivation.model;

import descent.derivation.number.Dual;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Derivatives: the slope of a value in dual numbers over the same kind of number.
 *
 * @param <T> the kind of number
 */
final class Slopes<T extends Scalar<T>> {
    private final Evaluator<T> evaluator;
    private final Function<Key, T> leaf;
    private final Budget budget;
    private final Map<Key, Evaluator<Dual<T>>> duals = new HashMap<>();

    Slopes(Evaluator<T> evaluator, Function<Key, T> leaf, Budget budget) {
        this.evaluator = evaluator;
        this.leaf = leaf;
        this.budget = budget;
    }

    T of(Expr.Diff d, Env env) {
        Expr.Sym by = (Expr.Sym) d.by();
        Object bound = env.get(by.name());
        if (bound instanceof Scalar<?>) {
            @SuppressWarnings("unchecked") // only numbers of this kind are bound
            T x = (T) bound;
            return dual(new Key("", List.of()))
                    .value(d.body(), lift(env).with(by.name(), Dual.variable(x)))
                    .slope();
        }
        Key key;
        if (bound instanceof Key k && by.index().isEmpty()) {
            key = k;
        } else if (evaluator.model.symbol(by.name()) instanceof Symbol.Real r) {
            key = evaluator.indices().key(r, by, env);
        } else {
            throw new Unsupported("by", by);
        }
        return dual(key).value(d.body(), lift(env)).slope();
    }

    private Evaluator<Dual<T>> dual(Key seed) {
        return duals.computeIfAbsent(
                seed,
                s ->
                        new Evaluator<>(
                                evaluator.model,
                                Dual.over(evaluator.numbers()),
                                k ->
                                        k.equals(seed)
                                                ? Dual.variable(leaf.apply(k))
                                                : Dual.constant(leaf.apply(k)),
                                budget));
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
