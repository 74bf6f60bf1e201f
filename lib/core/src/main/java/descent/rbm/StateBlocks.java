package descent.rbm;

import java.util.Arrays;

/**
 * The states of the smaller layer, in blocks of 2^low, with their unnormalised probabilities.
 *
 * <pre>
 *   Z = Σ_s e^{c·s} Π_i (1 + e^{x_i}),   x_i = d_i + Σ_j w_ij s_j
 *   s = (high, low bits):  e^{x_i} = e^{x_i(high)} · e^{x_i(low)},  the second factor from a table
 * </pre>
 *
 * <p>Here s is the enumerated layer (n units, bias c), i counts the other one (m units, bias d). A
 * block costs one multiplication, one addition and one multiplication per state and unit, in loops
 * that the compiler vectorises. Each table holds e^{x_i(low) − mid_i} with |x_i(low) − mid_i| ≤
 * half_i; the units are split into groups whose product stays within e^{±650}, so nothing overflows
 * or underflows. Between groups the logarithm is taken. A unit with half_i above 600 is summed as
 * softplus(x_i) instead.
 */
final class StateBlocks {
    private static final double UNIT = 600;
    private static final double GROUP = 650;
    private static final double LN2 = StrictMath.log(2);

    final int n;
    final int m;
    final int low;
    final int size;
    private final double[] c;
    private final double[] d;
    private final double[] w; // w[j * m + i]: the weights of enumerated unit j
    private final double[] mid;
    private final double[][] table; // e^{x − mid}, or x − mid where half > UNIT
    private final double[] bias; // c·s − biasMid, e^ of it where plain
    private final double biasMid;
    private final boolean[] inLog;
    private final int[] groupEnd; // the end of the group that unit i belongs to
    private final boolean plain; // one group, no logarithm needed

