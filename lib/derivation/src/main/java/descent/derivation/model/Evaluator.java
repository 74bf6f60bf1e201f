package descent.derivation.model;

import descent.derivation.number.Numbers;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Fn;
import descent.derivation.tex.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The value of a formula in one kind of number, for one drawing of the model's numbers. A
 * derivative is the slope in dual numbers over the same kind.
 *
 * @param <T> the kind of number
 */
public final class Evaluator<T extends Scalar<T>> {
    private static final int LARGEST_POWER = 200;

    final Model model;
    private final Numbers<T> numbers;
    private final Function<Key, T> leaf;
    private final Budget budget;
    private final Map<Expr, Map<List<Object>, T>> nodes = new IdentityHashMap<>();
    private final Map<Expr, Set<String>> freeOf = new IdentityHashMap<>();
    private final Indices indices;
    private final Meanings<T> meanings;
    private final Calls<T> calls;
    private final Joint<T> joint;
    private final Slopes<T> slopes;

    /**
     * An evaluator.
     *
     * @param model what names mean
     * @param numbers the constants
     * @param leaf the drawn numbers
     * @param budget how much work may be done
     */
    public Evaluator(Model model, Numbers<T> numbers, Function<Key, T> leaf, Budget budget) {
        this.model = model;
        this.numbers = numbers;
        this.leaf = leaf;
        this.budget = budget;
        this.indices = new Indices(model);
        this.meanings = new Meanings<>(this, indices);
        this.calls = new Calls<>(this, indices, meanings);
        this.joint = new Joint<>(this);
        this.slopes = new Slopes<>(this, leaf, budget);
    }

    /**
     * The value of a formula.
     *
     * @param e the formula
     * @param env what its free names are bound to
     * @return its value
     * @throws descent.derivation.number.Undefined if it has none
     * @throws descent.derivation.number.OutOfField if this kind of number cannot hold it
     * @throws IndexRange if an index lies outside its range
     * @throws Unsupported if the model does not give it a meaning
     */
    public T value(Expr e, Env env) {
        boolean worth = e instanceof Expr.Big || e instanceof Expr.Diff || e instanceof Expr.Mean;
        if (!worth || env.numbers()) {
            return computed(e, env);
        }
        List<Object> key = new ArrayList<>();
        key.add(env.get(Indices.COORDINATE));
        for (String name : freeOf.computeIfAbsent(e, this::names)) {
            key.add(env.get(name));
        }
        Map<List<Object>, T> known = nodes.computeIfAbsent(e, n -> new HashMap<>());
        T value = known.get(key);
        if (value == null) {
            value = computed(e, env);
            known.put(key, value);
        }
        return value;
    }

    /** All names a value may depend on, also letters that only a sum outside gives a meaning. */
    private Set<String> names(Expr e) {
        Set<String> names = new LinkedHashSet<>(model.free(e));
        e.each(
                part -> {
                    if (part instanceof Expr.Sym s) {
                        names.add(s.name());
                    }
                });
        return names;
    }

    private T computed(Expr e, Env env) {
        budget.spend();
        if (e instanceof Expr.Num n) {
            return numbers.of(n.value());
        } else if (e instanceof Expr.Sym s) {
            return meanings.symbol(s, env);
        } else if (e instanceof Expr.Call c) {
            return calls.value(c, env);
        } else if (e instanceof Expr.Neg n) {
            return value(n.x(), env).negate();
        } else if (e instanceof Expr.Binary b) {
            return binary(b, env);
        } else if (e instanceof Expr.Apply a) {
            return apply(a.fn(), value(a.x(), env));
        } else if (e instanceof Expr.Big b) {
            return big(b, b.names(), env);
        } else if (e instanceof Expr.Bits b) {
            return bits(b, env);
        } else if (e instanceof Expr.Diff d) {
            return slopes.of(d, env);
        } else if (e instanceof Expr.Mean m) {
            return model.setting().random().isEmpty()
                    ? joint.mean(m, env)
                    : new Outcomes<>(this, model.setting().random()).mean(m, env);
        }
        throw new Unsupported(e instanceof Expr.Const ? "const" : "event", e);
    }

    private T binary(Expr.Binary b, Env env) {
        T left = value(b.left(), env);
        return switch (b.op()) {
            case PLUS -> left.add(value(b.right(), env));
            case MINUS -> left.subtract(value(b.right(), env));
            case TIMES -> {
                T right = value(b.right(), env); // evaluated first, so that 0 · (1/0) is undefined
                yield left.multiply(right);
            }
            case OVER -> left.divide(value(b.right(), env));
            case POWER -> power(left, b.right(), env);
        };
    }

    private T power(T base, Expr exponent, Env env) {
        Integer n = indices.integer(exponent, env);
        if (n != null) {
            if (Math.abs(n) > LARGEST_POWER) {
                throw new Unsupported("power", n);
            }
            return base.power(n);
        }
        if (exponent instanceof Expr.Binary b
                && b.op() == Op.OVER
                && Integer.valueOf(2).equals(indices.integer(b.right(), env))) {
            Integer above = indices.integer(b.left(), env);
            if (above != null && Math.abs(above) <= LARGEST_POWER) {
                return base.sqrt().power(above);
            }
        }
        return base.log().multiply(value(exponent, env)).exp();
    }

    private T apply(Fn fn, T x) {
        return switch (fn) {
            case EXP -> x.exp();
            case LOG -> x.log();
            case SQRT -> x.sqrt();
            case SIGMA -> x.negate().exp().add(numbers.getOne()).reciprocal();
            case TANH -> {
                T e = x.multiply(2).exp();
                yield e.subtract(numbers.getOne()).divide(e.add(numbers.getOne()));
            }
        };
    }

    private T big(Expr.Big b, List<String> names, Env env) {
        if (names.isEmpty()) {
            return value(b.body(), env);
        }
        String name = names.get(0);
        List<String> rest = names.subList(1, names.size());
        T total = b.product() ? numbers.getOne() : numbers.getZero();
        for (Object each : indices.domain(b, name, env)) {
            T term = big(b, rest, env.with(name, each));
            total = b.product() ? total.multiply(term) : total.add(term);
        }
        return total;
    }

    private T bits(Expr.Bits b, Env env) {
        State state = meanings.stateOf(b.unit(), env);
        int unit = meanings.place(state, b.unit(), env);
        T off = value(b.body(), env.with(b.unit().name(), state.with(unit, 0)));
        T on = value(b.body(), env.with(b.unit().name(), state.with(unit, 1)));
        return b.product() ? off.multiply(on) : off.add(on);
    }

    Joint<T> joint() {
        return joint;
    }

    Indices indices() {
        return indices;
    }

    Calls<T> calls() {
        return calls;
    }

    Meanings<T> meanings() {
        return meanings;
    }

    Numbers<T> numbers() {
        return numbers;
    }

    /**
     * The same evaluator with some numbers drawn otherwise; nothing is remembered across.
     *
     * @param otherLeaf the drawn numbers
     * @return the new evaluator
     */
    public Evaluator<T> with(Function<Key, T> otherLeaf) {
        return new Evaluator<>(model, numbers, otherLeaf, budget);
    }

    /** Gives abbreviations, by what they are remembered by, values instead of their formulas'. */
    void fix(Map<List<Object>, T> values) {
        values.forEach(meanings::fix);
        slopes.fix(values);
    }

    T leaf(Key key) {
        return leaf.apply(key);
    }
}
