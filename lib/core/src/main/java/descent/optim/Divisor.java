package descent.optim;

/**
 * Divisors that are never 0, so that a coordinate without any gradient makes no step: 0/0 becomes
 * 0/tiny = 0, without a branch in the loop.
 */
final class Divisor {
    /** Added to any number above 1e-291 it changes nothing. */
    static final double TINY = Double.MIN_NORMAL;

    private Divisor() {}

    /** ε itself; in place of ε = 0 the smallest normal number. */
    static double guard(double eps) {
        return Math.max(eps, TINY);
    }
}
