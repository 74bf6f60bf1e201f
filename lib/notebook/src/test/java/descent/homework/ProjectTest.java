package descent.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the sample answer of the project tells of its experiments. */
class ProjectTest {
    private static final String ADAM = "rule=adam eta=0.01 schedule=cosine batch=%d epochs=61";

    /** The least loss with five learning rates from 1e-7, a factor of 3 apart. */
    private static double best(String rule) {
        return DoubleStream.iterate(1e-7, eta -> 3 * eta)
                .limit(5)
                .map(eta -> Project.loss(rule + " schedule=cosine batch=16 epochs=61 eta=" + eta))
                .min()
                .orElseThrow();
    }

    @Test
    void theLossesAreAsTold() {
        assertEquals(0.8, best("rule=gd"), 0.05);
        assertEquals(0.7, best("rule=momentum mu=0.9"), 0.05);
        assertEquals(0.2, Project.loss(ADAM.formatted(16)), 0.05);
    }

    @Test
    void theRowsDecideBetween8And16ButNotBetween16And32() {
        double[] of16 = losses(16);
        double rows =
                DoubleStream.of(of16).max().orElseThrow()
                        - DoubleStream.of(of16).min().orElseThrow();
        assertTrue(Math.abs(mean(losses(8)) - mean(of16)) < rows);
        assertTrue(mean(losses(32)) - mean(of16) > rows);
    }

    private static double[] losses(int size) {
        return LongStream.rangeClosed(1, 8)
                .mapToDouble(seed -> ChoiceTask.loss(seed, ADAM.formatted(size)))
                .toArray();
    }

    private static double mean(double[] losses) {
        return DoubleStream.of(losses).average().orElseThrow();
    }
}
