package descent.derivation.model;

import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The distribution of the layers, P ∝ e^{−E}: probabilities of events and expectations.
 *
 * <pre>
 *   P(A given B) = Σ_{states in A and B} e^{−E} / Σ_{states in B} e^{−E}
 * </pre>
 *
 * <p>An event fixes a layer (v) or one unit of it (h_j, h_j = 1). An expectation runs over the
 * states that its body leaves free and its conditions do not fix.
 *
 * @param <T> the kind of number
 */
final class Joint<T extends Scalar<T>> {
    private final Evaluator<T> evaluator;
    private final Model model;
    private final List<T> weights = new ArrayList<>();

    Joint(Evaluator<T> evaluator) {
        this.evaluator = evaluator;
        this.model = evaluator.model;
    }

    /** An event: the layer, the unit (0 for the whole layer) and the value. */
    private record Event(Symbol.Layer layer, int unit, int value) {
        boolean allows(int state) {
            return unit == 0 ? state == value : (state >> (unit - 1) & 1) == value;
        }
    }

    T probability(List<Expr> args, List<Expr> given, Env env) {
        List<Event> condition = events(given, env);
        List<Event> both = events(args, env);
        if (both.isEmpty()) {
            throw new Unsupported("events");
        }
        both.addAll(condition);
        return mass(both).divide(mass(condition));
    }

    T mean(Expr.Mean m, Env env) {
        if (model.layers().isEmpty()) {
            throw new Unsupported("mean");
        }
        Set<String> random = random(model, m);
        List<Expr> given = given(m);
        Set<Symbol.Layer> layers = new LinkedHashSet<>();
        for (String n : random) {
            if (!layers.add(layer(n))) {
                throw new Unsupported("twice", m);
            }
        }
        List<Event> condition = events(given, env);
        T total = sum(m.body(), List.copyOf(random), condition, env);
        return total.divide(mass(condition));
    }

    /** The conditions, also those of a distribution named below the E. */
    static List<Expr> given(Expr.Mean m) {
        List<Expr> given = new ArrayList<>(m.given());
        for (Expr over : m.over()) {
            if (over instanceof Expr.Call c) {
                given.addAll(c.given());
            }
        }
        return given;
    }

    /** The random states: those named below the E, else all that the body leaves free. */
    static Set<String> random(Model model, Expr.Mean m) {
        Set<String> random = new LinkedHashSet<>();
        for (Expr over : m.over()) {
            List<Expr> names = over instanceof Expr.Call c ? c.args() : List.of(over);
            names.forEach(n -> random.add(name(n)));
        }
        if (random.isEmpty()) {
            Set<String> conditions = new LinkedHashSet<>();
            given(m).forEach(g -> conditions.addAll(model.free(g)));
            for (String n : model.free(m.body())) {
                if (model.layer(n) != null && !conditions.contains(n)) {
                    random.add(n);
                }
            }
        }
        return random;
    }

    private T sum(Expr body, List<String> random, List<Event> fixed, Env env) {
        if (random.isEmpty()) {
            T mass = mass(fixed);
            return mass.multiply(evaluator.value(body, env));
        }
        String n = random.get(0);
        Symbol.Layer layer = layer(n);
        T total = evaluator.numbers().getZero();
        for (int s = 0; s < layer.count(); s++) {
            List<Event> more = new ArrayList<>(fixed);
            more.add(new Event(layer, 0, s));
            total =
                    total.add(
                            sum(
                                    body,
                                    random.subList(1, random.size()),
                                    more,
                                    env.with(n, new State(layer, s))));
        }
        return total;
    }

    /** The sum of e^{−E} over all states that the events allow. */
    private T mass(List<Event> events) {
        List<Symbol.Layer> layers = model.layers();
        T total = evaluator.numbers().getZero();
        int[] state = new int[layers.size()];
        int[] place = events.stream().mapToInt(e -> layers.indexOf(e.layer())).toArray();
        for (T weight : weights()) {
            boolean allowed = true;
            for (int k = 0; k < place.length; k++) {
                allowed &= events.get(k).allows(state[place[k]]);
            }
            total = allowed ? total.add(weight) : total;
            next(state, layers);
        }
        return total;
    }

    /** e^{−E} of every joint state, the last layer running fastest. */
    private List<T> weights() {
        if (weights.isEmpty()) {
            List<Symbol.Layer> layers = model.layers();
            List<Expr> args = new ArrayList<>();
            layers.forEach(l -> args.add(Expr.sym(l.name())));
            Expr exponent =
                    new Expr.Neg(
                            new Expr.Call(Expr.sym(model.setting().energy()), args, List.of()));
            int count = layers.stream().mapToInt(Symbol.Layer::count).reduce(1, (a, b) -> a * b);
            int[] state = new int[layers.size()];
            for (int n = 0; n < count; n++) {
                Env env = Env.EMPTY;
                for (int k = 0; k < state.length; k++) {
                    env = env.with(layers.get(k).name(), new State(layers.get(k), state[k]));
                }
                weights.add(evaluator.value(exponent, env).exp());
                next(state, layers);
            }
        }
        return weights;
    }

    private static void next(int[] state, List<Symbol.Layer> layers) {
        for (int k = state.length - 1; k >= 0 && ++state[k] == layers.get(k).count(); k--) {
            state[k] = 0;
        }
    }

    private List<Event> events(List<Expr> list, Env env) {
        List<Event> events = new ArrayList<>();
        for (Expr e : list) {
            Expr what = e instanceof Expr.Event v ? v.what() : e;
            if (!(what instanceof Expr.Sym s)) {
                throw new Unsupported("event", e);
            }
            if (!(env.get(s.name()) instanceof State now)) {
                if (e instanceof Expr.Event || model.layer(s.name()) != null) {
                    throw new Unsupported("event", e);
                }
                continue; // a parameter behind the bar changes nothing: P(v | θ)
            }
            Symbol.Layer layer = now.layer();
            if (s.index().isEmpty()) {
                int value =
                        e instanceof Expr.Event v
                                ? evaluator.meanings().state(layer, v.value(), env).number()
                                : now.number();
                events.add(new Event(layer, 0, value));
            } else {
                int unit = evaluator.meanings().unit(now, s, env);
                int i = evaluator.indices().integer(s.index().get(0), env);
                Integer value =
                        e instanceof Expr.Event v ? number(v.value(), env) : Integer.valueOf(unit);
                if (value == null) {
                    throw new Unsupported("event", e);
                }
                events.add(new Event(layer, i, value));
            }
        }
        return events;
    }

    private Integer number(Expr e, Env env) {
        if (e instanceof Expr.Sym s
                && env.get(s.name()) instanceof State state
                && !s.index().isEmpty()) {
            return evaluator.meanings().unit(state, s, env);
        }
        return evaluator.indices().integer(e, env);
    }

    private Symbol.Layer layer(String name) {
        Symbol.Layer layer = model.layer(name);
        if (layer == null) {
            throw new Unsupported("random", name);
        }
        return layer;
    }

    private static String name(Expr e) {
        if (e instanceof Expr.Sym s && s.index().isEmpty()) {
            return s.name();
        }
        throw new Unsupported("random", e);
    }
}
