package descent.homework;

import descent.homework.SmallModels.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The direction of CD-1 with given random numbers, and the usual mistakes. */
final class OneStepOfCd {
    private OneStepOfCd() {}

    /** Rows of data, numbers for the hidden and the visible layer, W, b, a. */
    static List<Inputs> cases(SplittableRandom random) {
        List<Inputs> cases = new ArrayList<>();
        for (int[] size : new int[][] {{3, 2, 3}, {4, 3, 2}}) {
            int d = size[0];
            int f = size[1];
            int n = size[2];
            int[][] rows = new int[n][];
            for (int r = 0; r < n; r++) {
                rows[r] = SmallModels.bits(random, d);
            }
            cases.add(
                    new Inputs(
                            rows,
                            SmallModels.uniform(random, n, f),
                            SmallModels.uniform(random, n, d),
                            SmallModels.matrix(random, d, f, 1.5),
                            SmallModels.vector(random, d, 1),
                            SmallModels.vector(random, f, 1)));
        }
        return cases;
    }

    /** What one row leaves behind: the data, the first hidden layer, the reconstruction. */
    private record Chain(
            double[] v0, double[] p0, double[] h0, double[] pv, double[] v1, double[] p1) {
        static Chain of(Model m, double[] v0, double[] forHidden, double[] forVisible) {
            double[] p0 = SmallModels.sigma(m.hiddenInput(v0));
            double[] h0 = drawn(p0, forHidden);
            double[] pv = SmallModels.sigma(m.visibleInput(h0));
            double[] v1 = drawn(pv, forVisible);
            return new Chain(v0, p0, h0, pv, v1, SmallModels.sigma(m.hiddenInput(v1)));
        }
    }

    private static double[] drawn(double[] p, double[] u) {
        double[] x = new double[p.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = u[k] < p[k] ? 1 : 0;
        }
        return x;
    }

    private interface Direction {
        double of(Chain c, int i, int j);
    }

    private interface Change {
        Model of(Model m);
    }

    private static double[][] mean(Inputs in, Change change, double factor, Direction d) {
        Model m = change.of(Model.at(in, 3));
        int[][] rows = in.table(0);
        double[][] sum = new double[rows[0].length][m.a().length];
        for (int r = 0; r < rows.length; r++) {
            Chain c = Chain.of(m, SmallModels.units(rows[r]), in.matrix(1)[r], in.matrix(2)[r]);
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += factor * d.of(c, i, j) / rows.length;
                }
            }
        }
        return sum;
    }

    static Object right(Inputs in) {
        return mean(in, m -> m, 1, OneStepOfCd::usual);
    }

    private static double usual(Chain c, int i, int j) {
        return c.v0[i] * c.p0[j] - c.v1[i] * c.p1[j];
    }

    private static Mistake direction(String key, Direction d) {
        return new Mistake(key, in -> mean(in, m -> m, 1, d));
    }

    private static Mistake model(String key, Change change) {
        return new Mistake(key, in -> mean(in, change, 1, OneStepOfCd::usual));
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(direction("pair-v1-h0", (c, i, j) -> c.v0[i] * c.p0[j] - c.v1[i] * c.h0[j]));
        all.add(direction("pair-v1-p0", (c, i, j) -> c.v0[i] * c.p0[j] - c.v1[i] * c.p0[j]));
        all.add(direction("pair-v0-p1", (c, i, j) -> c.v0[i] * c.p0[j] - c.v0[i] * c.p1[j]));
        all.add(direction("positive-sampled", (c, i, j) -> c.v0[i] * c.h0[j] - c.v1[i] * c.p1[j]));
        all.add(direction("mean-field", (c, i, j) -> c.v0[i] * c.p0[j] - c.pv[i] * c.p1[j]));
        all.add(direction("gradient-sign", (c, i, j) -> -usual(c, i, j)));
        all.add(direction("model-lost", (c, i, j) -> c.v0[i] * c.p0[j]));
        all.add(direction("phases-added", (c, i, j) -> c.v0[i] * c.p0[j] + c.v1[i] * c.p1[j]));
        all.add(new Mistake("sum-over-batch", OneStepOfCd::summed));
        all.add(new Mistake("last-row-only", OneStepOfCd::last));
        all.add(model("biases-exchanged", Model::exchanged));
        all.add(model("biases-lost", m -> m.withoutA().withoutB()));
        all.add(new Mistake("draw-reversed", OneStepOfCd::reversed));
        all.add(new Mistake("transposed", in -> transposed((double[][]) right(in))));
        return all;
    }

    private static Object summed(Inputs in) {
        return mean(in, m -> m, in.table(0).length, OneStepOfCd::usual);
    }

    private static Object last(Inputs in) {
        int n = in.table(0).length - 1;
        return right(
                new Inputs(
                        new int[][] {in.table(0)[n]},
                        new double[][] {in.matrix(1)[n]},
                        new double[][] {in.matrix(2)[n]},
                        in.matrix(3),
                        in.vector(4),
                        in.vector(5)));
    }

    /** A unit is on where the random number is larger than its probability. */
    private static Object reversed(Inputs in) {
        Model m = Model.at(in, 3);
        int[][] rows = in.table(0);
        double[][] sum = new double[rows[0].length][m.a().length];
        for (int r = 0; r < rows.length; r++) {
            double[] v0 = SmallModels.units(rows[r]);
            double[] p0 = SmallModels.sigma(m.hiddenInput(v0));
            double[] h0 = flipped(drawn(p0, in.matrix(1)[r]));
            double[] v1 = flipped(drawn(SmallModels.sigma(m.visibleInput(h0)), in.matrix(2)[r]));
            double[] p1 = SmallModels.sigma(m.hiddenInput(v1));
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += (v0[i] * p0[j] - v1[i] * p1[j]) / rows.length;
                }
            }
        }
        return sum;
    }

    private static double[] flipped(double[] x) {
        double[] y = x.clone();
        for (int k = 0; k < y.length; k++) {
            y[k] = 1 - y[k];
        }
        return y;
    }

    private static double[][] transposed(double[][] x) {
        double[][] y = new double[x[0].length][x.length];
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                y[j][i] = x[i][j];
            }
        }
        return y;
    }
}
