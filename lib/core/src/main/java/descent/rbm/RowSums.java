package descent.rbm;

/**
 * The inner loops of every sampler: rows of numbers added to a row.
 *
 * <p>They are the fast path of the package, and their shape is what makes them fast. The compiler
 * turns a loop into vector instructions only if it can tell that what is written is not read again
 * a few turns later. It can if every array is indexed by the loop's own variable; it cannot if one
 * long array is read at {@code r0 + j} and {@code r1 + j} and written at {@code o + j}. So a matrix
 * is an array of rows here, not one long array: the same sums, two to four times as fast. Four rows
 * at a time keep the sum in a register for four additions; with eight, JDK 17 gives up.
 *
 * <p>The order of the additions is the written one on every JDK and processor.
 */
final class RowSums {
    private RowSums() {}

    /** out += (r0 + r1) + (r2 + r3), from one column to another. */
    static void addFour(
            double[] r0, double[] r1, double[] r2, double[] r3, double[] out, int left, int right) {
        for (int j = left; j < right; j++) {
            out[j] += (r0[j] + r1[j]) + (r2[j] + r3[j]);
        }
    }

    /** out += factor · ((r0 + r1) + (r2 + r3)). */
    static void addFour(
            double factor, double[] r0, double[] r1, double[] r2, double[] r3, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] += factor * ((r0[j] + r1[j]) + (r2[j] + r3[j]));
        }
    }

    /** out += plus · (p0 + p1) − minus · (q0 + q1). */
    static void addDifference(
            double plus,
            double[] p0,
            double[] p1,
            double minus,
            double[] q0,
            double[] q1,
            double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] += plus * (p0[j] + p1[j]) - minus * (q0[j] + q1[j]);
        }
    }

    /** out += factor · r, from one column to another. */
    static void addMultiple(double factor, double[] r, double[] out, int left, int right) {
        for (int j = left; j < right; j++) {
            out[j] += factor * r[j];
        }
    }

    /** out += f0 · r0, then f1 · r1, f2 · r2, f3 · r3: as four times {@link #addMultiple}. */
    static void addFourMultiples(
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            double[] out,
            int left,
            int right) {
        for (int j = left; j < right; j++) {
            out[j] = out[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
        }
    }
}
