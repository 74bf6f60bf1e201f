package descent.derivation.number;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A rational number plus rational multiples of logarithms of primes.
 *
 * <pre>
 *   x = q + c₂ ln 2 + c₃ ln 3 + c₅ ln 5 + ...        q, c in ℚ, finitely many
 * </pre>
 *
 * <p>The logarithm of a fraction is such a number, and e to the power of one with q = 0 and whole c
 * is a fraction. So with parameters that are multiples of ln 2 every energy, probability,
 * log-probability and derivative of an RBM stays exact. Two of these numbers are equal only if all
 * their coefficients are: prime factors are unique, and e^q is irrational for rational q ≠ 0. What
 * leads out of the set (a product of two logarithms, √2, e¹) throws {@link OutOfField}.
 *
 * @param q the rational part
 * @param logs the coefficient c_p for each prime p, none of them zero
 */
public record Exact(BigFraction q, Map<Integer, BigFraction> logs) implements Scalar<Exact> {
    /** Longer fractions take too much time; doubles go on from there. */
    private static final int MOST_BITS = 20_000;

    /**
     * Refuses a fraction that is too long.
     *
     * @param q the rational part
     * @param logs the coefficients
     * @throws OutOfField if it is
     */
    public Exact {
        if (q.getNumerator().bitLength() > MOST_BITS
                || q.getDenominator().bitLength() > MOST_BITS) {
            throw new OutOfField();
        }
    }

    /** Where exact constants come from. */
    public static final Numbers<Exact> NUMBERS =
            new Numbers<>() {
                @Override
                public Exact of(BigFraction q) {
                    return new Exact(q, Map.of());
                }

                @Override
                public Class<Exact> getRuntimeClass() {
                    return Exact.class;
                }
            };

    /**
     * A fraction.
     *
     * @param numerator the numerator
     * @param denominator the denominator, not 0
     * @return numerator/denominator
     */
    public static Exact of(long numerator, long denominator) {
        return NUMBERS.of(new BigFraction(numerator, denominator));
    }

    /**
     * A multiple of a logarithm.
     *
     * @param c the factor
     * @param n a whole number above 0
     * @return c ln n
     */
    public static Exact log(BigFraction c, int n) {
        return NUMBERS.of(new BigFraction(n)).log().times(c);
    }

    @Override
    public Numbers<Exact> getField() {
        return NUMBERS;
    }

    @Override
    public Exact self() {
        return this;
    }

    @Override
    public Exact add(Exact x) {
        if (isZero()) {
            return x;
        }
        if (x.logs.isEmpty()) {
            return x.q.equals(BigFraction.ZERO) ? this : new Exact(q.add(x.q), logs);
        }
        Map<Integer, BigFraction> sum = new TreeMap<>(logs);
        x.logs.forEach((p, c) -> sum.merge(p, c, BigFraction::add));
        sum.values().removeIf(BigFraction.ZERO::equals);
        return new Exact(q.add(x.q), sum);
    }

    @Override
    public Exact negate() {
        return times(BigFraction.MINUS_ONE);
    }

    @Override
    public Exact multiply(int n) {
        return times(new BigFraction(n));
    }

    @Override
    public Exact multiply(Exact x) {
        if (logs.isEmpty()) {
            return x.times(q);
        }
        if (x.logs.isEmpty()) {
            return times(x.q);
        }
        throw new OutOfField();
    }

    @Override
    public Exact divide(Exact x) {
        if (x.logs.isEmpty() || isZero()) {
            return multiply(x.reciprocal());
        }
        Map.Entry<Integer, BigFraction> first = x.logs.entrySet().iterator().next();
        BigFraction ratio =
                logs.getOrDefault(first.getKey(), BigFraction.ZERO).divide(first.getValue());
        if (!x.times(ratio).equals(this)) {
            throw new OutOfField();
        }
        return NUMBERS.of(ratio);
    }

    @Override
    public Exact reciprocal() {
        if (isZero()) {
            throw new Undefined();
        }
        return NUMBERS.of(fraction().reciprocal());
    }

    @Override
    public Exact exp() {
        if (!q.equals(BigFraction.ZERO)) {
            throw new OutOfField();
        }
        BigFraction power = BigFraction.ONE;
        for (Map.Entry<Integer, BigFraction> log : logs.entrySet()) {
            BigFraction c = log.getValue();
            if (!c.getDenominator().equals(BigInteger.ONE) || c.getNumerator().bitLength() > 12) {
                throw new OutOfField();
            }
            power = power.multiply(new BigFraction(log.getKey()).pow(c.intValue()));
        }
        return NUMBERS.of(power);
    }

    @Override
    public Exact log() {
        BigFraction x = fraction();
        if (x.compareTo(BigFraction.ZERO) <= 0) {
            throw new Undefined();
        }
        Map<Integer, BigFraction> sum = new TreeMap<>();
        Primes.factor(x.getNumerator(), 1, sum);
        Primes.factor(x.getDenominator(), -1, sum);
        return new Exact(BigFraction.ZERO, sum);
    }

    @Override
    public Exact sqrt() {
        BigFraction x = fraction();
        if (x.compareTo(BigFraction.ZERO) < 0) {
            throw new Undefined();
        }
        return NUMBERS.of(
                new BigFraction(Primes.root(x.getNumerator()), Primes.root(x.getDenominator())));
    }

    @Override
    public boolean isZero() {
        return logs.isEmpty() && q.getNumerator().signum() == 0;
    }

    @Override
    public boolean agrees(Exact other) {
        return equals(other);
    }

    @Override
    public double doubleValue() {
        double sum = q.doubleValue();
        for (Map.Entry<Integer, BigFraction> log : logs.entrySet()) {
            sum += log.getValue().doubleValue() * Math.log(log.getKey());
        }
        return sum;
    }

    /**
     * As people write it.
     *
     * @return for example {@code -1178/2285} or {@code 1/2 + 3 ln 2 - ln 457}
     */
    @Override
    public String toString() {
        String text =
                logs.entrySet().stream()
                        .map(e -> coefficient(e.getValue()) + "ln " + e.getKey())
                        .collect(Collectors.joining(" + "));
        if (logs.isEmpty() || !q.equals(BigFraction.ZERO)) {
            text = write(q) + (text.isEmpty() ? "" : " + " + text);
        }
        return text.replace("+ -", "- ");
    }

    private static String coefficient(BigFraction c) {
        return c.equals(BigFraction.ONE)
                ? ""
                : c.equals(BigFraction.MINUS_ONE) ? "-" : write(c) + " ";
    }

    private static String write(BigFraction q) {
        return q.getDenominator().equals(BigInteger.ONE)
                ? q.getNumerator().toString()
                : q.getNumerator() + "/" + q.getDenominator();
    }

    private BigFraction fraction() {
        if (!logs.isEmpty()) {
            throw new OutOfField();
        }
        return q;
    }

    private Exact times(BigFraction c) {
        if (c.equals(BigFraction.ONE)) {
            return this;
        }
        if (logs.isEmpty() || c.getNumerator().signum() == 0) {
            return NUMBERS.of(q.multiply(c));
        }
        Map<Integer, BigFraction> product = new TreeMap<>(logs);
        product.replaceAll((p, d) -> d.multiply(c));
        return new Exact(q.multiply(c), product);
    }
}
