package descent.derivation.number;

import java.util.Locale;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A double with a bound on the rounding error it has collected, so that "equal up to rounding" is a
 * statement and not a guess.
 *
 * @param value the computed value
 * @param error a bound on its distance from the exact value
 */
public record Approx(double value, double error) implements Scalar<Approx> {
    /** Where constants come from. */
    public static final Numbers<Approx> NUMBERS =
            new Numbers<>() {
                @Override
                public Approx of(BigFraction q) {
                    return rounded(q.doubleValue(), 0);
                }

                @Override
                public Class<Approx> getRuntimeClass() {
                    return Approx.class;
                }
            };

    /** The bounds are first-order, and the elementary functions may err by a few units. */
    private static final double SAFETY = 8;

    /**
     * An exact number, rounded.
     *
     * @param x the number
     * @return its double
     */
    public static Approx of(Exact x) {
        return rounded(x.doubleValue(), 4 * Math.ulp(x.doubleValue()) * x.logs().size());
    }

    private static Approx rounded(double value, double error) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new OutOfField();
        }
        return new Approx(value, error + Math.ulp(value));
    }

    @Override
    public Numbers<Approx> getField() {
        return NUMBERS;
    }

    @Override
    public Approx self() {
        return this;
    }

    @Override
    public Approx add(Approx x) {
        return rounded(value + x.value, error + x.error);
    }

    @Override
    public Approx negate() {
        return new Approx(-value, error);
    }

    @Override
    public Approx multiply(int n) {
        return rounded(n * value, Math.abs(n) * error);
    }

    @Override
    public Approx multiply(Approx x) {
        return rounded(
                value * x.value,
                Math.abs(value) * x.error + Math.abs(x.value) * error + error * x.error);
    }

    @Override
    public Approx reciprocal() {
        if (Math.abs(value) <= SAFETY * error) {
            throw new Undefined();
        }
        return rounded(1 / value, error / (Math.abs(value) * (Math.abs(value) - error)));
    }

    @Override
    public Approx exp() {
        double e = Math.exp(value);
        return rounded(e, e * Math.expm1(error));
    }

    @Override
    public Approx log() {
        if (value <= SAFETY * error) {
            throw new Undefined();
        }
        return rounded(Math.log(value), error / (value - error));
    }

    @Override
    public Approx sqrt() {
        if (value < -SAFETY * error) {
            throw new Undefined();
        }
        double root = Math.sqrt(Math.max(0, value));
        return rounded(root, root > error ? error / root : Math.sqrt(error));
    }

    @Override
    public boolean isZero() {
        return value == 0 && error <= Double.MIN_VALUE;
    }

    @Override
    public boolean agrees(Approx other) {
        return Math.abs(value - other.value) <= SAFETY * (error + other.error);
    }

    @Override
    public double doubleValue() {
        return value;
    }

    /**
     * With as many digits as can be trusted, at most nine.
     *
     * @return for example {@code 0.515536105}
     */
    @Override
    public String toString() {
        String nine = String.format(Locale.ROOT, "%.9g", value);
        return nine.contains("e") ? nine : nine.replaceFirst("\\.?0+$", "");
    }
}
