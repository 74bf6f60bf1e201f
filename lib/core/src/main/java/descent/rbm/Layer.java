package descent.rbm;

import java.util.Arrays;

/**
 * The units of one layer in many rows at once, with the list of those that are not 0.
 *
 * <p>All products of a Gibbs step have a factor that is 0 or 1, so they are sums of rows of W over
 * the units that are on: no multiplication, and nothing for the units that are off. Rows are added
 * four at a time, and the columns are cut into panels that stay in the processor's second-level
 * cache. Grey values (from 0 to 1) work too, with their multiplication.
 */
final class Layer {
    private static final int PANEL_BYTES = 3 << 19;

    final int rows;
    final int units;
    final double[] value; // rows × units
    private final int[] list; // rows × units: the units that are not 0
    private final int[] count;
    private final boolean[] binary;
    private final int[] turned; // units × rows
    private final int[] turnedCount;

    Layer(int rows, int units) {
        this.rows = rows;
        this.units = units;
        value = new double[rows * units];
        list = new int[rows * units];
        count = new int[rows];
        binary = new boolean[rows];
        turned = new int[rows * units];
        turnedCount = new int[units];
    }

    /** Copies one row in; {@link #index} must follow. */
    void set(int row, double[] values) {
        System.arraycopy(values, 0, value, row * units, units);
    }

    /** One row, copied. */
    double[] get(int row) {
        return Arrays.copyOfRange(value, row * units, (row + 1) * units);
    }

    /** Lists the units that are not 0 in one row. */
    void index(int row) {
        int base = row * units;
        int n = 0;
        boolean ones = true;
        for (int i = 0; i < units; i++) {
            double x = value[base + i];
            list[base + n] = i;
            n += x != 0 ? 1 : 0;
            ones &= x == 0 | x == 1;
        }
        count[row] = n;
        binary[row] = ones;
    }

    /** Draws the units of one row: 1 with the given probability, else 0; and lists them. */
    void sample(int row, double[] probability, long key, int offset) {
        int base = row * units;
        int n = 0;
        for (int i = 0; i < units; i++) {
            boolean on = Stream.uniform(key, offset + i + 1L) < probability[base + i];
            value[base + i] = on ? 1 : 0;
            list[base + n] = i;
            n += on ? 1 : 0;
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
     * out = bias + value · m for some rows, where m has one row of {@code columns} numbers per
     * unit, starting at {@code m[at]}.
     */
    void product(double[] m, int columns, double[] bias, int at, double[] out, int from, int to) {
        int panel = Math.max(64, Math.min(columns, PANEL_BYTES / 8 / units));
        int panels = (columns + panel - 1) / panel;
        for (int p = 0; p < panels; p++) {
            int left = (int) ((long) columns * p / panels);
            int right = (int) ((long) columns * (p + 1) / panels);
            for (int row = from; row < to; row++) {
                int base = row * columns;
                System.arraycopy(bias, at + left, out, base + left, right - left);
                add(m, columns, row, left, right, out, base);
            }
        }
    }

    private void add(double[] m, int columns, int row, int left, int right, double[] out, int o) {
        int at = row * units;
        int n = count[row];
        if (!binary[row]) {
            for (int k = 0; k < n; k++) {
                addMultiple(
                        m, list[at + k] * columns, value[at + list[at + k]], left, right, out, o);
            }
            return;
        }
        int k = 0;
        for (; k + 4 <= n; k += 4) {
            int r0 = list[at + k] * columns, r1 = list[at + k + 1] * columns;
            int r2 = list[at + k + 2] * columns, r3 = list[at + k + 3] * columns;
            addFour(m, r0, r1, r2, r3, left, right, out, o);
        }
        for (; k < n; k++) {
            addMultiple(m, list[at + k] * columns, 1, left, right, out, o);
        }
    }

    static void addFour(
            double[] m, int r0, int r1, int r2, int r3, int left, int right, double[] out, int o) {
        for (int j = left; j < right; j++) {
            out[o + j] += (m[r0 + j] + m[r1 + j]) + (m[r2 + j] + m[r3 + j]);
        }
    }

    static void addMultiple(
            double[] m, int r, double factor, int left, int right, double[] out, int o) {
        for (int j = left; j < right; j++) {
            out[o + j] += factor * m[r + j];
        }
    }
}
