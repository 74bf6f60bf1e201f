package descent.rbm;

import descent.text.Require;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * How many threads the sums and samplers of this package use. No result depends on it: every chain
 * has a random stream of its own, and partial sums are added in one fixed order.
 */
public final class Threads {
    private static volatile int count = Runtime.getRuntime().availableProcessors();

    private Threads() {}

    /**
     * Sets the number of threads.
     *
     * @param threads 1 or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public static void use(int threads) {
        count = Require.within("threads", threads, 1, 1024);
    }

    /**
     * The number of threads.
     *
     * @return the number set, else the number of processors
     */
    public static int count() {
        return count;
    }

    /**
     * Runs {@code task} for 0, ..., tasks − 1, each once, in any order; the caller works too. Only
     * the caller can be interrupted: it then stops the others and throws.
     */
    static void each(int tasks, IntConsumer task) {
        int helpers = Math.min(count, tasks) - 1;
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        Runnable work =
                () -> {
                    for (int k = next.getAndIncrement();
                            k < tasks && !stop.get();
                            k = next.getAndIncrement()) {
                        task.accept(k);
                    }
                };
        ForkJoinTask<?>[] others = new ForkJoinTask<?>[helpers];
        for (int k = 0; k < helpers; k++) {
            others[k] = ForkJoinPool.commonPool().submit(work);
        }
        try {
            for (int k = next.getAndIncrement(); k < tasks; k = next.getAndIncrement()) {
                Require.notInterrupted();
                task.accept(k);
            }
        } catch (CancellationException interrupted) {
            stop.set(true);
            throw interrupted;
        } finally {
            for (ForkJoinTask<?> other : others) {
                if (!other.tryUnfork()) {
                    other.join();
                }
            }
        }
    }
}
