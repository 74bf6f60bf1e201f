package descent.bench;

import descent.data.Mnist;
import descent.rbm.Rbm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The numbers that the library and its peers get, the same for all. */
final class Inputs {
    static final int BATCH = 100;
    static final int HIDDEN = 500;

    private Inputs() {}

    /** The first digits of MNIST, bits or grey values (each pixel the mean of 3 × 3). */
    static double[][] digits(int rows, boolean grey) {
        double[][] bits = Mnist.train().part(0, rows).images();
        return grey ? Arrays.stream(bits).map(Inputs::blurred).toArray(double[][]::new) : bits;
    }

    /**
     * The same with so many pixels: those of the digit from its first on, evenly left out or
     * repeated.
     */
    static double[][] digits(int rows, boolean grey, int pixels) {
        double[][] whole = digits(rows, grey);
        double[][] part = new double[rows][pixels];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < pixels; i++) {
                part[r][i] = whole[r][(int) ((long) i * whole[r].length / pixels)];
            }
        }
        return part;
    }

    private static double[] blurred(double[] bits) {
        int n = Mnist.WIDTH;
        double[] grey = new double[n * n];
        for (int y = 1; y < n - 1; y++) {
            for (int x = 1; x < n - 1; x++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    sum += bits[(y + k / 3 - 1) * n + x + k % 3 - 1];
                }
                grey[y * n + x] = sum / 9;
            }
        }
        return grey;
    }

    /**
     * A model of digits: b such that the pixels are on as often as in the data, a such that a part
     * {@code density} of the hidden units is on.
     */
    static Rbm model(int hidden, double density) {
        return model(Mnist.WIDTH * Mnist.WIDTH, hidden, density);
    }

    /** The same with another number of pixels. */
    static Rbm model(int d, int hidden, double density) {
        double[][] data = digits(1000, false, d);
        double[] theta = Rbm.random(d, hidden, 0.01, 1).parameters();
        for (int i = 0; i < d; i++) {
            double on = 0.5;
            for (double[] row : data) {
                on += row[i];
            }
            theta[d * hidden + i] = Math.log(on / (data.length + 1 - on));
        }
        Arrays.fill(theta, d * (hidden + 1), theta.length, Math.log(density / (1 - density)));
        return Rbm.of(d, hidden, theta);
    }

    /** A model of any shape with weights that matter. */
    static Rbm model(int visible, int hidden) {
        return Rbm.random(visible, hidden, 0.3, 7);
    }

    static double[] numbers(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    /** Writes everything a peer needs: doubles, little-endian. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (boolean grey : new boolean[] {false, true}) {
            double[][] rows = digits(BATCH, grey);
            write(folder.resolve(grey ? "grey" : "bits"), flat(rows));
        }
        write(folder.resolve("model-0.2"), model(HIDDEN, 0.2).parameters());
        write(folder.resolve("model-0.5"), model(HIDDEN, 0.5).parameters());
        for (int[] shape : new int[][] {{12, 10}, {16, 16}, {20, 20}}) {
            double[] theta = model(shape[0], shape[1]).parameters();
            write(folder.resolve("model-" + shape[0] + "x" + shape[1]), theta);
        }
        write(folder.resolve("gradient"), numbers(1000, 3));
        write(folder.resolve("start"), numbers(1000, 4));
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void write(Path file, double[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        Files.write(file, bytes.array());
    }
}
