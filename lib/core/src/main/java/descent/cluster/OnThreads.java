package descent.cluster;

import descent.text.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
        return new OnThreads(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress) {
        /** What part number {@code index} gave. */
        record Done<R>(int index, R value) {}
        Require.notInterrupted();
        int parts = Require.within("parts", work.parts(), 1, Integer.MAX_VALUE);
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        Math.min(threads, parts),
                        job -> {
                            Thread thread = new Thread(job, "descent-part");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            ExecutorCompletionService<Done<R>> ended = new ExecutorCompletionService<>(pool);
            for (int k = 0; k < parts; k++) {
                int index = k;
                ended.submit(() -> new Done<>(index, work.part(index)));
            }
            List<R> values = new ArrayList<>(Collections.nCopies(parts, null));
            progress.accept(0);
            for (int done = 1; done <= parts; done++) {
                Done<R> next = ended.take().get();
                values.set(next.index, next.value);
                progress.accept((double) done / parts);
            }
            return values;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // the parts are stopped below
            Require.notInterrupted();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            stop(pool);
        }
    }

    /** Stops the parts under way and waits for them, also if this thread was interrupted. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
