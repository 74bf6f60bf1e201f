package descent.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Who does the parts of a {@link Work}: the threads of this machine ({@link OnThreads}) or the
 * executors of a cluster ({@code descent.spark.OnSpark}).
 *
 * <pre>{@code
 * try (Backend here = OnThreads.all().reporting(progress)) {
 *     PartitionFunction z = ExactSums.logZ(here, rbm);
 * }
 * }</pre>
 *
 * <p>For the same number of parts every back end gives the same bits. An interrupt of the calling
 * thread stops the work, and the back end can be used again.
 */
public interface Backend extends AutoCloseable {
    /**
     * Does all parts.
     *
     * @param work the work
     * @param progress is told the share that is done, from 0 to 1
     * @param <R> what a part gives
     * @return what the parts gave, in the order of their numbers
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     * @throws IllegalArgumentException if the work cannot travel; the message says what to do
     */
    <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress);

    /**
     * Does all parts and tells the share that is done to whom {@link #reporting} named.
     *
     * @param work the work
     * @param <R> what a part gives
     * @return what the parts gave, in the order of their numbers
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default <R extends Serializable> List<R> run(Work<R> work) {
        return run(work, share -> {});
    }

    /**
     * Brings a large value once to everybody who works, for example the data of a training.
     *
     * @param value the value, not to be changed any more
     * @param <T> its type
     * @return what a {@link Work} carries in its place
     */
    <T extends Serializable> Shared<T> share(T value);

    /** {@return how many parts are done at the same time} */
    int width();

    /** {@return the name, as a legend shows it} */
    String name();

    /** Ends it. No work is under way then, and none can be begun. */
    @Override
    void close();

    /**
     * The same back end, telling of its progress.
     *
     * @param progress is told, in every job, the share that is done, from 0 to 1
     * @return a back end that works on this one and closes it
     */
    default Backend reporting(DoubleConsumer progress) {
        return new Reporting(this, progress);
    }

    /**
     * A value that everybody who works has already.
     *
     * @param <T> its type
     */
    @FunctionalInterface
    interface Shared<T extends Serializable> extends Serializable {
        /** {@return the value} */
        T get();
    }
}
