package descent.plot;

import descent.text.Messages;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

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

    void name(Graphics2D g, Axes axes, List<Series> series) {
        Rectangle2D place = place(axes, series);
        Pen.words(g, name, FONT, place.getMinX(), place.getCenterY(), 0, Style.INK);
    }

    /** Where the fewest curves pass through the name; of equal places the first. */
    Rectangle2D place(Axes axes, List<Series> series) {
        Rectangle2D best = null;
        long least = Long.MAX_VALUE;
        for (Rectangle2D place : places(axes, Pen.width(name, FONT))) {
            boolean fits =
                    place.getMinX() >= axes.plot().getMinX()
                            && place.getMaxX() <= axes.plot().getMaxX();
            long crossed =
                    fits
                            ? series.stream().filter(s -> s.crosses(place, axes)).count()
                            : Long.MAX_VALUE;
            if (best == null || crossed < least) {
                best = place;
                least = crossed;
            }
        }
        return best;
    }

    /** A horizontal line is named at its ends or in the middle, anything else at its side. */
    private List<Rectangle2D> places(Axes axes, double wide) {
        Rectangle2D plot = axes.plot();
        List<Rectangle2D> places = new ArrayList<>();
        if (horizontal()) {
            for (double at : new double[] {axes.y(y) - 10, axes.y(y) + 11}) {
                places.add(place(plot.getMinX() + 8, at, wide));
                places.add(place(plot.getMaxX() - 8 - wide, at, wide));
                places.add(place(plot.getCenterX() - wide / 2, at, wide));
            }
            return places;
        }
        double gap = vertical() ? 6 : 12;
        double at = vertical() ? plot.getMinY() + 12 : axes.y(y);
        places.add(place(axes.x(x) + gap, at, wide));
        places.add(place(axes.x(x) - gap - wide, at, wide));
        return places;
    }

    private static Rectangle2D place(double left, double middle, double wide) {
        return new Rectangle2D.Double(left, middle - 7, wide, 14);
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
