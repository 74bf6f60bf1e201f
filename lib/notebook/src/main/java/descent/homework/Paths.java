package descent.homework;

import descent.optim.Nesterov;
import descent.optim.Rule;
import descent.optim.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Paths of update rules: the right ones by the library, the wrong ones coordinate by coordinate.
 */
final class Paths {
    private static final int COORDINATES = 3;

    private Paths() {}

    /** One step of one coordinate; its memory s, zero at first, is changed in place. */
    @FunctionalInterface
    interface Step {
        double next(int t, double x, double g, double[] s);
    }

    /** The path θ₁, θ₂, … that a step makes of given gradients. */
    static double[][] of(double[] theta, double[][] g, Step step) {
        double[] x = theta.clone();
        double[][] memory = new double[x.length][3];
        double[][] path = new double[g.length][];
        for (int t = 1; t <= g.length; t++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = step.next(t, x[i], g[t - 1][i], memory[i]);
            }
            path[t - 1] = x.clone();
        }
        return path;
    }

    /** The path of a rule of the library. */
    static double[][] of(Rule rule, double[] theta, double[][] g) {
        State s = rule.init(theta);
        double[][] path = new double[g.length][];
        for (int t = 0; t < g.length; t++) {
            s = rule.step(s, g[t]);
            path[t] = s.theta();
        }
        return path;
    }

    /** Nesterov's path by the library: θ, curvatures, η, μ, steps. */
    static double[][] lookingAhead(Inputs in) {
        Rule rule = Nesterov.asInNotes(in.number(2), in.number(3));
        double[] lambda = in.vector(1);
        State s = rule.init(in.vector(0));
        double[][] path = new double[in.count(4)][];
        for (int t = 0; t < path.length; t++) {
            double[] g = rule.probe(s);
            Arrays.setAll(g, i -> lambda[i] * g[i]);
            s = rule.step(s, g);
            path[t] = s.theta();
        }
        return path;
    }

    /** What goes wrong with any path: the same array in every row, the start counted as a step. */
    static List<Mistake> general(Function<Inputs, double[][]> right) {
        return List.of(
                new Mistake("rows-shared", in -> same(right.apply(in))),
                new Mistake("start-first", in -> shifted(in.vector(0), right.apply(in), 0)),
                new Mistake("start-added", in -> shifted(in.vector(0), right.apply(in), 1)));
    }

    private static double[][] same(double[][] path) {
        double[][] rows = new double[path.length][];
        Arrays.fill(rows, path[path.length - 1]);
        return rows;
    }

    private static double[][] shifted(double[] start, double[][] path, int longer) {
        double[][] rows = new double[path.length + longer][];
        rows[0] = start;
        System.arraycopy(path, 0, rows, 1, rows.length - 1);
        return rows;
    }

    /** A start and gradients of very different sizes and both signs, with further numbers. */
    static Inputs inputs(SplittableRandom random, int steps, boolean zeros, double... further) {
        double[][] g = new double[steps][COORDINATES];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < COORDINATES; i++) {
                g[t][i] = zeros && i == 1 && t < 2 ? 0 : sign(random) * size(random, i);
            }
        }
        List<Object> all = new ArrayList<>(List.of(start(random), g));
        for (double x : further) {
            all.add(x);
        }
        return new Inputs(all.toArray());
    }

    /** A start and curvatures for Nesterov's method, η, μ and the number of steps. */
    static Inputs curved(SplittableRandom random, int steps) {
        double[] lambda = new double[COORDINATES];
        Arrays.setAll(lambda, i -> between(random, 0.4 + 2 * i, 0.8 + 2 * i));
        double eta = between(random, 0.05, 0.15);
        return new Inputs(start(random), lambda, eta, between(random, 0.4, 0.8), steps);
    }

    /** Gradients of coordinate i are about 10⁻ⁱ; no two sizes are alike. */
    private static double size(SplittableRandom random, int i) {
        return round(Math.pow(10, -i) * (0.5 + random.nextDouble()), 5);
    }

    static double[] start(SplittableRandom random) {
        double[] theta = new double[COORDINATES];
        Arrays.setAll(theta, i -> round(sign(random) * (0.5 + 1.5 * random.nextDouble()), 3));
        return theta;
    }

    static int sign(SplittableRandom random) {
        return random.nextBoolean() ? 1 : -1;
    }

    /** A number between two others with three decimals, as one would write it. */
    static double between(SplittableRandom random, double least, double most) {
        return round(least + (most - least) * random.nextDouble(), 3);
    }

    private static double round(double x, int decimals) {
        double scale = Math.pow(10, decimals);
        return Math.rint(x * scale) / scale;
    }
}
