package descent.cluster;

import descent.text.Require;
import descent.threads.Pool;
import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The back end on the threads of this machine. Nothing is copied and nothing has to be started, so
 * it wins whenever the work fits.
 *
 * @param threads how many parts are done at the same time
 */
public record OnThreads(int threads) implements Backend {
    /**
     * Checks the range.
     *
     * @param threads how many parts are done at the same time, from 1 to 1024
     * @throws IllegalArgumentException if it is out of its range
     */
    public OnThreads {
        Require.within("threads", threads, 1, 1024);
    }

    /** {@return the back end with one thread for each processor} */
    public static OnThreads all() {
        return new OnThreads(Pool.all().threads());
    }

    @Override
    public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress) {
        int parts = Require.within("parts", work.parts(), 1, Integer.MAX_VALUE);
        return new Pool(threads).each(parts, work::part, progress);
    }

    @Override
    public <T extends Serializable> Shared<T> share(T value) {
        return () -> value;
    }

    @Override
    public int width() {
        return threads;
    }

    @Override
    public String name() {
        return "threads[" + threads + "]";
    }

    /** There is nothing to end: each job has its threads. */
    @Override
    public void close() {}
}
