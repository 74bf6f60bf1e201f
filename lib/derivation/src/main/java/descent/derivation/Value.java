package descent.derivation;

import descent.derivation.number.Approx;
import descent.derivation.number.Exact;
import descent.derivation.number.OutOfField;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A number in a derivation that is written in Java: exact as long as it can be, and always a double
 * with a bound on its rounding error beside it.
 *
 * @param exact the exact value, null once the exact numbers were left
 * @param approx the double
 */
public record Value(Exact exact, Approx approx) {
    /**
     * A whole number or a fraction.
     *
     * @param numerator the numerator
     * @param denominator the denominator, not 0
     * @return numerator/denominator
     */
    public static Value of(long numerator, long denominator) {
        return of(Exact.of(numerator, denominator));
    }

    /**
     * An exact number.
     *
     * @param exact the number
     * @return the value
     */
    public static Value of(Exact exact) {
        return new Value(exact, Approx.of(exact));
    }

    /**
     * A fraction of Commons Math.
     *
     * @param q the fraction
     * @return the value
     */
    public static Value of(BigFraction q) {
        return of(Exact.NUMBERS.of(q));
    }

    /**
     * The sum.
     *
     * @param y a number
     * @return x + y
     */
    public Value plus(Value y) {
        return both(y, Exact::add, Approx::add);
    }

    /**
     * The difference.
     *
     * @param y a number
     * @return x − y
     */
    public Value minus(Value y) {
        return plus(y.negate());
    }

    /**
     * The product.
     *
     * @param y a number
     * @return x y
     */
    public Value times(Value y) {
        return both(y, Exact::multiply, Approx::multiply);
    }

    /**
     * The quotient.
     *
     * @param y a number
     * @return x/y
     * @throws descent.derivation.number.Undefined if y is 0
     */
    public Value over(Value y) {
        return both(y, Exact::divide, Approx::divide);
    }

    /**
     * The number with the other sign.
     *
     * @return −x
     */
    public Value negate() {
        return map(Exact::negate, Approx::negate);
    }

    /**
     * The exponential.
     *
     * @return e^x
     */
    public Value exp() {
        return map(Exact::exp, Approx::exp);
    }

    /**
     * The logarithm.
     *
     * @return ln x
     * @throws descent.derivation.number.Undefined if x is not above 0
     */
    public Value log() {
        return map(Exact::log, Approx::log);
    }

    /**
     * The root.
     *
     * @return √x
     * @throws descent.derivation.number.Undefined if x is below 0
     */
    public Value sqrt() {
        return map(Exact::sqrt, Approx::sqrt);
    }

    /** Whether two values are equal, exactly or up to rounding. */
    boolean agrees(Value y) {
        return exact != null && y.exact != null ? exact.agrees(y.exact) : approx.agrees(y.approx);
    }

    private Value map(Function<Exact, Exact> f, Function<Approx, Approx> g) {
        return new Value(exact == null ? null : orNull(() -> f.apply(exact)), g.apply(approx));
    }

    private interface Op<T> {
        T of(T x, T y);
    }

    private Value both(Value y, Op<Exact> f, Op<Approx> g) {
        boolean none = exact == null || y.exact == null;
        return new Value(none ? null : orNull(() -> f.of(exact, y.exact)), g.of(approx, y.approx));
    }

    private static Exact orNull(Supplier<Exact> f) {
        try {
            return f.get();
        } catch (OutOfField leaves) {
            return null;
        }
    }

    /**
     * As people write it.
     *
     * @return the fraction where exact, else nine digits
     */
    @Override
    public String toString() {
        return exact != null ? exact.toString() : approx.toString();
    }
}
