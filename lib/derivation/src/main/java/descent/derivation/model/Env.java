package descent.derivation.model;

import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What names are bound to where a formula is evaluated: an index to an {@link Integer}, a state to
 * a {@link State}, θ to the {@link Key} of a parameter, the argument of a function to a number. An
 * immutable list; the newest binding wins.
 *
 * @param name the name
 * @param value what it is bound to
 * @param rest the older bindings, null at the end
 */
public record Env(String name, Object value, Env rest) {
    /** No bindings. */
    public static final Env EMPTY = new Env("", null, null);

    /**
     * One more binding.
     *
     * @param newName the name
     * @param newValue its value
     * @return the longer list
     */
    public Env with(String newName, Object newValue) {
        return new Env(newName, newValue, this);
    }

    /**
     * What a name is bound to.
     *
     * @param wanted the name
     * @return its value, or null
     */
    public Object get(String wanted) {
        for (Env e = this; e != null; e = e.rest) {
            if (e.name.equals(wanted)) {
                return e.value;
            }
        }
        return null;
    }

    /**
     * The bindings as people write them.
     *
     * @return for example {@code $v = (1, 0, 1)$, $\\theta = w_{1,1}$}
     */
    @Override
    public String toString() {
        if (rest == null) {
            return "";
        }
        String own = "$" + Expr.sym(name) + " = " + value + "$";
        return rest.rest == null ? own : rest + ", " + own;
    }

    /**
     * Whether a name is bound to a number, so that a value depends on more than states and indices.
     */
    boolean numbers() {
        for (Env e = this; e != null; e = e.rest) {
            if (e.value instanceof Scalar<?>) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same bindings without some names.
     *
     * @param names the names to leave out
     * @return the shorter list
     */
    public Env without(Set<String> names) {
        return rest == null
                ? this
                : names.contains(name)
                        ? rest.without(names)
                        : new Env(name, value, rest.without(names));
    }

    /** The same bindings with every value changed. */
    Env map(UnaryOperator<Object> f) {
        return rest == null ? this : new Env(name, f.apply(value), rest.map(f));
    }
}
