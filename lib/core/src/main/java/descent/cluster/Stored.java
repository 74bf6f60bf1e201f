package descent.cluster;

import descent.objective.RowLoss;
import java.util.Arrays;

/** Rows that are stored, in stretches. */
record Stored(RowLoss all) implements StreamedLoss {
    @Override
    public long rows() {
        return all.rows();
    }

    @Override
    public int dimension() {
        return all.dimension();
    }

    @Override
    public RowLoss loss(long from, long to) {
        int[] index = new int[(int) (to - from)];
        Arrays.setAll(index, k -> (int) from + k);
        return new Stretch(all, index);
    }

    /** Some of the rows of a loss, as a loss of its own. */
    private record Stretch(RowLoss all, int[] index) implements RowLoss {
        @Override
        public int rows() {
            return index.length;
        }

        @Override
        public int dimension() {
            return all.dimension();
        }

        @Override
        public double value(double[] theta) {
            return all.value(theta, index, 0, index.length);
        }

        @Override
        public void gradient(double[] theta, double[] g) {
            all.gradient(theta, index, 0, index.length, g);
        }

        @Override
        public double value(double[] theta, int[] rows, int from, int to) {
            return all.value(theta, chosen(rows, from, to), 0, to - from);
        }

        @Override
        public void gradient(double[] theta, int[] rows, int from, int to, double[] g) {
            all.gradient(theta, chosen(rows, from, to), 0, to - from, g);
        }

        private int[] chosen(int[] rows, int from, int to) {
            return Arrays.stream(rows, from, to).map(k -> index[k]).toArray();
        }
    }
}
