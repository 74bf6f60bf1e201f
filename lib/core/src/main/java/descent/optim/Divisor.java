package descent.optim;

/**
 * Divisors that are never 0, so that a coordinate without any gradient makes no step: 0/0 becomes
 * 0/tiny = 0, without a branch in the loop. Tiny is so large that a gradient below 1e-154, whose
 * square is lost, makes a step shorter than η.
 */
final class Divisor {
    /** For the inside of a root. Added to a number above 1e-291 it changes nothing. */
    static final double TINY = Double.MIN_NORMAL;

    private static final double ROOT = Math.sqrt(TINY);

    private Divisor() {}

    /** ε inside a root; in place of ε = 0 the smallest normal number. */
    static double inside(double eps) {
        return Math.max(eps, TINY);
    }

    /** ε outside the root; in place of ε = 0 the root of the smallest normal number. */
    static double outside(double eps) {
        return Math.max(eps, ROOT);
    }
}
