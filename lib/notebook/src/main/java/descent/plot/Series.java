package descent.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;

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

    /** Whether its line passes through a rectangle of the picture, or a point of it lies there. */
    boolean crosses(Rectangle2D place, Axes axes) {
        double[] at = new double[6];
        double fromX = 0;
        double fromY = 0;
        for (PathIterator way = Pen.path(axes, x, y).getPathIterator(null);
                !way.isDone();
                way.next()) {
            boolean joined = way.currentSegment(at) == PathIterator.SEG_LINETO;
            boolean line = joined && kind != Kind.POINTS;
            if (line
                    ? place.intersectsLine(fromX, fromY, at[0], at[1])
                    : place.contains(at[0], at[1])) {
                return true;
            }
            fromX = at[0];
            fromY = at[1];
        }
        return false;
    }

    void points(Graphics2D g, Axes axes) {
        double radius = x.length > 300 ? 2 : x.length > 60 ? 3 : 4;
        BitSet drawn = new BitSet(); // of very many points one per pixel is enough
        for (int i = x.length - 1; i >= 0 && kind != Kind.LINE; i--) {
            double px = axes.x(x[i]);
            double py = axes.y(y[i]);
            if (!Double.isFinite(px) || !Double.isFinite(py)) {
                continue;
            } else if (x.length > Pen.MANY && i > 0) {
                int pixel = axes.pixel(px, py);
                if (pixel < 0 || drawn.get(pixel)) {
                    continue;
                }
                drawn.set(pixel);
            }
            if (i == 0 && kind == Kind.STEPS) {
                Pen.ring(g, px, py, 5, Style.color(number));
            } else {
                Pen.mark(g, number, px, py, radius, Style.color(number));
            }
        }
    }
}
