package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @AfterEach
    void allThreads() {
        Threads.use(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void eachTaskOnce() {
        for (int threads = 1; threads <= 4; threads++) {
            Threads.use(threads);
            assertEquals(threads, Threads.count());
            AtomicIntegerArray done = new AtomicIntegerArray(1000);
            Threads.each(1000, (k, check) -> done.incrementAndGet(k));
            for (int k = 0; k < 1000; k++) {
                assertEquals(1, done.get(k));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Threads.use(0));
    }

    @Test
    void aFailureReachesTheCaller() {
        for (int threads = 1; threads <= 3; threads++) {
            Threads.use(threads);
            for (int bad : new int[] {0, 1, 57}) {
                assertThrows(
                        ArrayIndexOutOfBoundsException.class,
                        () ->
                                Threads.each(
                                        58,
                                        (k, check) -> {
                                            if (k == bad) {
                                                throw new ArrayIndexOutOfBoundsException();
                                            }
                                        }));
            }
        }
    }

    @Test
    void anInterruptStopsAllThreads() {
        Threads.use(2);
        AtomicInteger started = new AtomicInteger();
        Thread caller = Thread.currentThread();
        assertThrows(
                CancellationException.class,
                () ->
                        Threads.each(
                                1_000_000,
                                (k, check) -> {
                                    if (started.incrementAndGet() == 10) {
                                        caller.interrupt();
                                    }
                                    check.run();
                                    Thread.onSpinWait();
                                }));
        assertTrue(started.get() < 1_000_000, started + " tasks were started");
    }
}
