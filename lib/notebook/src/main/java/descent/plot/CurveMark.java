package descent.plot;

import descent.text.Messages;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/**
 * A named place among curves: a point, or a line where one coordinate is NaN.
 *
 * @param name its name, in the reader's language
 * @param x where, or NaN for a horizontal line
 * @param y where, or NaN for a vertical line
 */
record CurveMark(String name, double x, double y) {
    private static final Messages SAY = Messages.beside(CurveMark.class);
    private static final Font FONT = Style.font(13);
    private static final BasicStroke DOTS =
            new BasicStroke(
                    1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 3}, 0);

    private boolean vertical() {
        return Double.isNaN(y);
    }

    private boolean horizontal() {
        return Double.isNaN(x);
    }

    void line(Graphics2D g, Axes axes) {
        g.setStroke(DOTS);
        g.setColor(Style.QUIET);
        if (vertical()) {
            double at = axes.x(x);
            g.draw(new Line2D.Double(at, axes.plot().getMinY(), at, axes.plot().getMaxY()));
        } else if (horizontal()) {
            double at = axes.y(y);
            g.draw(new Line2D.Double(axes.plot().getMinX(), at, axes.plot().getMaxX(), at));
        }
    }

    void star(Graphics2D g, Axes axes) {
        if (!vertical() && !horizontal()) {
            Pen.fill(g, Pen.star(axes.x(x), axes.y(y), 8), Style.INK);
        }
    }

    void name(Graphics2D g, Axes axes) {
        double gap = vertical() ? 6 : 12;
        double at = horizontal() ? axes.plot().getMinX() + 8 : axes.x(x) + gap;
        boolean fits = horizontal() || at + Pen.width(name, FONT) < axes.plot().getMaxX();
        double height =
                vertical() ? axes.plot().getMinY() + 12 : axes.y(y) - (horizontal() ? 10 : 0);
        Pen.words(g, name, FONT, fits ? at : axes.x(x) - gap, height, fits ? 0 : 1, Style.INK);
    }

    /** The mark in words, given the titles of the axes. */
    String words(String xTitle, String yTitle) {
        String text;
        if (vertical()) {
            text = SAY.get("markX", name, xTitle, Numbers.text(x, 3));
        } else if (horizontal()) {
            text = SAY.get("markY", name, yTitle, Numbers.text(y, 3));
        } else {
            text = SAY.get("markPoint", name, Numbers.point(x, y));
        }
        return text + ".";
    }
}
