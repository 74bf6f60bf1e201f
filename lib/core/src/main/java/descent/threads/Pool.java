package descent.threads;

import descent.text.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;

/**
 * So many pieces of work at the same time. Every call has threads of its own, which end with it, so
 * a piece may take long and may call this again.
 *
 * @param threads how many pieces are done at the same time
 */
public record Pool(int threads) {
    private static final int PATIENCE = 10; // seconds for pieces that were told to stop

    /**
     * Checks the range.
     *
     * @param threads how many pieces are done at the same time, from 1 to 1024
     * @throws IllegalArgumentException if it is out of its range
     */
    public Pool {
        Require.within("threads", threads, 1, 1024);
    }

    /** {@return one thread for each processor} */
    public static Pool all() {
        return new Pool(Math.min(1024, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Does all pieces. The first that fails stops the others; what it threw is thrown here.
     *
     * @param count how many pieces
     * @param piece does piece k = 0, ..., count − 1; a long one calls {@link
     *     Require#notInterrupted()} now and then
     * @param progress is told the share that is done, from 0 to 1, on the calling thread
     * @param <R> what a piece gives
     * @return what the pieces gave, in the order of their numbers
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; the
     *     pieces under way are then stopped
     */
    public <R> List<R> each(int count, IntFunction<R> piece, DoubleConsumer progress) {
        /** What piece number {@code index} gave. */
        record Done<R>(int index, R value) {}
        Require.notInterrupted();
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        Math.max(1, Math.min(threads, count)),
                        job -> {
                            Thread thread = new Thread(job, "descent-piece");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            ExecutorCompletionService<Done<R>> ended = new ExecutorCompletionService<>(pool);
            for (int k = 0; k < count; k++) {
                int index = k;
                ended.submit(() -> new Done<>(index, piece.apply(index)));
            }
            List<R> values = new ArrayList<>(Collections.nCopies(count, null));
            progress.accept(0);
            for (int done = 1; done <= count; done++) {
                Done<R> next = ended.take().get();
                values.set(next.index, next.value);
                progress.accept((double) done / count);
            }
            return values;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // the pieces are stopped below
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

    /** Stops the pieces under way and waits for them, also if this thread was interrupted. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
