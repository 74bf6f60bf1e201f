package descent.rbm;

import java.util.Arrays;

/**
 * The two halves of the gradient in one pass: mean of v_i p_j over the data's rows less the mean
 * over the model's.
 *
 * <pre>
 *   g_ij = (1/n) Σ_{data rows with v_i on} p_j − (1/m) Σ_{model rows with v_i on} p_j
 * </pre>
 *
 * <p>For each visible unit, the p of the rows where it is on are added four at a time, while their
 * sum stays in the first-level cache. Each unit is on its own, so units are shared out among the
 * threads. Grey values are multiplied.
 */
final class Statistics {
    private final Gibbs data;
    private final Gibbs model;
    private final boolean binary;
    private final double[] g;
    private final int f;

    private Statistics(Gibbs data, Gibbs model, double[] g) {
        this.data = data;
        this.model = model;
        this.g = g;
        f = data.f;
        data.v.turn();
        model.v.turn();
        binary = data.v.binary() && model.v.binary();
    }

    /** Writes all of g: the weights, then b, then a. */
    static void difference(Gibbs data, Gibbs model, double[] g) {
        int d = data.d;
        int f = data.f;
        Statistics both = new Statistics(data, model, g);
        int parts = data.parts() == 1 ? 1 : Math.min(4 * data.parts(), d); // the last are shorter
        data.share(
                parts + 1,
                (task, check) -> {
                    if (task == 0) {
                        both.biases();
                        return;
                    }
                    int part = task - 1;
                    int to = (int) ((long) d * (part + 1) / parts);
                    double[] sum = new double[f];
                    for (int u = (int) ((long) d * part / parts); u < to; u++) {
                        both.weights(u, sum);
                    }
                });
    }

    private void biases() {
        double[] b = new double[data.d];
        double[] a = new double[f];
        addBiases(data, 1.0 / data.rows, b, a);
        addBiases(model, -1.0 / model.rows, b, a);
        System.arraycopy(b, 0, g, data.d * f, b.length);
        System.arraycopy(a, 0, g, data.d * (f + 1), f);
    }

    private static void addBiases(Gibbs half, double factor, double[] b, double[] a) {
        for (int row = 0; row < half.rows; row++) {
            RowSums.addMultiple(factor, half.v.value[row], b, 0, b.length);
            RowSums.addMultiple(factor, half.p[row], a, 0, a.length);
        }
    }

    private void weights(int u, double[] sum) {
        Arrays.fill(sum, 0);
        double plus = 1.0 / data.rows;
        double minus = 1.0 / model.rows;
        int pairs = binary ? Math.min(data.v.onCount(u), model.v.onCount(u)) / 2 : 0;
        for (int k = 0; k < 2 * pairs; k += 2) {
            double[] p0 = on(data, u, k), p1 = on(data, u, k + 1);
            double[] q0 = on(model, u, k), q1 = on(model, u, k + 1);
            RowSums.addDifference(plus, p0, p1, minus, q0, q1, sum);
        }
        rest(data, u, 2 * pairs, plus, sum);
        rest(model, u, 2 * pairs, -minus, sum);
        System.arraycopy(sum, 0, g, u * f, f);
    }

    private void rest(Gibbs half, int u, int from, double factor, double[] sum) {
        int n = half.v.onCount(u);
        int k = from;
        for (; binary && k + 4 <= n; k += 4) {
            double[] p0 = on(half, u, k), p1 = on(half, u, k + 1);
            double[] p2 = on(half, u, k + 2), p3 = on(half, u, k + 3);
            RowSums.addFour(factor, p0, p1, p2, p3, sum);
        }
        for (; k + 4 <= n; k += 4) {
            double x0 = factor * value(half, u, k), x1 = factor * value(half, u, k + 1);
            double x2 = factor * value(half, u, k + 2), x3 = factor * value(half, u, k + 3);
            double[] p0 = on(half, u, k), p1 = on(half, u, k + 1);
            double[] p2 = on(half, u, k + 2), p3 = on(half, u, k + 3);
            RowSums.addFourMultiples(x0, p0, x1, p1, x2, p2, x3, p3, sum, 0, f);
        }
        for (; k < n; k++) {
            RowSums.addMultiple(factor * value(half, u, k), on(half, u, k), sum, 0, f);
        }
    }

    /** What unit u is in row number k of those where it is on. */
    private static double value(Gibbs half, int u, int k) {
        return half.v.value[half.v.onRow(u, k)][u];
    }

    /** The p of row number k of those where a unit is on. */
    private static double[] on(Gibbs half, int u, int k) {
        return half.p[half.v.onRow(u, k)];
    }
}
