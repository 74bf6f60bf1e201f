package descent.data;

import descent.text.Messages;
import descent.text.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 1,797 handwritten digits of 8 × 8 pixels with 17 shades of grey.
 *
 * <p>A pixel counts the dark dots in a block of 4 × 4 of the scanned digit: 0 is white, 16 black. A
 * row of 64 pixels is read from left to right and from top to bottom. The arrays are shared among
 * the digits made by {@link #part}, and copied on the way out.
 *
 * <p>Source: <a href="https://doi.org/10.24432/C50P49">Alpaydin, Kaynak (1998)</a>, the test set;
 * licence CC BY 4.0, see the file beside the data.
 */
public final class Digits {
    /** The number of pixels in a row of an image. */
    public static final int WIDTH = 8;

    /** The number of classes, 0 to 9. */
    public static final int CLASSES = 10;

    private static final String FILE = "digits/digits8x8-1797.csv.gz";

    private final double[][] pixels;
    private final int[] labels;

    private Digits(double[][] pixels, int[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Reads the digits that ship with the course.
     *
     * @return all 1,797
     */
    public static Digits load() {
        return of(csv());
    }

    /**
     * The file as a table: {@code p0}, ..., {@code p63}, {@code digit}.
     *
     * @return the table
     */
    public static Csv csv() {
        return Csv.resource(FILE);
    }

    static Digits of(Csv csv) {
        double[][] pixels = new double[csv.rows()][WIDTH * WIDTH];
        for (int p = 0; p < WIDTH * WIDTH; p++) {
            int[] column = csv.integers("p" + p, 0, 16);
            for (int r = 0; r < pixels.length; r++) {
                pixels[r][p] = column[r];
            }
        }
        return new Digits(pixels, csv.integers("digit", 0, CLASSES - 1));
    }

    /**
     * The number of digits.
     *
     * @return 1,797 for all
     */
    public int size() {
        return labels.length;
    }

    /**
     * The pixels as they are in the file.
     *
     * @return one row of 64 numbers from 0 to 16 per digit, copied
     */
    double[][] pixels() {
        return scaled(1);
    }

    /**
     * The images scaled to [0, 1], ready for learning.
     *
     * @return one row of 64 numbers per digit, pixel/16, copied
     */
    public double[][] images() {
        return scaled(1.0 / 16);
    }

    private double[][] scaled(double factor) {
        double[][] images = new double[size()][WIDTH * WIDTH];
        for (int r = 0; r < images.length; r++) {
            for (int p = 0; p < images[r].length; p++) {
                images[r][p] = factor * pixels[r][p];
            }
        }
        return images;
    }

    /**
     * The digits' values.
     *
     * @return 0 to 9 per digit, copied
     */
    public int[] labels() {
        return labels.clone();
    }

    /**
     * Some of the digits, for example for training or for testing.
     *
     * @param from the first
     * @param to one past the last
     * @return the digits from, ..., to − 1
     * @throws IllegalArgumentException if the range is empty or reaches beyond the data
     */
    public Digits part(int from, int to) {
        Require.within("from", from, 0, size() - 1);
        Require.within("to", to, from + 1, size());
        return new Digits(
                Arrays.copyOfRange(pixels, from, to), Arrays.copyOfRange(labels, from, to));
    }

    /**
     * The digits of some values, in their order.
     *
     * @param values for example 0 and 1
     * @return the digits whose label is one of them
     * @throws IllegalArgumentException if there is none
     */
    public Digits only(int... values) {
        List<Integer> chosen = new ArrayList<>();
        for (int r = 0; r < size(); r++) {
            int label = labels[r];
            if (Arrays.stream(values).anyMatch(value -> value == label)) {
                chosen.add(r);
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    Messages.beside(Digits.class).get("noDigit", Arrays.toString(values)));
        }
        return new Digits(
                chosen.stream().map(r -> pixels[r]).toArray(double[][]::new),
                chosen.stream().mapToInt(r -> labels[r]).toArray());
    }
}