    StateBlocks(Rbm rbm) {
        boolean hidden = rbm.hiddenUnits() <= rbm.visibleUnits();
        n = hidden ? rbm.hiddenUnits() : rbm.visibleUnits();
        m = hidden ? rbm.visibleUnits() : rbm.hiddenUnits();
        c = hidden ? rbm.a() : rbm.b();
        d = hidden ? rbm.b() : rbm.a();
        w = hidden ? rbm.swapped().theta : rbm.theta;
        low = Math.min(n, m <= 32 ? 10 : m <= 128 ? 9 : m <= 512 ? 8 : 7);
        size = 1 << low;
        mid = new double[m];
        table = new double[m][];
        inLog = new boolean[m];
        groupEnd = new int[m];
        double[] column = new double[low];
        biasMid = middle(c, low);
        double range = spread(c, low) / 2;
        boolean one = range <= UNIT;
        int start = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < low; j++) {
                column[j] = w[j * m + i];
            }
            mid[i] = middle(column, low);
            double halfWidth = spread(column, low) / 2;
            inLog[i] = halfWidth > UNIT;
            table[i] = inLog[i] ? sums(column, low) : exponentials(column, low);
            if (inLog[i] || range + halfWidth + LN2 > GROUP) {
                Arrays.fill(groupEnd, start, i, i);
                start = i;
                range = 0;
                one = false;
            }
            range += inLog[i] ? GROUP : halfWidth + LN2;
        }
        Arrays.fill(groupEnd, start, m, m);
        plain = one;
        bias = plain ? exponentials(c, low) : sums(c, low);
    }

    /** The middle of the range of the partial sums. */
    private static double middle(double[] numbers, int count) {
        double middle = 0;
        for (int j = 0; j < count; j++) {
            middle += numbers[j] / 2;
        }
        return middle;
    }

    /** All partial sums, less the middle of their range. */
    private static double[] sums(double[] numbers, int count) {
        double[] sums = new double[1 << count];
        for (int j = 0; j < count; j++) {
            for (int s = 0; s < 1 << j; s++) {
                sums[s + (1 << j)] = sums[s] + numbers[j] / 2;
                sums[s] -= numbers[j] / 2;
            }
        }
        return sums;
    }

    /** The exponentials of all partial sums, less the middle of their range. */
    private static double[] exponentials(double[] numbers, int count) {
        double[] powers = new double[1 << count];
        powers[0] = 1;
        for (int j = 0; j < count; j++) {
            double on = StrictMath.exp(numbers[j] / 2);
            double off = StrictMath.exp(-numbers[j] / 2);
            for (int s = 0; s < 1 << j; s++) {
                powers[s + (1 << j)] = powers[s] * on;
                powers[s] *= off;
            }
        }
        return powers;
    }

    private static double spread(double[] numbers, int count) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += Math.abs(numbers[j]);
        }
        return sum;
    }

    /** The number of blocks, 2^{n − low}. */
    int blocks() {
        return 1 << (n - low);
    }

    /** Is unit j of the enumerated layer on in every state of this block (j ≥ low)? */
    boolean on(int block, int j) {
        return (block >> (j - low) & 1) == 1;
    }

    /** What one thread needs for its blocks. */
    final class Scratch {
        final double[] x = new double[m];
        final double[] weight = new double[size];
        private final double[] log = new double[size];
        private final double[] half = new double[size];
        private double shift;
        private int block;

        /**
         * The states of one block: state s of it has the unnormalised probability {@code weight[s]
         * · e^shift}; returns shift.
         */
        double fill(int index) {
            block = index;
            shift = biasMid;
            for (int i = 0; i < m; i++) {
                x[i] = d[i] + mid[i];
            }
            for (int j = low; j < n; j++) {
                if (on(block, j)) {
                    shift += c[j];
                    for (int i = 0; i < m; i++) {
                        x[i] += w[j * m + i];
                    }
                }
            }
            Arrays.fill(log, 0);
            Arrays.fill(weight, 1);
            System.arraycopy(bias, 0, plain ? weight : log, 0, size);
            for (int i = 0; i < m; i = groupEnd[i]) {
                if (inLog[i]) {
                    for (int s = 0; s < size; s++) {
                        log[s] += Logistic.softplus(x[i] + table[i][s]);
                    }
                } else {
                    multiply(i, groupEnd[i]);
                }
                if (!plain) {
                    for (int s = 0; s < size; s++) {
                        log[s] += StrictMath.log(weight[s]);
                        weight[s] = 1;
                    }
                }
            }
            if (!plain) {
                double max = Arrays.stream(log).max().getAsDouble();
                for (int s = 0; s < size; s++) {
                    weight[s] = StrictMath.exp(log[s] - max);
                }
                shift += max;
            }
            return shift;
        }

        /** The sum of all weights, which are used up. */
        double sum() {
            return PartitionFunction.sum(weight, size, half);
        }

        /** Multiplies by Π_i (1 + e^{x_i}) for i from {@code from} to {@code to}. */
        private void multiply(int from, int to) {
            int i = from;
            for (; i + 4 <= to; i += 4) {
                double p0 = one(i), p1 = one(i + 1), p2 = one(i + 2), p3 = one(i + 3);
                double q0 = exp(i), q1 = exp(i + 1), q2 = exp(i + 2), q3 = exp(i + 3);
                double[] t0 = table[i], t1 = table[i + 1], t2 = table[i + 2], t3 = table[i + 3];
                double[] product = weight;
                for (int s = 0; s < product.length; s++) {
                    product[s] *=
                            (p0 + q0 * t0[s])
                                    * (p1 + q1 * t1[s])
                                    * ((p2 + q2 * t2[s]) * (p3 + q3 * t3[s]));
                }
                shift += Math.max(x[i], 0) + Math.max(x[i + 1], 0);
                shift += Math.max(x[i + 2], 0) + Math.max(x[i + 3], 0);
            }
            for (; i < to; i++) {
                double p = one(i), q = exp(i);
                for (int s = 0; s < size; s++) {
                    weight[s] *= p + q * table[i][s];
                }
                shift += Math.max(x[i], 0);
            }
        }

        /** The 1 of 1 + e^x, divided by e^{max(x, 0)}. */
        private double one(int i) {
            return x[i] > 0 ? StrictMath.exp(-x[i]) : 1;
        }

        /** The e^x of 1 + e^x, divided by e^{max(x, 0)}. */
        private double exp(int i) {
            return x[i] > 0 ? 1 : StrictMath.exp(x[i]);
        }

        /** σ(x_i) in every state of the block, times its weight. */
        void activation(int i, double[] out) {
            double p = one(i), q = exp(i);
            double[] t = table[i];
            for (int s = 0; s < size && inLog[i]; s++) {
                out[s] = weight[s] * Logistic.sigmoid(x[i] + t[s]);
            }
            if (!inLog[i]) {
                timesSigmoid(p, q, t, out);
            }
        }

        private void timesSigmoid(double p, double q, double[] t, double[] out) {
            for (int s = 0; s < out.length; s++) {
                out[s] = weight[s] * (q * t[s] / (p + q * t[s]));
            }
        }
    }
}
