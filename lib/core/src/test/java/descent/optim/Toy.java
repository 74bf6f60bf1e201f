package descent.optim;

import descent.objective.Objective;
import descent.objective.RowLoss;
import java.util.List;

/** Small objectives and rules that the tests of this package need. */
final class Toy {
    private Toy() {}

    /** ½ Σ λ_i x_i². */
    static Objective bowl(double... lambda) {
        return new Objective() {
            @Override
            public int dimension() {
                return lambda.length;
            }

            @Override
            public double value(double[] x) {
                double sum = 0;
                for (int i = 0; i < x.length; i++) {
                    sum += 0.5 * lambda[i] * x[i] * x[i];
                }
                return sum;
            }

            @Override
            public void gradient(double[] x, double[] g) {
                for (int i = 0; i < x.length; i++) {
                    g[i] = lambda[i] * x[i];
                }
            }
        };
    }

    /** θ ← θ − S, S ← S + g, as a student would write it. */
    record Sum() implements Rule {
        @Override
        public List<String> slots() {
            return List.of("S");
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] slot, int from, int to) {
            for (int i = from; i < to; i++) {
                slot[0][i] += g[i];
                theta[i] -= slot[0][i];
            }
        }
    }

    /** The mean of ½ (θ − y_r)². */
    record Mean(double[] y) implements RowLoss {
        @Override
        public int rows() {
            return y.length;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double value(double[] theta) {
            return Batchwise.value(this, theta);
        }

        @Override
        public void gradient(double[] theta, double[] g) {
            Batchwise.gradient(this, theta, g);
        }

        @Override
        public double value(double[] theta, int[] rows, int from, int to) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += 0.5 * (theta[0] - y[rows[k]]) * (theta[0] - y[rows[k]]);
            }
            return sum / (to - from);
        }

        @Override
        public void gradient(double[] theta, int[] rows, int from, int to, double[] g) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += theta[0] - y[rows[k]];
            }
            g[0] = sum / (to - from);
        }
    }

    /** The whole loss as a batch of all rows. */
    private static final class Batchwise {
        static int[] all(RowLoss loss) {
            return java.util.stream.IntStream.range(0, loss.rows()).toArray();
        }

        static double value(RowLoss loss, double[] theta) {
            return loss.value(theta, all(loss), 0, loss.rows());
        }

        static void gradient(RowLoss loss, double[] theta, double[] g) {
            loss.gradient(theta, all(loss), 0, loss.rows(), g);
        }
    }
}
