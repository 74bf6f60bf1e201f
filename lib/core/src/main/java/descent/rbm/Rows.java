package descent.rbm;

import descent.text.Messages;
import descent.text.Require;
import java.util.Arrays;

/**
 * Rows of data, one number for each unit: what may be in them. A sampler takes the numbers for
 * probabilities, so a value outside of [0, 1] would go on unseen as a wrong result.
 */
final class Rows {
    private static final Messages SAY = Messages.beside(Rows.class);

    private Rows() {}

    /** At least one row, each of n numbers from 0 to 1. */
    static double[][] unit(String name, double[][] rows, int n) {
        Require.rows(name, rows);
        for (int r = 0; r < rows.length; r++) {
            unit(name + "[" + r + "]", rows[r], n);
        }
        return rows;
    }

    /** A row of n numbers from 0 to 1. */
    static double[] unit(String name, double[] row, int n) {
        Require.length(name, row, n);
        for (int i = 0; i < n; i++) {
            if (!(row[i] >= 0 && row[i] <= 1)) {
                throw new IllegalArgumentException(SAY.get("grey", name, i, row[i]));
            }
        }
        return row;
    }

    /** At least one row, each of n numbers that are 0 or 1. */
    static double[][] binary(String name, double[][] rows, int n) {
        Require.rows(name, rows);
        for (int r = 0; r < rows.length; r++) {
            binary(name + "[" + r + "]", rows[r], n);
        }
        return rows;
    }

    /** A row of n numbers that are 0 or 1. */
    static double[] binary(String name, double[] row, int n) {
        Require.length(name, row, n);
        for (int i = 0; i < n; i++) {
            if (row[i] != 0 && row[i] != 1) {
                throw new IllegalArgumentException(SAY.get("binary", name, i, row[i]));
            }
        }
        return row;
    }

    static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
