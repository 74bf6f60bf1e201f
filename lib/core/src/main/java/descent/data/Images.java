package descent.data;

import descent.text.Messages;

/**
 * Images as rows of numbers: pixel (x, y) of an image of the given width is at y · width + x, and 1
 * is ink.
 */
public final class Images {
    private static final String SHADES = " .:-=+*#%@";

    private Images() {}

    /**
     * Black and white.
     *
     * @param rows grey images
     * @param threshold what is above becomes 1, all else 0
     * @return new rows of numbers 0 or 1
     */
    public static double[][] binarized(double[][] rows, double threshold) {
        double[][] bits = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            bits[r] = new double[rows[r].length];
            for (int p = 0; p < bits[r].length; p++) {
                bits[r][p] = rows[r][p] > threshold ? 1 : 0;
            }
        }
        return bits;
    }

    /**
     * The image as a grid.
     *
     * @param row the pixels
     * @param width the number of pixels in a line
     * @return grid[y][x]
     * @throws IllegalArgumentException if the row is not a whole number of lines
     */
    static double[][] grid(double[] row, int width) {
        if (width < 1 || row.length == 0 || row.length % width > 0) {
            throw new IllegalArgumentException(
                    Messages.beside(Images.class).get("lines", row.length, width));
        }
        double[][] grid = new double[row.length / width][width];
        for (int y = 0; y < grid.length; y++) {
            System.arraycopy(row, y * width, grid[y], 0, width);
        }
        return grid;
    }

    /**
     * The image in plain text, darker characters for larger numbers.
     *
     * @param row the pixels, from 0 to 1
     * @param width the number of pixels in a line
     * @return one line of text for each line of pixels
     * @throws IllegalArgumentException if the row is not a whole number of lines
     */
    public static String text(double[] row, int width) {
        StringBuilder text = new StringBuilder();
        for (double[] line : grid(row, width)) {
            for (double pixel : line) {
                int shade = (int) Math.round(pixel * (SHADES.length() - 1));
                text.append(SHADES.charAt(Math.max(0, Math.min(SHADES.length() - 1, shade))));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
