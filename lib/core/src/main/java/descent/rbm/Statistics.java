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
 * <p>For each visible unit, the p of the rows where it is on are added four at a time, while the
 * unit's row of g stays in the first-level cache. Each unit is on its own, so units are shared out
 * among the threads. Grey values take one row at a time.
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
        int parts = Math.min(data.parts(), d);
        data.share(
                parts,
                (part, check) -> {
                    int to = (int) ((long) d * (part + 1) / parts);
                    for (int u = (int) ((long) d * part / parts); u < to; u++) {
                        both.weights(u);
                    }
                });
        Arrays.fill(g, d * f, g.length, 0);
        biases(data, 1.0 / data.rows, g);
        biases(model, -1.0 / model.rows, g);
    }

    private static void biases(Gibbs half, double factor, double[] g) {
        int d = half.d;
        int f = half.f;
        for (int row = 0; row < half.rows; row++) {
            Layer.addMultiple(half.v.value, row * d, factor, 0, d, g, d * f);
            Layer.addMultiple(half.p, row * f, factor, 0, f, g, d * f + d);
        }
    }

    private void weights(int u) {
        Arrays.fill(g, u * f, (u + 1) * f, 0);
        double plus = 1.0 / data.rows;
        double minus = 1.0 / model.rows;
        int pairs = binary ? Math.min(data.v.onCount(u), model.v.onCount(u)) / 2 : 0;
        for (int k = 0; k < 2 * pairs; k += 2) {
            int p0 = data.v.onRow(u, k) * f, p1 = data.v.onRow(u, k + 1) * f;
            int q0 = model.v.onRow(u, k) * f, q1 = model.v.onRow(u, k + 1) * f;
            two(data.p, p0, p1, plus, model.p, q0, q1, minus, g, u * f, f);
        }
        rest(data, u, 2 * pairs, plus);
        rest(model, u, 2 * pairs, -minus);
    }

    private void rest(Gibbs half, int u, int from, double factor) {
        int n = half.v.onCount(u);
        int k = from;
        for (; binary && k + 4 <= n; k += 4) {
            int p0 = half.v.onRow(u, k) * f, p1 = half.v.onRow(u, k + 1) * f;
            int p2 = half.v.onRow(u, k + 2) * f, p3 = half.v.onRow(u, k + 3) * f;
            four(half.p, p0, p1, p2, p3, factor, g, u * f, f);
        }
        for (; k < n; k++) {
            int row = half.v.onRow(u, k);
            double x = factor * half.v.value[row * half.d + u];
            Layer.addMultiple(half.p, row * f, x, 0, f, g, u * f);
        }
    }

    private static void two(
            double[] p,
            int p0,
            int p1,
            double plus,
            double[] q,
            int q0,
            int q1,
            double minus,
            double[] g,
            int o,
            int f) {
        for (int j = 0; j < f; j++) {
            g[o + j] += plus * (p[p0 + j] + p[p1 + j]) - minus * (q[q0 + j] + q[q1 + j]);
        }
    }

    private static void four(
            double[] p, int p0, int p1, int p2, int p3, double factor, double[] g, int o, int f) {
        for (int j = 0; j < f; j++) {
            g[o + j] += factor * ((p[p0 + j] + p[p1 + j]) + (p[p2 + j] + p[p3 + j]));
        }
    }
}
