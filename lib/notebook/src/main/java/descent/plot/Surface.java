package descent.plot;

import descent.objective.Objective;
import descent.objective.Window;
import descent.text.Require;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * A function on a grid, and levels that show its shape: level k of n is the value below which the
 * share ((k + 1/2)/n)² of the window lies. For a bowl this spaces the lines evenly; where a
 * function is very flat, as in Rosenbrock's valley, lines stand there too.
 */
record Surface(Window window, double[] x, double[] y, double[][] f) {
    private static final int COLUMNS = 241;
    private static final int ROWS = 201;
    private static final int LEVELS = 14;

    static Surface of(Objective objective, Window w) {
        double[] x = new double[COLUMNS];
        double[] y = new double[ROWS];
        double[][] f = new double[ROWS][COLUMNS];
        double[] at = new double[2];
        for (int row = 0; row < ROWS; row++) {
            Require.notInterrupted();
            y[row] = w.bottom() + (w.top() - w.bottom()) * row / (ROWS - 1);
            for (int column = 0; column < COLUMNS; column++) {
                x[column] = w.left() + (w.right() - w.left()) * column / (COLUMNS - 1);
                at[0] = x[column];
                at[1] = y[row];
                f[row][column] = objective.value(at);
            }
        }
        return new Surface(w, x, y, f);
    }

    double[] levels() {
        double[] sorted =
                Arrays.stream(f)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new double[0];
        }
        double lowest = sorted[0];
        double[] levels = new double[LEVELS];
        for (int k = 0; k < LEVELS; k++) {
            double share = (k + 0.5) / LEVELS;
            double exact = sorted[(int) (share * share * (sorted.length - 1))];
            levels[k] = rounded(exact, lowest);
        }
        return Arrays.stream(levels)
                .distinct()
                .sorted()
                .filter(level -> level > lowest && level < sorted[sorted.length - 1])
                .toArray();
    }

    /** Two digits are enough for a level, counted in its height above the lowest point. */
    private static double rounded(double level, double lowest) {
        double height = level - lowest;
        if (!(height > 0)) {
            return level;
        }
        int place = (int) Math.floor(Math.log10(height)) - 1;
        return new BigDecimal(level, MathContext.DECIMAL64)
                .setScale(-place, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** The bands between the levels, darker towards the bottom. */
    void shade(Graphics2D g, Axes axes) {
        double[] levels = levels();
        int width = (int) Math.ceil(axes.plot().getWidth() * Style.DENSITY);
        int height = (int) Math.ceil(axes.plot().getHeight() * Style.DENSITY);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] colors = new int[levels.length + 1];
        for (int k = 0; k < colors.length; k++) {
            colors[k] = blend(Style.BANDS[0], Style.BANDS[1], k / (double) levels.length).getRGB();
        }
        for (int j = 0; j < height; j++) {
            double v = (height - 1 - j) / (double) (height - 1) * (ROWS - 1);
            for (int i = 0; i < width; i++) {
                double value = between(i / (double) (width - 1) * (COLUMNS - 1), v);
                int band = Arrays.binarySearch(levels, value);
                int k = Double.isNaN(value) ? levels.length : band < 0 ? -band - 1 : band;
                image.setRGB(i, j, colors[k]);
            }
        }
        g.drawImage(
                image,
                (int) axes.plot().getMinX(),
                (int) axes.plot().getMinY(),
                (int) axes.plot().getWidth(),
                (int) axes.plot().getHeight(),
                null);
    }

    private double between(double u, double v) {
        int column = Math.min((int) u, COLUMNS - 2);
        int row = Math.min((int) v, ROWS - 2);
        double s = u - column;
        double t = v - row;
        return (1 - t) * ((1 - s) * f[row][column] + s * f[row][column + 1])
                + t * ((1 - s) * f[row + 1][column] + s * f[row + 1][column + 1]);
    }

    private static Color blend(Color a, Color b, double part) {
        return new Color(
                (int) Math.round(a.getRed() + part * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + part * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + part * (b.getBlue() - a.getBlue())));
    }
}
