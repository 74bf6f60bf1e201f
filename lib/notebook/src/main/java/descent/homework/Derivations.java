package descent.homework;

import java.util.List;

/** The second assignment: derivations, to be written and to be mended. */
public final class Derivations {
    /** From the logarithm to the two quotients. */
    public static final DerivationTask LOG_DERIVATIVE =
            new DerivationTask(
                    "log-derivative",
                    8,
                    "rbm",
                    "\\partial(-\\log P(v)) = -\\frac{\\partial S}{S} + \\frac{\\partial Z}{Z}",
                    "-\\frac{1}{P(v)} \\partial P(v)",
                    "-\\frac{Z}{S} (\\frac{1}{Z} \\partial S - \\frac{S}{Z^2} \\partial Z)");

    /** The derivation of the notes with its wrong line. */
    public static final DerivationTask MEND_THE_NOTES =
            new DerivationTask(
                    "mend-the-notes",
                    8,
                    "rbm",
                    "\\partial(-\\log P(v)) = E[\\partial E(v,h) \\mid v] - E[\\partial E(v,h)]",
                    "-\\frac{Z}{S} (\\frac{1}{Z} \\sum_h \\partial e^{-E(v,h)}"
                            + " - \\sum_h \\frac{1}{Z^2} \\frac{\\partial Z}{\\partial\\theta}"
                            + " e^{-E(v,h)})");

    /** The first quotient as a conditional expectation. */
    public static final DerivationTask POSITIVE_PHASE =
            new DerivationTask(
                    "positive-phase",
                    7,
                    "rbm",
                    "-\\frac{\\partial S}{S} = E[\\partial E(v,h) \\mid v]",
                    "\\sum_h \\frac{e}{S} \\partial E(v,h)",
                    "\\sum_h P(h \\mid v) \\partial E(v,h)");

    /** The hidden layer summed out. */
    public static final DerivationTask FREE_ENERGY_PRODUCT =
            new DerivationTask(
                    "free-energy-product",
                    8,
                    "rbm",
                    "e^{-F(v)} = e^{\\sum_i b_i v_i} \\prod_j (1 + e^{x_j})",
                    "\\sum_h e^{-E(v,h)}",
                    "e^{\\sum_i b_i v_i} \\sum_h \\prod_j e^{x_j h_j}");

    /** What bias correction divides by. */
    public static final DerivationTask BIAS_OF_THE_AVERAGE =
            new DerivationTask(
                    "bias-of-the-average",
                    7,
                    "adam",
                    "E[v_t] = E[g_t^2] (1 - \\beta_2^t)",
                    "(1-\\beta_2) \\sum_{k=1}^t \\beta_2^{t-k} E[g_k^2]");

    /** Nesterov's method in its look-ahead points. */
    public static final DerivationTask LOOK_AHEAD =
            new DerivationTask(
                    "look-ahead",
                    7,
                    "nesterov",
                    "\\phi_{t+1} = \\phi_t + \\mu^2 u_{t-1} - (1 + \\mu) \\eta \\nabla f(\\phi_t)",
                    "\\theta_{t+1} + \\mu u_t",
                    "\\phi_t - \\mu u_{t-1} + (1 + \\mu) u_t");

    private Derivations() {}

    /** {@return the assignment} */
    static Assignment assignment() {
        return new Assignment(
                "hw2-derivations",
                List.of(
                        LOG_DERIVATIVE,
                        MEND_THE_NOTES,
                        POSITIVE_PHASE,
                        FREE_ENERGY_PRODUCT,
                        BIAS_OF_THE_AVERAGE,
                        LOOK_AHEAD));
    }
}
