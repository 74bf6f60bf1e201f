package descent.derivation.number;

import java.math.BigInteger;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/** Prime factors and square roots of whole numbers, as far as exact values need them. */
final class Primes {
    /** Factors are looked for up to this number; a larger prime factor leads out of the set. */
    private static final int LARGEST_PRIME = 1 << 16;

    private Primes() {}

    /** Adds the powers of the primes of n, times a sign. */
    static void factor(BigInteger n, int sign, Map<Integer, BigFraction> sum) {
        if (n.bitLength() > 62) {
            throw new OutOfField();
        }
        long rest = n.longValueExact();
        for (int p = 2; (long) p * p <= rest && p < LARGEST_PRIME; p++) {
            for (; rest % p == 0; rest /= p) {
                sum.merge(p, new BigFraction(sign), BigFraction::add);
            }
        }
        if (rest >= (long) LARGEST_PRIME * LARGEST_PRIME / 2) {
            throw new OutOfField();
        }
        if (rest > 1) {
            sum.merge((int) rest, new BigFraction(sign), BigFraction::add);
        }
    }

    /** The square root of a square number. */
    static BigInteger root(BigInteger n) {
        BigInteger[] root = n.sqrtAndRemainder();
        if (root[1].signum() != 0) {
            throw new OutOfField();
        }
        return root[0];
    }
}
