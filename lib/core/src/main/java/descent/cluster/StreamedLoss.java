package descent.cluster;

import descent.objective.RowLoss;
import java.io.Serializable;

/**
 * A loss over more rows than one machine holds: any stretch of rows is made when it is asked for,
 * and dropped again.
 *
 * <pre>
 *   L(θ) = (1/n) Σ_r ℓ_r(θ)          loss(from, to): the mean over r = from, ..., to − 1
 * </pre>
 *
 * <p>A row follows from its index alone, so it is the same wherever it is made.
 */
public interface StreamedLoss extends Serializable {
    /** {@return the number of rows n} */
    long rows();

    /** {@return the number of parameters} */
    int dimension();

    /**
     * The loss over some rows, made now.
     *
     * @param from the first row
     * @param to one past the last
     * @return a loss over to − from rows
     */
    RowLoss loss(long from, long to);

    /**
     * Rows that are stored.
     *
     * @param all a loss over them
     * @return stretches of it; nothing is made
     */
    static StreamedLoss of(RowLoss all) {
        return new Stored(all);
    }
}
