package descent.derivation.model;

import descent.derivation.number.Dual;
import descent.derivation.number.Numbers;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The value of a formula in one kind of number, for one drawing of the model's numbers. A
 * derivative is the slope in dual numbers over the same kind.
 *
 * @param <T> the kind of number
 */
public final class Evaluator<T extends Scalar<T>> {
    private static final String COORDINATE = "#coordinate";
    private static final int LARGEST_POWER = 200;
    private static final int LONGEST_SUM = 200;

    final Model model;
    private final Numbers<T> numbers;
    private final Function<Key, T> leaf;
    private final Budget budget;
    private final Map<List<Object>, T> memo = new HashMap<>();
    private final Map<Expr, Map<List<Object>, T>> nodes = new IdentityHashMap<>();
    private final Map<Expr, Set<String>> freeOf = new IdentityHashMap<>();
    private final Map<Key, Evaluator<Dual<T>>> duals = new HashMap<>();
    private final Map<String, Set<String>> free = new HashMap<>();
    private final Joint<T> joint;

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
        this.joint = new Joint<>(this);
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
        key.add(env.get(COORDINATE));
        for (String name : freeOf.computeIfAbsent(e, model::free)) {
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

    private T computed(Expr e, Env env) {
        budget.spend();
        if (e instanceof Expr.Num n) {
            return numbers.of(n.value());
        } else if (e instanceof Expr.Sym s) {
            return symbol(s, env);
        } else if (e instanceof Expr.Call c) {
            return call(c, env);
        } else if (e instanceof Expr.Neg n) {
            return value(n.x(), env).negate();
        } else if (e instanceof Expr.Binary b) {
            return binary(b, env);
        } else if (e instanceof Expr.Apply a) {
            return apply(a.fn(), value(a.x(), env));
        } else if (e instanceof Expr.Big b) {
            return big(b, b.names(), env);
        } else if (e instanceof Expr.Diff d) {
            return slope(d, env);
        } else if (e instanceof Expr.Mean m) {
            return model.random().isEmpty()
                    ? joint.mean(m, env)
                    : new Outcomes<>(this, model.random()).mean(m, env);
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
        Integer n = integer(exponent, env);
        if (n != null) {
            if (Math.abs(n) > LARGEST_POWER) {
                throw new Unsupported("power", n);
            }
            return base.power(n);
        }
        if (exponent instanceof Expr.Binary b
                && b.op() == Expr.Op.OVER
                && Integer.valueOf(2).equals(integer(b.right(), env))) {
            Integer above = integer(b.left(), env);
            if (above != null && Math.abs(above) <= LARGEST_POWER) {
                return base.sqrt().power(above);
            }
        }
        return base.log().multiply(value(exponent, env)).exp();
    }

    private T apply(Expr.Fn fn, T x) {
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
        for (Object each : domain(b, name, env)) {
            T term = big(b, rest, env.with(name, each));
            total = b.product() ? total.multiply(term) : total.add(term);
        }
        return total;
    }

    private List<Object> domain(Expr.Big b, String name, Env env) {
        Symbol meaning = model.symbol(name);
        List<Object> all = new ArrayList<>();
        Symbol.Layer layer = model.layer(name);
        if (layer != null && b.lower() == null) {
            for (int s = 0; s < layer.count(); s++) {
                all.add(new State(layer, s));
            }
            return all;
        }
        int from;
        int to;
        if (b.lower() != null) {
            Integer lower = integer(b.lower(), env);
            Integer upper = integer(b.upper(), env);
            if (lower == null || upper == null || (long) upper - lower > LONGEST_SUM) {
                throw new Unsupported("bounds", name);
            }
            from = lower;
            to = upper;
        } else {
            Symbol.Index range = meaning instanceof Symbol.Index i ? i : inferred(name, b.body());
            from = range.from();
            to = range.to();
        }
        for (int i = from; i <= to; i++) {
            all.add(i);
        }
        return all;
    }

    /** The range of a letter the model does not know, from the place where it is an index. */
    private Symbol.Index inferred(String name, Expr body) {
        List<Symbol.Index> found = new ArrayList<>();
        body.has(
                e -> {
                    if (e instanceof Expr.Sym s) {
                        int place = s.index().indexOf(Expr.sym(name));
                        List<String> letters = model.letters(s.name());
                        if (place >= 0 && place < letters.size()) {
                            found.add(model.range(letters.get(place)));
                        }
                    }
                    return false;
                });
        if (found.isEmpty() || found.get(0) == null) {
            throw new Unsupported("range", name);
        }
        return found.get(0);
    }

    private T slope(Expr.Diff d, Env env) {
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
        } else if (model.symbol(by.name()) instanceof Symbol.Real r) {
            key = key(r, by, env);
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
                                model,
                                Dual.over(numbers),
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

    private T symbol(Expr.Sym s, Env env) {
        Object bound = env.get(s.name());
        if (bound instanceof Integer n && s.index().isEmpty()) {
            return numbers.of(new BigFraction(n));
        } else if (bound instanceof State state) {
            return numbers.of(new BigFraction(unit(state, s, env)));
        } else if (bound instanceof Scalar<?> && s.index().isEmpty()) {
            @SuppressWarnings("unchecked") // only numbers of this kind are bound
            T number = (T) bound;
            return number;
        }
        Symbol meaning = model.symbol(s.name());
        if (meaning instanceof Symbol.Real r) {
            return leaf.apply(key(r, s, env));
        } else if (meaning instanceof Symbol.Let let) {
            return let(let, s, env);
        }
        String prime =
                s.name()
                        .substring(
                                s.name().length()
                                        - (int) s.name().chars().filter(c -> c == '\'').count());
        String bare = Model.plain(s.name());
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
        List<Integer> index = indices(s, env);
        if (index.size() == let.letters().size() + 1 && let.letters().equals(List.of("t"))) {
            inner = inner.with(COORDINATE, coordinate(s, index));
            index = index.subList(0, 1);
        } else if (index.size() != let.letters().size()) {
            throw new Unsupported("indices", s, let.letters().size());
        }
        for (int k = 0; k < index.size(); k++) {
            check(let.letters().get(k), index.get(k), s.name(), index);
            inner = inner.with(let.letters().get(k), index.get(k));
        }
        Expr body = !index.isEmpty() && index.get(0) <= let.startAt() ? let.start() : let.body();
        return remembered(let, body, index, inner);
    }

    /** The value of a body, computed once for the same bindings. */
    private T remembered(Symbol.Let let, Expr body, List<?> args, Env env) {
        String name = let.name() + "/" + let.params().size();
        List<Object> key = new ArrayList<>(Arrays.asList(name, args, env.get(COORDINATE)));
        for (String n : free.computeIfAbsent(name, k -> new Free(model).of(let))) {
            key.add(env.get(n));
        }
        T value = memo.get(key);
        if (value == null) {
            value = value(body, env);
            memo.put(key, value);
        }
        return value;
    }

    private T call(Expr.Call c, Env env) {
        String name = c.head().name();
        String bare = Model.plain(name);
        if (bare.equals("P") && !model.layers().isEmpty()) {
            return joint.probability(c.args(), c.given(), env);
        }
        Symbol.Let let = model.call(name);
        if (let == null && model.symbol(bare) instanceof Symbol.Let short1) {
            Env inner = env; // Z(θ), x_j(v'): a name with the states it is about put in
            for (Expr arg : c.args()) {
                if (arg instanceof Expr.Sym a && env.get(a.name()) instanceof State state) {
                    inner = inner.with(state.layer().name(), state);
                }
            }
            return symbol(c.head(), inner);
        }
        int order = name.length() - name.replace("'", "").length();
        if (let == null && model.call(bare) != null && order > 0) {
            return derivative(model.call(bare), order, argument(c), env);
        } else if (let == null) {
            throw new Unsupported("meaning", c.head());
        }
        if (c.args().size() != let.params().size()
                && model.call(name + "/" + c.args().size()) != null) {
            let = model.call(name + "/" + c.args().size());
        }
        if (c.args().size() != let.params().size()) {
            throw new Unsupported("arguments", c.head(), let.params().size());
        }
        Env inner = env;
        List<Object> args = new ArrayList<>();
        for (int k = 0; k < let.params().size(); k++) {
            String param = let.params().get(k);
            Expr arg = c.args().get(k);
            Object value =
                    model.layer(param) != null
                            ? state(model.layer(param), arg, env)
                            : value(arg, env);
            inner = inner.with(param, value);
            args.add(value);
        }
        boolean states = args.stream().allMatch(State.class::isInstance);
        return states ? remembered(let, let.body(), args, inner) : value(let.body(), inner);
    }

    private static Expr argument(Expr.Call c) {
        if (c.args().size() != 1) {
            throw new Unsupported("arguments", c.head(), 1);
        }
        return c.args().get(0);
    }

    /** f'(x), f''(x): the derivative with respect to the argument. */
    private T derivative(Symbol.Let f, int order, Expr argument, Env env) {
        String x = f.params().get(0);
        Expr body = f.body();
        for (int k = 0; k < order; k++) {
            body = new Expr.Diff(Expr.sym(x), body);
        }
        return value(body, env.with(x, value(argument, env)));
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

    int unit(State state, Expr.Sym s, Env env) {
        List<Integer> index = indices(s, env);
        int units = state.layer().units();
        if (index.isEmpty() && units == 0) {
            return state.number() + 1;
        }
        if (index.size() != 1) {
            throw new Unsupported(index.isEmpty() ? "vector" : "indices", s, 1);
        }
        if (index.get(0) < 1 || index.get(0) > units) {
            throw new IndexRange(new Key(s.name(), index));
        }
        return state.unit(index.get(0));
    }

    private Key key(Symbol.Real r, Expr.Sym s, Env env) {
        List<Integer> index = new ArrayList<>(indices(s, env));
        boolean series = r.letters().equals(List.of("t"));
        if (series && index.size() == 2) {
            coordinate(s, index);
        } else if (index.isEmpty() && model.units(r.name())) {
            throw new Unsupported("vector", s);
        } else if (!index.isEmpty() && index.size() != r.letters().size()) {
            throw new Unsupported("indices", s, r.letters().size());
        }
        boolean open =
                series ? index.size() == 1 : r.letters().equals(List.of("i")) && index.isEmpty();
        if (open && env.get(COORDINATE) instanceof Integer i) {
            index.add(i);
        }
        for (int k = 0; k < Math.min(index.size(), r.letters().size()); k++) {
            check(r.letters().get(k), index.get(k), s.name(), index);
        }
        return new Key(r.name(), List.copyOf(index));
    }

    private int coordinate(Expr.Sym s, List<Integer> index) {
        check("i", index.get(1), s.name(), index);
        return index.get(1);
    }

    /**
     * Steps may be any from 0 (a gradient: from 1); other indices have the range of their letter.
     */
    private void check(String letter, int value, String name, List<Integer> index) {
        Symbol.Index range = model.range(letter);
        boolean step = letter.equals("t");
        int least = step ? (model.symbol(name) instanceof Symbol.Real ? 1 : 0) : 0;
        if (step && value < least
                || !step && range != null && (value < range.from() || value > range.to())) {
            throw new IndexRange(new Key(name, index));
        }
    }

    private List<Integer> indices(Expr.Sym s, Env env) {
        List<Integer> index = new ArrayList<>();
        for (Expr e : s.index()) {
            Integer i = integer(e, env);
            if (i == null) {
                throw new Unsupported("index", s);
            }
            index.add(i);
        }
        return index;
    }

    /** The value of a formula made of whole numbers and indices, or null if it is not one. */
    Integer integer(Expr e, Env env) {
        if (e instanceof Expr.Num n) {
            return n.value().getDenominatorAsInt() == 1 && n.value().getNumerator().bitLength() < 31
                    ? Integer.valueOf(n.value().getNumeratorAsInt())
                    : null;
        } else if (e instanceof Expr.Sym s) {
            Object bound = env.get(s.name());
            if (bound instanceof State state && state.layer().units() == 0 && s.index().isEmpty()) {
                return state.number() + 1;
            }
            boolean constant =
                    bound == null
                            && s.index().isEmpty()
                            && model.symbol(s.name()) instanceof Symbol.Let l
                            && l.body() instanceof Expr.Num;
            return bound instanceof Integer n && s.index().isEmpty()
                    ? n
                    : constant ? integer(((Symbol.Let) model.symbol(s.name())).body(), env) : null;
        } else if (e instanceof Expr.Neg n) {
            Integer x = integer(n.x(), env);
            return x == null ? null : -x;
        } else if (e instanceof Expr.Binary b) {
            Integer x = integer(b.left(), env);
            Integer y = x == null ? null : integer(b.right(), env);
            if (y == null || Math.max(Math.abs(x), Math.abs(y)) > 1 << 14) {
                return null;
            }
            return switch (b.op()) {
                case PLUS -> x + y;
                case MINUS -> x - y;
                case TIMES -> x * y;
                default -> null;
            };
        }
        return null;
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

    T leaf(Key key) {
        return leaf.apply(key);
    }
}
