package descent.cluster;

import descent.rbm.Rbm;
import descent.text.Require;
import java.util.Arrays;

/** How likely many rows of data are under a model, the rows shared out. */
public final class Scoring {
    /** Rows are shared out in at most this many parts. */
    public static final int PARTS = 64;

    private Scoring() {}

    /** Some of the rows. */
    private record Rows(Rbm rbm, Backend.Shared<double[][]> rows, int count)
            implements Work<double[]> {
        @Override
        public int parts() {
            return Math.min(PARTS, count);
        }

        @Override
        public double[] part(int index) {
            int from = (int) Work.end(count, parts(), index - 1);
            int to = (int) Work.end(count, parts(), index);
            double[] energies = new double[to - from];
            for (int r = from; r < to; r++) {
                Require.notInterrupted();
                energies[r - from] = rbm.freeEnergy(rows.get()[r]);
            }
            return energies;
        }
    }

    /**
     * The free energy of each row.
     *
     * @param on who does the parts
     * @param rbm the model
     * @param rows the data, at least one row
     * @return F(v) of each row, bit for bit that of {@link Rbm#freeEnergy(double[])}
     */
    public static double[] freeEnergy(Backend on, Rbm rbm, double[][] rows) {
        Require.rows("rows", rows);
        for (int r = 0; r < rows.length; r++) {
            Require.length("rows[" + r + "]", rows[r], rbm.visibleUnits());
        }
        Rows work = new Rows(rbm, on.share(rows), rows.length);
        return on.run(work).stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /**
     * The log-likelihood of the data.
     *
     * @param on who does the parts
     * @param rbm the model
     * @param rows the data, at least one row
     * @param logZ log Z, exact or estimated
     * @return the mean of log P(v) = −F(v) − log Z; with the exact log Z bit for bit that of {@link
     *     Rbm#logLikelihood(double[][])}
     */
    public static double logLikelihood(Backend on, Rbm rbm, double[][] rows, double logZ) {
        double sum = 0;
        for (double energy : freeEnergy(on, rbm, rows)) {
            sum -= energy;
        }
        return sum / rows.length - logZ; // (R7)
    }
}
