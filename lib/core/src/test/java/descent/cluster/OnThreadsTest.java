package descent.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OnThreadsTest {
    private static final AtomicInteger RUNNING = new AtomicInteger();

    /** Later parts end first. */
    private record Backwards(int parts) implements Work<Integer> {
        @Override
        public Integer part(int index) {
            long until = System.nanoTime() + (parts - index) * 200_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return index;
        }
    }

    private record Endless(int parts) implements Work<Integer> {
        @Override
        public Integer part(int index) {
            RUNNING.incrementAndGet();
            try {
                while (true) {
                    Require.notInterrupted();
                    Thread.onSpinWait();
                }
            } finally {
                RUNNING.decrementAndGet();
            }
        }
    }

    private record Failing(int parts) implements Work<Integer> {
        @Override
        public Integer part(int index) {
            if (index == 1) {
                throw new IllegalArgumentException("part 1");
            }
            return new Endless(1).part(0);
        }
    }

    @Test
    void resultsComeInTheOrderOfTheParts() {
        List<Double> told = new ArrayList<>();
        try (Backend on = new OnThreads(4).reporting(told::add)) {
            List<Integer> expected = IntStream.range(0, 20).boxed().toList();
            assertEquals(expected, on.run(new Backwards(20)));
            assertEquals("threads[4]", on.name());
            assertEquals(4, on.width());
        }
        assertEquals(IntStream.rangeClosed(0, 20).mapToObj(k -> k / 20.0).toList(), told);
    }

    @Test
    void anInterruptStopsAllPartsAndTheBackEndGoesOn() {
        Backend on = new OnThreads(3);
        Thread caller = Thread.currentThread();
        assertThrows(
                CancellationException.class,
                () -> on.run(new Endless(5), share -> new Thread(caller::interrupt).start()));
        assertFalse(Thread.interrupted());
        assertEquals(0, RUNNING.get());
        assertEquals(List.of(0, 1), on.run(new Backwards(2)));
    }

    @Test
    void aFailureStopsTheOthersAndIsTold() {
        IllegalArgumentException failed =
                assertThrows(
                        IllegalArgumentException.class, () -> new OnThreads(2).run(new Failing(5)));
        assertEquals("part 1", failed.getMessage());
        assertEquals(0, RUNNING.get());
    }

    @Property
    void partsShareOutEvenly(
            @ForAll @LongRange(min = 1) long count,
            @ForAll @IntRange(min = 1, max = 1000) int parts) {
        long before = 0;
        assertEquals(0, Work.end(count, parts, -1));
        for (int k = 0; k < parts; k++) {
            long end = Work.end(count, parts, k);
            long size = end - before;
            assertTrue(size == count / parts || size == count / parts + 1, () -> size + "");
            before = end;
        }
        assertEquals(count, before);
    }
}
