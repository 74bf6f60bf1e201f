package descent.derivation.model;

import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expectations over gradients that are drawn independently, each from the same two values. The sum
 * over all outcomes is exact; it branches only at the gradients that the formula really uses.
 *
 * @param <T> the kind of number
 */
final class Outcomes<T extends Scalar<T>> {
    private final Evaluator<T> evaluator;
    private final String series;

    Outcomes(Evaluator<T> evaluator, String series) {
        this.evaluator = evaluator;
        this.series = series;
    }

    /** Says that one more gradient must be fixed before the formula has a value. */
    private static final class Needed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Key key;

        Needed(Key key) {
            super(null, null, false, false);
            this.key = key;
        }
    }

    T mean(Expr.Mean m, Env env) {
        if (!m.given().isEmpty() || !m.over().isEmpty()) {
            throw new Unsupported("condition", m);
        }
        return mean(m.body(), env, Map.of());
    }

    private T mean(Expr body, Env env, Map<Key, Integer> known) {
        Evaluator<T> fixed =
                evaluator.with(
                        k -> {
                            if (!k.name().equals(series)) {
                                return evaluator.leaf(k);
                            } else if (!known.containsKey(k)) {
                                throw new Needed(k);
                            }
                            return evaluator.leaf(
                                    new Key(series + "#value", List.of(known.get(k))));
                        });
        try {
            return fixed.value(body, env);
        } catch (Needed needed) {
            T total = evaluator.numbers().getZero();
            for (int outcome = 0; outcome < 2; outcome++) {
                Map<Key, Integer> more = new HashMap<>(known);
                more.put(needed.key, outcome);
                total = total.add(probability(outcome).multiply(mean(body, env, more)));
            }
            return total;
        }
    }

    private T probability(int outcome) {
        T p = evaluator.leaf(new Key(series + "#probability", List.of()));
        return outcome == 0 ? p : evaluator.numbers().getOne().subtract(p);
    }
}
