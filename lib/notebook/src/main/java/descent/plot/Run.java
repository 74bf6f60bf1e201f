package descent.plot;

import descent.objective.Objective;
import descent.objective.Window;
import descent.text.Messages;
import descent.text.Require;
import java.awt.Graphics2D;

/**
 * A way through the plane on top of contour lines.
 *
 * @param name its name, in the reader's language
 * @param x the first coordinates
 * @param y the second coordinates
 * @param first the function's value at the first point
 * @param last the function's value at the last point
 */
record Run(String name, double[] x, double[] y, double first, double last) {
    private static final Messages SAY = Messages.beside(Run.class);
    private static final int FEW = 80; // so many points are shown one by one

    static Run of(String name, double[][] points, Objective objective) {
        Require.within("points.length", points.length, 1, Integer.MAX_VALUE);
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            Require.length("points[" + i + "]", points[i], 2);
            x[i] = points[i][0];
            y[i] = points[i][1];
        }
        double[] end = points[points.length - 1];
        return new Run(name, x, y, objective.value(points[0]), objective.value(end));
    }

    void line(Graphics2D g, Axes axes, int number) {
        Pen.line(g, Pen.path(axes, x, y), Style.color(number), Style.stroke(number, 1.8f));
        g.setColor(Style.color(number));
        for (int i = 1; i < x.length && x.length <= FEW; i++) {
            g.fill(Pen.shape(number, axes.x(x[i]), axes.y(y[i]), 2.4));
        }
    }

    /** A ring at the start, a full mark at the end. */
    void ends(Graphics2D g, Axes axes, int number) {
        int end = x.length - 1;
        Pen.mark(g, number, axes.x(x[end]), axes.y(y[end]), 5, Style.color(number));
        Pen.ring(g, axes.x(x[0]), axes.y(y[0]), 5.5, Style.color(number));
    }

    String words(Window window) {
        int end = x.length - 1;
        String text =
                SAY.get(
                        "run",
                        name,
                        Numbers.point(x[0], y[0]),
                        Numbers.text(first, 3),
                        Numbers.point(x[end], y[end]),
                        Numbers.text(last, 3),
                        end);
        return text + (leaves(window) ? "; " + SAY.get("outside") : "") + ".";
    }

    private boolean leaves(Window window) {
        for (int i = 0; i < x.length; i++) {
            if (!window.contains(x[i], y[i])) {
                return true;
            }
        }
        return false;
    }
}
