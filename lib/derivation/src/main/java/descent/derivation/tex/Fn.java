package descent.derivation.tex;

/** The named functions of one number. */
public enum Fn {
    /** e^x. */
    EXP,
    /** ln x. */
    LOG,
    /** √x. */
    SQRT,
    /** σ(x) = 1/(1 + e^{−x}). */
    SIGMA,
    /** tanh x. */
    TANH
}
