package descent.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;

/**
 * One series of a figure of curves.
 *
 * @param name its name, in the reader's language
 * @param x where
 * @param y the values
 * @param kind what it is drawn as
 * @param number sets its colour, dash and mark
 */
record Series(String name, double[] x, double[] y, Kind kind, int number) {
    /** What a series is drawn as; STEPS: points joined by a thin line, the first a ring. */
    enum Kind {
        LINE,
        POINTS,
        STEPS
    }

    void line(Graphics2D g, Axes axes) {
        if (kind == Kind.LINE) {
            Pen.line(g, Pen.path(axes, x, y), Style.color(number), Style.stroke(number));
        } else if (kind == Kind.STEPS) {
            g.setColor(Style.color(number));
            g.setStroke(new BasicStroke(1f));
            g.draw(Pen.path(axes, x, y));
        }
    }

    void points(Graphics2D g, Axes axes) {
        double radius = x.length > 300 ? 2 : x.length > 60 ? 3 : 4;
        for (int i = x.length - 1; i >= 0 && kind != Kind.LINE; i--) {
            double px = axes.x(x[i]);
            double py = axes.y(y[i]);
            if (!Double.isFinite(px) || !Double.isFinite(py)) {
                continue;
            } else if (i == 0 && kind == Kind.STEPS) {
                Pen.ring(g, px, py, 5, Style.color(number));
            } else {
                Pen.mark(g, number, px, py, radius, Style.color(number));
            }
        }
    }
}
