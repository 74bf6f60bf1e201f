package descent.data;

import descent.text.Messages;
import descent.text.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Handwritten digits of 28 × 28 pixels, black or white: the first 10,000 training and the first
 * 2,000 test digits of MNIST.
 *
 * <p>A pixel is 1 if its grey value was above 127. A row of 784 pixels is read from left to right
 * and from top to bottom. The bits are kept packed; {@link #images} unpacks them, about 6 kB for
 * each digit.
 *
 * <p>Source: the MNIST database of Y. LeCun and C. Cortes, described by <a
 * href="https://doi.org/10.1109/5.726791">LeCun, Bottou, Bengio, Haffner (1998)</a>; licence CC
 * BY-SA 3.0, see the file beside the data.
 */
public final class Mnist {
    /** The number of pixels in a row of an image. */
    public static final int WIDTH = 28;

    /** The number of classes, 0 to 9. */
    public static final int CLASSES = 10;

    private static final int BYTES = WIDTH * WIDTH / 8;
    private static final int HEADER = 8;

    private final byte[] bits;
    private final byte[] labels;
    private final int[] chosen; // the digits of this part

    private Mnist(byte[] bits, byte[] labels, int[] chosen) {
        this.bits = bits;
        this.labels = labels;
        this.chosen = chosen;
    }

    /**
     * Reads the training digits.
     *
     * @return 10,000 digits
     */
    public static Mnist train() {
        return load("mnist/mnist-train-10000");
    }

    /**
     * Reads the test digits.
     *
     * @return 2,000 digits
     */
    public static Mnist test() {
        return load("mnist/mnist-test-2000");
    }

    private static Mnist load(String name) {
        byte[] bits = Gzip.resource(name + "-bits.gz");
        return of(name, bits, Gzip.resource(name + "-labels-idx1.gz"));
    }

    /** The digits in some bytes. */
    static Mnist of(String name, byte[] bits, byte[] labels) {
        int count = labels.length - HEADER;
        boolean whole = count > 0 && bits.length == count * BYTES;
        for (int r = 0; r < count && whole; r++) {
            whole = labels[HEADER + r] >= 0 && labels[HEADER + r] < CLASSES;
        }
        if (!whole) {
            String what = bits.length + " / " + labels.length;
            throw new IllegalArgumentException(
                    Messages.beside(Mnist.class).get("damaged", name, what));
        }
        return new Mnist(bits, labels, IntStream.range(0, count).toArray());
    }

    /**
     * The number of digits.
     *
     * @return how many there are in this part
     */
    public int size() {
        return chosen.length;
    }

    /**
     * The images, unpacked.
     *
     * @return one row of 784 numbers 0 or 1 per digit
     */
    public double[][] images() {
        double[][] images = new double[size()][WIDTH * WIDTH];
        for (int r = 0; r < images.length; r++) {
            for (int p = 0; p < WIDTH * WIDTH; p++) {
                images[r][p] = bits[chosen[r] * BYTES + p / 8] >> (7 - p % 8) & 1;
            }
        }
        return images;
    }

    /**
     * The digits' values.
     *
     * @return 0 to 9 per digit
     */
    public int[] labels() {
        return Arrays.stream(chosen).map(r -> labels[HEADER + r]).toArray();
    }

    /**
     * Some of the digits.
     *
     * @param from the first
     * @param to one past the last
     * @return the digits from, ..., to − 1
     * @throws IllegalArgumentException if the range is empty or reaches beyond the data
     */
    public Mnist part(int from, int to) {
        Require.within("from", from, 0, size() - 1);
        Require.within("to", to, from + 1, size());
        return new Mnist(bits, labels, Arrays.copyOfRange(chosen, from, to));
    }

    /**
     * The digits of some values, in their order.
     *
     * @param values for example 0 and 1
     * @return the digits whose label is one of them
     * @throws IllegalArgumentException if there is none
     */
    public Mnist only(int... values) {
        int[] some =
                Arrays.stream(chosen)
                        .filter(r -> Arrays.stream(values).anyMatch(x -> x == labels[HEADER + r]))
                        .toArray();
        if (some.length == 0) {
            throw new IllegalArgumentException(
                    Messages.beside(Mnist.class).get("noDigit", Arrays.toString(values)));
        }
        return new Mnist(bits, labels, some);
    }
}
