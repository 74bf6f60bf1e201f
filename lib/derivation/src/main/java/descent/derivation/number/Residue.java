package descent.derivation.number;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * An element of the field of integers modulo the prime p = 2⁶¹ − 1 that carries its own
 * exponential, for identity tests after Schwartz and Zippel.
 *
 * <p>A parameter w is drawn as two independent random elements, one for w and one for e^w. Sums of
 * numbers multiply their exponentials, whole multiples take powers, and e^x turns the second part
 * into the value; log x is a number of which only the exponential is known. So e^{−E}, e^{−F} and
 * derivatives of logarithms can be computed, and everything computed is a rational function of the
 * random elements. Two different rational functions of degree d agree at random elements with a
 * probability of at most d/p; {@link #degree} is a bound on that d. (The argument is about the
 * functions modulo p; the points that are checked with fractions stand against coefficients that
 * are all multiples of p.)
 *
 * <p>A root, and a logarithm outside ∂, have no value here: using it throws {@link OutOfField}.
 *
 * @see <a href="https://doi.org/10.1145/322217.322225">Schwartz (1980)</a>
 */
public final class Residue implements Scalar<Residue> {
    /** The prime 2⁶¹ − 1. */
    public static final long P = (1L << 61) - 1;

    private static final long UNKNOWN = -1;
    private static final int NO_INTEGER = Integer.MIN_VALUE;

    private final Trial field;
    private final long value;
    private final double degree;
    private final long exponential;
    private final double exponentialDegree;

    /** The number itself where it is a small whole constant. */
    private final int integer;

    private Residue(Trial field, long value, double degree, long exp, double expDegree, int n) {
        this.field = field;
        this.value = value;
        this.degree = degree;
        this.exponential = exp;
        this.exponentialDegree = expDegree;
        this.integer = n;
    }

    /** One drawing of random elements; e = e¹ is one of them. */
    public static final class Trial implements Numbers<Residue> {
        private final SplittableRandom random;
        private final long e;

        /**
         * A trial.
         *
         * @param seed the seed of the drawing
         */
        public Trial(long seed) {
            random = new SplittableRandom(seed);
            e = element();
        }

        private long element() {
            return 1 + random.nextLong(P - 1);
        }

        /**
         * A new independent variable.
         *
         * @return a random value with a random exponential
         */
        public Residue variable() {
            return new Residue(this, element(), 1, element(), 1, NO_INTEGER);
        }

        @Override
        public Residue of(BigFraction q) {
            long numerator = q.getNumerator().mod(BigInteger.valueOf(P)).longValue();
            long denominator = q.getDenominator().mod(BigInteger.valueOf(P)).longValue();
            if (q.getDenominator().equals(BigInteger.ONE) && q.getNumerator().bitLength() < 16) {
                int n = q.getNumerator().intValue();
                return new Residue(this, numerator, 0, pow(e, n), Math.abs(n), n);
            }
            return new Residue(
                    this, times(numerator, inverse(denominator)), 0, UNKNOWN, 0, NO_INTEGER);
        }

        @Override
        public Class<Residue> getRuntimeClass() {
            return Residue.class;
        }
    }

    /**
     * A bound on the degree of the rational function that was evaluated.
     *
     * @return d
     */
    public double degree() {
        return degree;
    }

    @Override
    public Numbers<Residue> getField() {
        return field;
    }

    @Override
    public Residue self() {
        return this;
    }

    @Override
    public Residue add(Residue x) {
        if (integer == 0) {
            return x;
        }
        if (x.integer == 0) {
            return this;
        }
        return new Residue(
                field,
                unknown(value, x.value) ? UNKNOWN : reduce(value + x.value),
                degree + x.degree,
                unknown(exponential, x.exponential) ? UNKNOWN : times(exponential, x.exponential),
                exponentialDegree + x.exponentialDegree,
                small(integer, x.integer) ? integer + x.integer : NO_INTEGER);
    }

    @Override
    public Residue negate() {
        return multiply(-1);
    }

    @Override
    public Residue multiply(int n) {
        if (n == 0) {
            return field.getZero();
        }
        return new Residue(
                field,
                value == UNKNOWN ? UNKNOWN : times(value, Math.floorMod(n, P)),
                degree,
                exponential == UNKNOWN ? UNKNOWN : pow(exponential, n),
                exponentialDegree * Math.abs((double) n),
                small(integer, n) ? integer * n : NO_INTEGER);
    }

    @Override
    public Residue multiply(Residue x) {
        if (integer != NO_INTEGER) {
            return x.multiply(integer);
        }
        if (x.integer != NO_INTEGER) {
            return multiply(x.integer);
        }
        long product = unknown(value, x.value) ? UNKNOWN : times(value, x.value);
        return new Residue(field, product, degree + x.degree, UNKNOWN, 0, NO_INTEGER);
    }

    @Override
    public Residue reciprocal() {
        if (value == 0) {
            throw new Undefined();
        }
        long inverse = value == UNKNOWN ? UNKNOWN : inverse(value);
        return new Residue(field, inverse, degree, UNKNOWN, 0, NO_INTEGER);
    }

    @Override
    public Residue exp() {
        return new Residue(field, exponential, exponentialDegree, UNKNOWN, 0, NO_INTEGER);
    }

    @Override
    public Residue log() {
        if (value == 0) {
            throw new Undefined();
        }
        return new Residue(field, UNKNOWN, 0, value, degree, NO_INTEGER);
    }

    @Override
    public Residue sqrt() {
        return new Residue(field, UNKNOWN, 0, UNKNOWN, 0, NO_INTEGER);
    }

    @Override
    public boolean isZero() {
        return integer == 0;
    }

    @Override
    public boolean agrees(Residue other) {
        if (unknown(value, other.value)) {
            throw new OutOfField();
        }
        return value == other.value;
    }

    @Override
    public double doubleValue() {
        return Double.NaN;
    }

    private static boolean unknown(long a, long b) {
        return a == UNKNOWN || b == UNKNOWN;
    }

    private static boolean small(int a, int b) {
        return Math.abs((long) a) < 1 << 15 && Math.abs((long) b) < 1 << 15;
    }

    private static long reduce(long a) {
        return a >= P ? a - P : a;
    }

    /** a b mod 2⁶¹ − 1: the upper and the lower 61 bits of the product are added. */
    private static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return reduce((low & P) + ((high << 3) | (low >>> 61)));
    }

    private static long pow(long a, long n) {
        long square = n < 0 ? inverse(a) : a;
        long power = 1;
        for (long k = Math.abs(n); k > 0; k >>= 1) {
            power = (k & 1) == 1 ? times(power, square) : power;
            square = times(square, square);
        }
        return power;
    }

    private static long inverse(long a) {
        if (a == 0) {
            throw new Undefined();
        }
        return pow(a, P - 2);
    }
}
