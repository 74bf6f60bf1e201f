package descent.rbm;

import descent.text.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** One of several pieces of work. */
    interface Task {
        /** Does piece k; a long one calls {@code check} now and then, which throws to stop it. */
        void run(int k, Runnable check);
    }

    /**
     * Runs {@code task} for 0, ..., tasks − 1, each once, in any order; the caller works too. Only
     * the caller can be interrupted: the others then stop as well.
     */
    static void each(int tasks, Task task) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        Runnable check =
                () -> {
                    if (stop.get()) {
                        throw new CancellationException();
                    }
                    Require.notInterrupted();
                };
        Runnable work =
                () -> {
                    for (int k = next.getAndIncrement(); k < tasks; k = next.getAndIncrement()) {
                        check.run();
                        task.run(k, check);
                    }
                };
        List<ForkJoinTask<?>> others = new ArrayList<>();
        for (int k = 1; k < Math.min(count, tasks); k++) {
            others.add(ForkJoinPool.commonPool().submit(work));
        }
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            stop.set(true);
            others.forEach(ForkJoinTask::quietlyJoin);
            throw failure;
        }
        others.forEach(ForkJoinTask::join);
    }
}
