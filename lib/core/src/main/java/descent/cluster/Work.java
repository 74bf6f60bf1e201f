package descent.cluster;

import java.io.Serializable;

/**
 * A piece of work in parts that need nothing from each other.
 *
 * <p>It travels to whoever does a part, so everything in it is serialisable. A part is the same
 * whenever it is done and however often: it reads no clock, no file and no random number that does
 * not follow from a seed and its index.
 *
 * @param <R> what a part gives
 */
public interface Work<R extends Serializable> extends Serializable {
    /** {@return the number of parts, 1 or more} */
    int parts();

    /**
     * Does one part. A long one calls {@link descent.text.Require#notInterrupted()} now and then.
     *
     * @param index which part, from 0
     * @return what it gives, not {@code null}
     */
    R part(int index);

    /**
     * One past the last of {@code count} things that belong to a part when they are shared out
     * evenly and in order; part k has those from {@code end(count, parts, k − 1)} on.
     *
     * @param count how many things there are
     * @param parts the number of parts
     * @param index which part; −1 gives 0
     * @return ⌊(index + 1) count / parts⌋
     */
    static long end(long count, int parts, int index) {
        return count / parts * (index + 1) + count % parts * (index + 1) / parts;
    }
}
