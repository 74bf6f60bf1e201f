package descent.homework;

import descent.homework.SmallModels.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The direction of CD-1 with given random numbers, and the usual mistakes. */
final class OneStepOfCd {
    private OneStepOfCd() {}

    /**
     * Rows of data, numbers for the hidden and the visible layer, W, b, a. Units are 0 or 1, so by
     * chance a wrong way to draw them may give the same layers: such a case is drawn anew.
     */
    static List<Inputs> cases(SplittableRandom random) {
        return List.of(telling(random, 3, 2, 5), telling(random, 4, 3, 4));
    }

    private static Inputs telling(SplittableRandom random, int d, int f, int n) {
        while (true) {
            Inputs in = drawn(random, d, f, n);
            List<String> made = new ArrayList<>();
            made.add(Values.text(right(in)));
            mistakes().forEach(m -> made.add(Values.text(m.variant().apply(in.copy()))));
            if (Set.copyOf(made).size() == made.size()) {
                return in;
            }
        }
    }

    private static Inputs drawn(SplittableRandom random, int d, int f, int n) {
        int[][] rows = new int[n][];
        Arrays.setAll(rows, r -> SmallModels.bits(random, d));
        return new Inputs(
                rows,
                SmallModels.uniform(random, n, f),
                SmallModels.uniform(random, n, d),
                SmallModels.matrix(random, d, f, 1.5),
                SmallModels.vector(random, d, 1),
                SmallModels.vector(random, f, 1));
    }

    /** What one row leaves behind: the data, the first hidden layer, the reconstruction. */
    private record Chain(
            double[] v0, double[] p0, double[] h0, double[] pv, double[] v1, double[] p1) {
        static Chain of(Model m, double[] v0, Draw hidden, Draw visible) {
            double[] p0 = SmallModels.sigma(m.hiddenInput(v0));
            double[] h0 = hidden.of(p0);
            double[] pv = SmallModels.sigma(m.visibleInput(h0));
            double[] v1 = visible.of(pv);
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

    private interface Draw {
        double[] of(double[] p);
    }

    /** How a layer is drawn with the random numbers of a row. */
    private interface Drawing {
        double[] of(double[] p, double[] u);
    }

    private interface Direction {
        double of(Chain c, int i, int j);
    }

    private interface Change {
        Model of(Model m);
    }

    private static double[][] mean(Inputs in, Change change, double factor, Direction d) {
        return mean(in, change, factor, OneStepOfCd::drawn, OneStepOfCd::drawn, d);
    }

    private static double[][] mean(
            Inputs in, Change change, double factor, Drawing hidden, Drawing visible, Direction d) {
        Model m = change.of(Model.at(in, 3));
        int[][] rows = in.table(0);
        double[][] sum = new double[rows[0].length][m.a().length];
        for (int r = 0; r < rows.length; r++) {
            double[] forHidden = in.matrix(1)[r];
            double[] forVisible = in.matrix(2)[r];
            double[] v0 = SmallModels.units(rows[r]);
            Chain c = Chain.of(m, v0, p -> hidden.of(p, forHidden), p -> visible.of(p, forVisible));
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
        all.add(drawing("hidden-not-drawn", (p, u) -> p, OneStepOfCd::drawn));
        all.add(new Mistake("sum-over-batch", OneStepOfCd::summed));
        all.add(new Mistake("last-row-only", OneStepOfCd::last));
        all.add(model("biases-exchanged", Model::exchanged));
        all.add(model("biases-lost", m -> m.withoutA().withoutB()));
        all.add(drawing("draw-reversed", OneStepOfCd::reversed, OneStepOfCd::reversed));
        all.add(drawing("draw-rounded", (p, u) -> rounded(p), (p, u) -> rounded(p)));
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

    private static Mistake drawing(String key, Drawing hidden, Drawing visible) {
        return new Mistake(key, in -> mean(in, m -> m, 1, hidden, visible, OneStepOfCd::usual));
    }

    private static double[] rounded(double[] p) {
        return Arrays.stream(p).map(Math::rint).toArray();
    }

    /** A unit is on where the random number is larger than its probability. */
    private static double[] reversed(double[] p, double[] u) {
        double[] x = drawn(p, u);
        Arrays.setAll(x, k -> 1 - x[k]);
        return x;
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
