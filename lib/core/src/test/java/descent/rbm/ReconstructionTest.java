package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReconstructionTest {
    /** Without weights r = σ(b), whatever v: (3/4, 1/2, 1/4) for b = (log 3, 0, −log 3). */
    private static final Rbm FREE =
            Rbm.of(
                    new double[3][2],
                    new double[] {StrictMath.log(3), 0, -StrictMath.log(3)},
                    new double[2]);

    @Test
    void withoutWeightsByHand() {
        assertArrayEquals(
                new double[] {0.75, 0.5, 0.25},
                Reconstruction.of(FREE, new double[] {1, 1, 1}),
                1e-15);
        // (1/16 + 1/4 + 1/16) and (9/16 + 1/4 + 9/16), over 2 rows of 3 units
        assertEquals(
                (6 / 16.0 + 22 / 16.0) / 6,
                Reconstruction.error(FREE, new double[][] {{1, 0, 0}, {0, 1, 1}}),
                1e-15);
    }

    /** w = log 9, a = −log 3, b = −log 3: σ(a + w) = 3/4, and σ(b + ¾ w) = √3/(1 + √3). */
    @Test
    void upAndDownByHand() {
        double third = -StrictMath.log(3);
        Rbm rbm =
                Rbm.of(
                        new double[][] {{StrictMath.log(9)}},
                        new double[] {third},
                        new double[] {third});
        double root = Math.sqrt(3);
        assertArrayEquals(
                new double[] {root / (1 + root)}, Reconstruction.of(rbm, new double[] {1}), 1e-15);
        assertEquals(
                1 / ((1 + root) * (1 + root)),
                Reconstruction.error(rbm, new double[][] {{1}}),
                1e-15);
    }

    @Test
    void noRows() {
        assertThrows(
                IllegalArgumentException.class, () -> Reconstruction.error(FREE, new double[0][]));
    }
}
