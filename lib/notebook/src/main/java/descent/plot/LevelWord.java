package descent.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/** The number on a contour line: where the line is long enough, nearly straight and inside. */
record LevelWord(String text, double x, double y, double angle) {
    private static final double APART = 46;

    /** Finds a place on the longest of the lines, away from the words that stand already. */
    static void place(
            List<double[][]> lines, String text, Axes axes, Font font, List<LevelWord> words) {
        double half = Pen.width(text, font) / 2 + 3;
        LevelWord best = null;
        double least = 0.35; // how far a line may bend under its number, in units of its length
        for (double[][] line : lines) {
            double[] x = new double[line.length];
            double[] y = new double[line.length];
            for (int i = 0; i < line.length; i++) {
                x[i] = axes.x(line[i][0]);
                y[i] = axes.y(line[i][1]);
            }
            int from = 0;
            for (int i = 0; i < line.length; i++) {
                while (from < i && Math.hypot(x[i] - x[from + 1], y[i] - y[from + 1]) >= 2 * half) {
                    from++;
                }
                double chord = Math.hypot(x[i] - x[from], y[i] - y[from]);
                if (chord < 2 * half || chord > 3 * half) {
                    continue;
                }
                LevelWord word = across(text, x[from], y[from], x[i], y[i]);
                double bend = 0;
                for (int k = from; k <= i; k++) {
                    double off =
                            (x[k] - word.x) * Math.sin(word.angle)
                                    - (y[k] - word.y) * Math.cos(word.angle);
                    bend = Math.max(bend, Math.abs(off) / half);
                }
                // Prefer flat words; steep ones are hard to read.
                double cost = bend + 0.12 * Math.abs(word.angle);
                if (cost < least && word.inside(axes, half) && word.free(words)) {
                    least = cost;
                    best = word;
                }
            }
        }
        if (best != null) {
            words.add(best);
        }
    }

    private static LevelWord across(String text, double x0, double y0, double x1, double y1) {
        double angle = Math.atan2(y1 - y0, x1 - x0);
        if (angle > Math.PI / 2) {
            angle -= Math.PI;
        } else if (angle < -Math.PI / 2) {
            angle += Math.PI;
        }
        return new LevelWord(text, (x0 + x1) / 2, (y0 + y1) / 2, angle);
    }

    private boolean inside(Axes axes, double half) {
        double margin = half + 4;
        return x - margin > axes.plot().getMinX()
                && x + margin < axes.plot().getMaxX()
                && y - margin > axes.plot().getMinY()
                && y + margin < axes.plot().getMaxY();
    }

    private boolean free(List<LevelWord> words) {
        for (LevelWord other : words) {
            if (Math.hypot(x - other.x, y - other.y) < APART) {
                return false;
            }
        }
        return true;
    }

    void draw(Graphics2D g, Font font) {
        Pen.words(g, text, font, x, y, 0.5, angle, Style.QUIET);
    }
}
