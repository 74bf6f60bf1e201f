package descent.derivation.tex;

/** What the reader of a formula must know about names: this decides whether f(x) is a product. */
public interface Signature {
    /**
     * The name under which the model knows a name, so that p is read as P and ε as ϵ.
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
    boolean applies(String name, java.util.List<Expr> args);

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
}
