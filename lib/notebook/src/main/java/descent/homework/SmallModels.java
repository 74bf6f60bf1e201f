package descent.homework;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.analysis.function.Sigmoid;

/**
 * Small models with different sizes of the layers, drawn from a seed, and what is asked of them.
 */
final class SmallModels {
    private static final Sigmoid SIGMA = new Sigmoid();

    private SmallModels() {}

    /** A model as a function of a student gets it. */
    record Model(double[][] w, double[] b, double[] a) {
        /** The arguments from k on. */
        static Model at(Inputs in, int k) {
            return new Model(in.matrix(k), in.vector(k + 1), in.vector(k + 2));
        }

        Model negative() {
            double[][] minus = w.clone();
            Arrays.setAll(minus, i -> times(-1, w[i]));
            return new Model(minus, times(-1, b), times(-1, a));
        }

        double[][] withoutW() {
            return new double[b.length][a.length];
        }

        Model withoutB() {
            return new Model(w, new double[b.length], a);
        }

        Model withoutA() {
            return new Model(w, b, new double[a.length]);
        }

        /** The biases as they are read where b and a are exchanged: the index goes round. */
        Model exchanged() {
            double[] newB = new double[b.length];
            double[] newA = new double[a.length];
            Arrays.setAll(newB, i -> a[i % a.length]);
            Arrays.setAll(newA, j -> b[j % b.length]);
            return new Model(w, newB, newA);
        }

        double[] hiddenInput(double[] v) {
            double[] x = a.clone();
            for (int j = 0; j < x.length; j++) {
                for (int i = 0; i < v.length; i++) {
                    x[j] += w[i][j] * v[i];
                }
            }
            return x;
        }

        double[] visibleInput(double[] h) {
            double[] x = b.clone();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < h.length; j++) {
                    x[i] += w[i][j] * h[j];
                }
            }
            return x;
        }
    }

    static double[] times(double factor, double[] x) {
        return Arrays.stream(x).map(y -> factor * y).toArray();
    }

    static double[] units(int[] bits) {
        return Arrays.stream(bits).asDoubleStream().toArray();
    }

    static double[] sigma(double[] x) {
        return Arrays.stream(x).map(SIGMA::value).toArray();
    }

    /** A layer in which both values occur. */
    static int[] bits(SplittableRandom random, int count) {
        int[] bits = new int[count];
        Arrays.setAll(bits, k -> random.nextInt(2));
        int fixed = random.nextInt(count);
        bits[fixed] = 1;
        bits[(fixed + 1) % count] = 0;
        return bits;
    }

    /** A parameter: no two alike, none near 0. */
    static double parameter(SplittableRandom random, double size) {
        return Paths.sign(random) * Paths.between(random, 0.2 * size, size);
    }

    static double[] vector(SplittableRandom random, int length, double size) {
        double[] x = new double[length];
        Arrays.setAll(x, k -> parameter(random, size));
        return x;
    }

    static double[][] matrix(SplittableRandom random, int rows, int columns, double size) {
        double[][] x = new double[rows][];
        Arrays.setAll(x, k -> vector(random, columns, size));
        return x;
    }

    static double[][] uniform(SplittableRandom random, int rows, int columns) {
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            Arrays.setAll(row, k -> Paths.between(random, 0.05, 0.95));
        }
        return x;
    }

    /** A whole number from −2 to 2 but not 0, and the same as an array. */
    static int[] whole(SplittableRandom random, int length) {
        IntUnaryOperator one = k -> (1 + random.nextInt(2)) * Paths.sign(random);
        int[] x = new int[length];
        Arrays.setAll(x, one);
        return x;
    }

    static int[][] whole(SplittableRandom random, int rows, int columns) {
        int[][] x = new int[rows][];
        Arrays.setAll(x, k -> whole(random, columns));
        return x;
    }
}
