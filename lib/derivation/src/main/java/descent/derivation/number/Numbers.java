package descent.derivation.number;

import org.apache.commons.math3.Field;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A kind of numbers: where its constants come from.
 *
 * @param <T> the kind
 */
public interface Numbers<T extends Scalar<T>> extends Field<T> {
    /**
     * A rational constant.
     *
     * @param q a fraction
     * @return the same number of this kind
     */
    T of(BigFraction q);

    @Override
    default T getZero() {
        return of(BigFraction.ZERO);
    }

    @Override
    default T getOne() {
        return of(BigFraction.ONE);
    }
}
