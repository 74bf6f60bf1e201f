package descent.derivation.number;

import org.apache.commons.math3.FieldElement;

/**
 * A number a formula can be evaluated with: a Commons Math {@link FieldElement} with an
 * exponential, a logarithm and a root.
 *
 * <p>An operation that has no value (1/0, log 0) throws {@link Undefined}; one whose value this
 * kind of number cannot hold throws {@link OutOfField}.
 *
 * @param <T> the kind itself
 */
public interface Scalar<T extends Scalar<T>> extends FieldElement<T> {
    @Override
    Numbers<T> getField();

    /**
     * e to the power of this number.
     *
     * @return e^x
     */
    T exp();

    /**
     * The natural logarithm.
     *
     * @return ln x
     */
    T log();

    /**
     * The root that is not negative.
     *
     * @return √x
     */
    T sqrt();

    /**
     * Whether the number is known to be zero.
     *
     * @return true for zero
     */
    boolean isZero();

    /**
     * Whether this number and another are equal as far as this kind of number can tell.
     *
     * @param other a number of the same kind
     * @return true if nothing distinguishes them
     */
    boolean agrees(T other);

    /**
     * The nearest double.
     *
     * @return the value, NaN where the kind has no order
     */
    double doubleValue();

    /**
     * A whole power.
     *
     * @param n the exponent, may be negative
     * @return xⁿ; x⁰ = 1, also for x = 0
     */
    default T power(int n) {
        T one = getField().getOne();
        T square = self();
        T power = one;
        for (int k = Math.abs(n); k > 0; k >>= 1) {
            if ((k & 1) == 1) {
                power = power == one ? square : power.multiply(square);
            }
            if (k > 1) {
                square = square.multiply(square);
            }
        }
        return n < 0 ? power.reciprocal() : power;
    }

    /**
     * This number, with its own type.
     *
     * @return this
     */
    T self();

    @Override
    default T subtract(T other) {
        return self().add(other.negate());
    }

    @Override
    default T divide(T other) {
        return self().multiply(other.reciprocal());
    }
}
