package descent.derivation.model;

import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The values of functions with their arguments: those of the model, their derivatives, and names
 * with the states they are about.
 *
 * @param <T> the kind of number
 */
final class Calls<T extends Scalar<T>> {
    private final Evaluator<T> evaluator;
    private final Model model;
    private final Indices indices;
    private final Meanings<T> meanings;

    Calls(Evaluator<T> evaluator, Indices indices, Meanings<T> meanings) {
        this.evaluator = evaluator;
        this.model = evaluator.model;
        this.indices = indices;
        this.meanings = meanings;
    }

    T value(Expr.Call c, Env env) {
        String name = c.head().name();
        String bare = Lexicon.unprimed(name);
        if (name.equals("P") && !model.layers().isEmpty()) {
            if (!c.head().index().isEmpty()) {
                throw new Unsupported("indices", c.head(), 0);
            }
            return evaluator.joint().probability(c.args(), c.given(), env);
        }
        Symbol.Let let = model.call(name);
        if (let == null && model.symbol(bare) instanceof Symbol.Let abbreviation) {
            return about(abbreviation, c, env);
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
        Env inner = meanings.lettered(let, c.head(), indices.indices(c.head(), env), env);
        List<Object> args = new ArrayList<>(indices.indices(c.head(), env));
        int letters = args.size();
        for (int k = 0; k < let.params().size(); k++) {
            String param = let.params().get(k);
            Expr arg = passed.get(k);
            Object value =
                    model.layer(param) != null
                            ? meanings.state(model.layer(param), arg, env)
                            : evaluator.value(arg, env);
            inner = inner.with(param, value);
            args.add(value);
        }
        boolean states = args.stream().skip(letters).allMatch(State.class::isInstance);
        return states
                ? meanings.remembered(let, let.body(), args, inner)
                : evaluator.value(let.body(), inner);
    }

    /** Z(θ), x_j(v'): an abbreviation with the states it is about put in. */
    private T about(Symbol.Let let, Expr.Call c, Env env) {
        if (!c.head().name().equals(let.name())) {
            throw new Unsupported("meaning", c.head()); // S'(v)
        }
        Env inner = env;
        Set<String> states = new Free(model).states(let);
        for (Expr arg : c.args()) {
            if (arg instanceof Expr.Sym a && env.get(a.name()) instanceof State state) {
                if (!states.contains(state.layer().name())) {
                    throw new Unsupported("dependence", c.head(), arg);
                }
                inner = inner.with(state.layer().name(), state);
            }
        }
        return meanings.symbol(c.head(), inner);
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
}
