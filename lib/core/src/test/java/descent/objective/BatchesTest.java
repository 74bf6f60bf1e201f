package descent.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    @Tag("N2")
    void anEpochUsesEveryRowOnce() {
        int[] all = IntStream.range(0, 1797).toArray();
        for (int size : new int[] {1, 64, 128, 256, 1796}) {
            Batches batches = new Batches(1797, size, 3);
            int[] first = batches.order(0);
            int[] second = batches.order(1);
            assertFalse(Arrays.equals(first, second));
            assertFalse(Arrays.equals(first, new Batches(1797, size, 4).order(0)));
            assertArrayEquals(first, new Batches(1797, size, 3).order(0));
            Arrays.sort(first);
            Arrays.sort(second);
            assertArrayEquals(all, first);
            assertArrayEquals(all, second);
        }
        assertArrayEquals(all, new Batches(1797, 1797, 3).order(5));
    }

    @Test
    void stepsPerEpoch() {
        assertEquals(1797, new Batches(1797, 1, 0).stepsPerEpoch());
        assertEquals(29, new Batches(1797, 64, 0).stepsPerEpoch());
        assertEquals(8, new Batches(1797, 256, 0).stepsPerEpoch());
        assertEquals(2, new Batches(4, 2, 0).stepsPerEpoch());
        assertEquals(1, new Batches(1797, 1797, 0).stepsPerEpoch());
    }

    @Test
    void shufflesAreEven() {
        // each of 3 rows is first in a third of 6,000 epochs, up to 5 standard deviations
        int[] first = new int[3];
        Batches batches = new Batches(3, 1, 77);
        for (int epoch = 0; epoch < 6000; epoch++) {
            first[batches.order(epoch)[0]]++;
        }
        for (int count : first) {
            assertEquals(2000, count, 5 * Math.sqrt(6000 * 2 / 9.0));
        }
    }

    @Test
    void factories() {
        RowLoss loss = new LeastSquares(new double[10][1], new double[10]);
        assertEquals(new Batches(10, 10, 0), Batches.all(loss));
        assertEquals(new Batches(10, 1, 5), Batches.stochastic(loss, 5));
        assertEquals(new Batches(10, 4, 6), Batches.mini(loss, 4, 6));
        assertThrows(IllegalArgumentException.class, () -> Batches.mini(loss, 11, 6));
        assertThrows(IllegalArgumentException.class, () -> Batches.mini(loss, 0, 6));
        assertThrows(IllegalArgumentException.class, () -> new Batches(0, 1, 6));
    }
}
