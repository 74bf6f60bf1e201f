package descent.plot;

import java.awt.geom.Rectangle2D;

/**
 * Where a pair of numbers lies on the picture.
 *
 * @param plot the rectangle inside the axes
 * @param left the number at its left side
 * @param right at its right side
 * @param bottom at its lower side
 * @param top at its upper side
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is logarithmic
 */
record Axes(
        Rectangle2D plot,
        double left,
        double right,
        double bottom,
        double top,
        boolean logX,
        boolean logY) {

    double x(double value) {
        return plot.getMinX() + plot.getWidth() * part(value, left, right, logX);
    }

    double y(double value) {
        return plot.getMaxY() - plot.getHeight() * part(value, bottom, top, logY);
    }

    /** The number of the pixel inside the axes that holds a place; −1 outside of them. */
    int pixel(double px, double py) {
        return plot.contains(px, py)
                ? (int) (py - plot.getMinY()) * (int) Math.ceil(plot.getWidth())
                        + (int) (px - plot.getMinX())
                : -1;
    }

    private static double part(double value, double from, double to, boolean log) {
        return log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }
}
