package descent.plot;

import descent.objective.Objective;
import descent.objective.RowLoss;
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
record Surface(Window window, double[] x, double[] y, double[][] f, double[] levels) {
    private static final int FINE = 640; // a narrow valley needs it
    private static final int COARSE = 160; // a loss over many rows has no narrow valleys
    private static final int LEVELS = 12;

    static Surface of(Objective objective, Window w) {
        int n = objective instanceof RowLoss ? COARSE : FINE;
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        double[][] f = new double[n + 1][n + 1];
        double[] at = new double[2];
        for (int row = 0; row <= n; row++) {
            Require.notInterrupted();
            y[row] = w.bottom() + (w.top() - w.bottom()) * row / n;
            for (int column = 0; column <= n; column++) {
                x[column] = w.left() + (w.right() - w.left()) * column / n;
                at[0] = x[column];
                at[1] = y[row];
                f[row][column] = objective.value(at);
            }
        }
        return new Surface(w, x, y, f, levels(f));
    }

    private static double[] levels(double[][] f) {
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
        boolean bowl = !onBorder(f, lowest);
        double[] levels = new double[LEVELS];
        for (int k = 0; k < LEVELS; k++) {
            double part = (k + 0.5) / LEVELS;
            double share = bowl ? part * part : part;
            double exact = sorted[(int) (share * (sorted.length - 1))];
            levels[k] = rounded(exact, lowest);
        }
        return Arrays.stream(levels)
                .distinct()
                .sorted()
                .filter(level -> level > lowest && level < sorted[sorted.length - 1])
                .toArray();
    }

    private static boolean onBorder(double[][] f, double value) {
        for (int row = 0; row < f.length; row++) {
            boolean edge = row == 0 || row == f.length - 1;
            for (int column = 0; column < f[row].length; column++) {
                if (f[row][column] == value
                        && (edge || column == 0 || column == f[row].length - 1)) {
                    return true;
                }
            }
        }
        return false;
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

    /** A few tones, darker towards the bottom; they change where the numbered lines are. */
    void shade(Graphics2D g, Axes axes) {
        int width = (int) Math.ceil(axes.plot().getWidth() * Style.DENSITY);
        int height = (int) Math.ceil(axes.plot().getHeight() * Style.DENSITY);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] colors = new int[levels.length + 1];
        for (int k = 0; k < colors.length; k++) {
            double tone = (k + 1) / Contours.EVERY / (double) ((colors.length) / Contours.EVERY);
            colors[k] = blend(Style.BANDS[0], Style.BANDS[1], Math.min(1, tone)).getRGB();
        }
        int[] line = new int[width];
        for (int j = 0; j < height; j++) {
            double v = (height - 1 - j) / (double) (height - 1) * (y.length - 1);
            for (int i = 0; i < width; i++) {
                double value = between(i / (double) (width - 1) * (x.length - 1), v);
                int band = Arrays.binarySearch(levels, value);
                int k = Double.isNaN(value) ? levels.length : band < 0 ? -band - 1 : band;
                line[i] = colors[k];
            }
            image.setRGB(0, j, width, 1, line, 0, width);
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
        int column = Math.min((int) u, x.length - 2);
        int row = Math.min((int) v, y.length - 2);
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
