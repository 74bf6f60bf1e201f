package descent.rbm;

/**
 * W as the samplers need it: row by row, and column by column. {@link RowSums} tells why rows are
 * arrays of their own.
 */
final class Weights {
    private static final int BLOCK = 16; // both sides of a block stay in the first-level cache

    final double[][] row; // D rows of F numbers
    final double[][] column; // F columns of D numbers

    Weights(int d, int f) {
        row = new double[d][f];
        column = new double[f][d];
    }

    boolean fits(Rbm rbm) {
        return row.length == rbm.visible && column.length == rbm.hidden;
    }

    /** How many pieces the copying is cut into. */
    int pieces() {
        return (row.length + BLOCK - 1) / BLOCK;
    }

    /** Copies one piece of W. */
    void load(Rbm rbm, int piece) {
        int f = column.length;
        int to = Math.min(row.length, (piece + 1) * BLOCK);
        for (int i = piece * BLOCK; i < to; i++) {
            System.arraycopy(rbm.theta, i * f, row[i], 0, f);
        }
        for (int j0 = 0; j0 < f; j0 += BLOCK) {
            int j1 = Math.min(f, j0 + BLOCK);
            for (int j = j0; j < j1; j++) {
                double[] into = column[j];
                for (int i = piece * BLOCK; i < to; i++) {
                    into[i] = rbm.theta[i * f + j];
                }
            }
        }
    }

    /** Copies all of W. */
    static Weights of(Rbm rbm) {
        Weights w = new Weights(rbm.visible, rbm.hidden);
        for (int piece = 0; piece < w.pieces(); piece++) {
            w.load(rbm, piece);
        }
        return w;
    }
}
