package descent.derivation.tex;

import java.util.List;

/** What the reader of a formula must know about names: this decides whether f(x) is a product. */
public interface Signature {
    /**
     * The name under which the model knows a name, so that p is read as P and α as η.
     *
     * @param name a name as written
     * @return the model's name for it; the name itself if there is no other
     */
    String canonical(String name);

    /**
     * Whether the name, primes included, means anything.
     *
     * @param name a canonical name
     * @return true if the model or the derivation defines it
     */
    boolean known(String name);

    /**
     * Whether a bracket behind the name holds arguments.
     *
     * @param name a canonical name
     * @return true for functions
     */
    boolean callable(String name);

    /**
     * Whether a bracket behind a callable name holds arguments rather than a factor.
     *
     * @param name a canonical name
     * @param args what the bracket holds
     * @return false for Z(a + b), true for Z(θ)
     */
    boolean applies(String name, List<Expr> args);

    /**
     * How many indices the name takes.
     *
     * @param name a canonical name
     * @return 0, 1, 2
     */
    int arity(String name);

    /**
     * Whether the bare name is a vector or a matrix over units, so that v^⊤ W h has a meaning.
     *
     * @param name a canonical name
     * @return true for v, h, w, ...
     */
    boolean units(String name);

    /**
     * Whether the name belongs to the derivation, so that it may be given another meaning.
     *
     * @param name a canonical name
     * @return true for "any function f"; false for every other name that is known
     */
    boolean open(String name);

    /**
     * Whether the name is a series over the steps of a rule, so that it can be updated.
     *
     * @param name a canonical name
     * @return true for θ, g, m, ...
     */
    boolean series(String name);

    /**
     * Which step a rule brings about when it updates a name.
     *
     * @param name a series
     * @return 1 for θ, whose new value is θ_{t+1}; 0 for m, whose new value is m_t
     */
    int next(String name);

    /**
     * Whether the name is a state made of units, so that h_j takes the values 0 and 1.
     *
     * @param name a canonical name
     * @return true for v, h, h'
     */
    boolean state(String name);

    /**
     * What is given when an expectation is one over the data.
     *
     * @return the state that is observed, v; empty if the model has none
     */
    List<Expr> data();

    /**
     * Whether the name is a letter that runs over a range, so that a sum can run over it.
     *
     * @param name a canonical name
     * @return true for i and j, false for D
     */
    boolean index(String name);
}
