package descent.data;

import descent.text.Require;

/**
 * The labelled shifter: n bits, the same bits moved by one place or not at all, and which of the
 * three it was.
 *
 * <p>A row is n bits, then the n bits moved to the left, unmoved or moved to the right around the
 * end, then three bits of which one is on: left, none, right. There are 3 · 2^n rows, all
 * different. The label cannot be told from pairs of bits, so a model needs hidden units for it.
 * Source: <a href="http://www.inference.org.uk/mackay/itila/">MacKay (2003)</a>, chapter 43.
 *
 * @param bits n
 */
public record Shifter(int bits) {
    /**
     * Checks the range.
     *
     * @param bits n, from 2 to 12
     * @throws IllegalArgumentException if n lies outside
     */
    public Shifter {
        Require.within("bits", bits, 2, 12);
    }

    /**
     * All rows: for each pattern left, none, right.
     *
     * @return 3 · 2^n rows of 2n + 3 numbers 0 or 1
     */
    public double[][] rows() {
        double[][] rows = new double[3 << bits][2 * bits + 3];
        for (int r = 0; r < rows.length; r++) {
            int pattern = r / 3;
            int shift = r % 3 - 1; // −1 left, 0 none, 1 right
            for (int i = 0; i < bits; i++) {
                int bit = pattern >> (bits - 1 - i) & 1;
                rows[r][i] = bit;
                rows[r][bits + Math.floorMod(i + shift, bits)] = bit;
            }
            rows[r][2 * bits + r % 3] = 1;
        }
        return rows;
    }

    /**
     * The labels.
     *
     * @return 0 left, 1 none, 2 right for each row
     */
    public int[] labels() {
        int[] labels = new int[3 << bits];
        for (int r = 0; r < labels.length; r++) {
            labels[r] = r % 3;
        }
        return labels;
    }

    /**
     * The largest sum of log P(v) over the rows that a model can have.
     *
     * @return −m log m for m = 3 · 2^n rows
     */
    public double best() {
        int m = 3 << bits;
        return -m * Math.log(m);
    }
}
