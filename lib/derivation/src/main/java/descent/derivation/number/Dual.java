package descent.derivation.number;

import org.apache.commons.math3.fraction.BigFraction;

/**
 * A value together with its derivative with respect to one variable (forward automatic
 * differentiation). Over {@code Dual} it gives second derivatives.
 *
 * <pre>
 *   (x, x') (y, y') = (x y, x y' + x' y)        e^(x, x') = (e^x, e^x x')        log (x, x') = (log x, x'/x)
 * </pre>
 *
 * @param <T> the kind of the two parts
 * @param value the value
 * @param slope the derivative
 */
public record Dual<T extends Scalar<T>>(T value, T slope) implements Scalar<Dual<T>> {
    /**
     * A number that does not depend on the variable.
     *
     * @param <T> its kind
     * @param value the number
     * @return the dual number with derivative 0
     */
    public static <T extends Scalar<T>> Dual<T> constant(T value) {
        return new Dual<>(value, value.getField().getZero());
    }

    /**
     * The variable itself.
     *
     * @param <T> its kind
     * @param value its value
     * @return the dual number with derivative 1
     */
    public static <T extends Scalar<T>> Dual<T> variable(T value) {
        return new Dual<>(value, value.getField().getOne());
    }

    /**
     * Dual numbers over a kind.
     *
     * @param <T> the kind
     * @param base where its constants come from
     * @return where the constants of the dual numbers come from
     */
    public static <T extends Scalar<T>> Numbers<Dual<T>> over(Numbers<T> base) {
        return new Over<>(base);
    }

    private record Over<T extends Scalar<T>>(Numbers<T> base) implements Numbers<Dual<T>> {
        @Override
        public Dual<T> of(BigFraction q) {
            return constant(base.of(q));
        }

        @Override
        @SuppressWarnings("unchecked") // a class object knows no type arguments
        public Class<Dual<T>> getRuntimeClass() {
            return (Class<Dual<T>>) (Class<?>) Dual.class;
        }
    }

    @Override
    public Numbers<Dual<T>> getField() {
        return over(value.getField());
    }

    @Override
    public Dual<T> self() {
        return this;
    }

    @Override
    public Dual<T> add(Dual<T> x) {
        return new Dual<>(value.add(x.value), slope.add(x.slope));
    }

    @Override
    public Dual<T> negate() {
        return new Dual<>(value.negate(), slope.negate());
    }

    @Override
    public Dual<T> multiply(int n) {
        return new Dual<>(value.multiply(n), slope.multiply(n));
    }

    @Override
    public Dual<T> multiply(Dual<T> x) {
        T product = times(slope, x.value).add(times(x.slope, value)); // (D5), (R8)
        return new Dual<>(value.multiply(x.value), product);
    }

    @Override
    public Dual<T> reciprocal() {
        T inverse = value.reciprocal();
        T power = slope.isZero() ? slope : slope.multiply(inverse.power(2)).negate(); // (D6)
        return new Dual<>(inverse, power);
    }

    @Override
    public Dual<T> exp() {
        T e = value.exp();
        return new Dual<>(e, times(slope, e));
    }

    @Override
    public Dual<T> log() {
        T relative = slope.isZero() ? slope : slope.divide(value); // (D3), (R8)
        return new Dual<>(value.log(), relative);
    }

    @Override
    public Dual<T> sqrt() {
        T root = value.sqrt();
        return new Dual<>(root, slope.isZero() ? slope : slope.divide(root.multiply(2)));
    }

    @Override
    public boolean isZero() {
        return value.isZero() && slope.isZero();
    }

    @Override
    public boolean agrees(Dual<T> other) {
        return value.agrees(other.value) && slope.agrees(other.slope);
    }

    @Override
    public double doubleValue() {
        return value.doubleValue();
    }

    /** Zero times anything is zero, even where the other factor has no exact form. */
    private static <T extends Scalar<T>> T times(T slope, T factor) {
        return slope.isZero() ? slope : slope.multiply(factor);
    }
}
