package descent.rbm;

import java.util.Arrays;

/**
 * The units of one layer in many rows at once, with the list of those that are not 0.
 *
 * <p>All products of a Gibbs step have a factor that is 0 or 1, so they are sums of rows of W over
 * the units that are on: no multiplication, and nothing for the units that are off. Rows are added
 * four at a time, in tiles of W that stay in the processor's first-level cache while all rows pass
 * by; {@link RowSums} has the inner loops. Grey values (from 0 to 1) work too, with their
 * multiplication.
 */
final class Layer {
    private static final int TILE_UNITS = 24; // 24 · 264 numbers fill a first-level cache of 48 kB
    private static final int TILE_COLUMNS = 264;

    private static final long ONE = Double.doubleToRawLongBits(1);

    final int rows;
    final int units;
    final double[][] value; // rows × units
    private final int[] list; // rows × units: the units that are not 0
    private final int[] count;
    private final boolean[] binary;
    private final int[] next; // for each row, how far its list is done
    private final int[] turned; // units × rows
    private final int[] turnedCount;

    Layer(int rows, int units) {
        this.rows = rows;
        this.units = units;
        value = new double[rows][units];
        list = new int[rows * units];
        count = new int[rows];
        binary = new boolean[rows];
        next = new int[rows];
        turned = new int[rows * units];
        turnedCount = new int[units];
    }

    /** Copies one row in; {@link #index} must follow. */
    void set(int row, double[] values) {
        System.arraycopy(values, 0, value[row], 0, units);
    }

    /** One row, copied. */
    double[] get(int row) {
        return value[row].clone();
    }

    /** Lists the units that are not 0 in one row. */
    void index(int row) {
        int base = row * units;
        double[] values = value[row];
        int n = 0;
        for (int i = 0; i < units; i++) {
            long bits = Double.doubleToRawLongBits(values[i]) << 1; // without the sign
            list[base + n] = i;
            n += (int) ((bits | -bits) >>> 63);
        }
        boolean ones = true;
        for (int k = 0; k < n; k++) {
            ones &= values[list[base + k]] == 1;
        }
        count[row] = n;
        binary[row] = ones;
    }

    /** Draws the units of one row: 1 with the given probability, else 0; and lists them. */
    void sample(int row, double[] probability, long key, int offset) {
        int base = row * units;
        double[] values = value[row];
        int n = 0;
        for (int i = 0; i < units; i++) {
            // The sign bit of a difference: a branch here would be guessed wrongly half the time.
            // In whole numbers, because a conversion to double waits for the one before on JDK 17.
            long above = Stream.bits(key, offset + i + 1L) - (long) (probability[i] * 0x1p53);
            long on = above >>> 63;
            values[i] = Double.longBitsToDouble(-on & ONE);
            list[base + n] = i;
            n += (int) on;
        }
        count[row] = n;
        binary[row] = true;
    }

    /** Lists for each unit the rows where it is not 0; every row must be indexed. */
    void turn() {
        Arrays.fill(turnedCount, 0);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < count[row]; k++) {
                int unit = list[row * units + k];
                turned[unit * rows + turnedCount[unit]++] = row;
            }
        }
    }

    /** In how many rows a unit is not 0; {@link #turn} first. */
    int onCount(int unit) {
        return turnedCount[unit];
    }

    /** Row number k of those where a unit is not 0. */
    int onRow(int unit, int k) {
        return turned[unit * rows + k];
    }

    /** Are all units of all rows 0 or 1? */
    boolean binary() {
        for (boolean row : binary) {
            if (!row) {
                return false;
            }
        }
        return true;
    }

    /**
     * out = bias + value · m for some rows, where m has one row per unit and the bias starts at
     * {@code bias[at]}. Tile by tile of m; the order of the additions does not depend on the tiles.
     */
    void product(double[][] m, double[] bias, int at, double[][] out, int from, int to) {
        int columns = m[0].length;
        int panels = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
        for (int p = 0; p < panels; p++) {
            int left = (int) ((long) columns * p / panels);
            int right = (int) ((long) columns * (p + 1) / panels);
            for (int row = from; row < to; row++) {
                System.arraycopy(bias, at + left, out[row], left, right - left);
                next[row] = row * units;
            }
            for (int unit = TILE_UNITS; unit < units + TILE_UNITS; unit += TILE_UNITS) {
                for (int row = from; row < to; row++) {
                    if (binary[row]) {
                        addRows(m, row, unit, left, right, out[row]);
                    } else {
                        addMultiples(m, row, unit, left, right, out[row]);
                    }
                }
            }
        }
    }

    /** Adds the rows of the units that are on, from where it left off up to some unit. */
    private void addRows(double[][] m, int row, int upTo, int left, int right, double[] out) {
        int k = next[row];
        int end = row * units + count[row];
        for (; k + 4 <= end && list[k] < upTo; k += 4) {
            RowSums.addFour(
                    m[list[k]], m[list[k + 1]], m[list[k + 2]], m[list[k + 3]], out, left, right);
        }
        for (; k + 4 > end && k < end && list[k] < upTo; k++) { // the last three or fewer
            RowSums.addMultiple(1, m[list[k]], out, left, right);
        }
        next[row] = k;
    }

    private void addMultiples(double[][] m, int row, int upTo, int left, int right, double[] out) {
        double[] v = value[row];
        int k = next[row];
        int end = row * units + count[row];
        for (; k + 4 <= end && list[k] < upTo; k += 4) {
            int i0 = list[k], i1 = list[k + 1], i2 = list[k + 2], i3 = list[k + 3];
            RowSums.addFourMultiples(
                    v[i0], m[i0], v[i1], m[i1], v[i2], m[i2], v[i3], m[i3], out, left, right);
        }
        for (; k + 4 > end && k < end && list[k] < upTo; k++) {
            RowSums.addMultiple(v[list[k]], m[list[k]], out, left, right);
        }
        next[row] = k;
    }
}
