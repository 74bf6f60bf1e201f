package descent.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The strokes of a figure: lines, marks, words with a halo. */
final class Pen {
    private static final double SAME_PLACE = 0.25;

    /** From so many points on not all are drawn: painting them would take minutes. */
    static final int MANY = 20_000;

    private Pen() {}

    /**
     * A line through the points; a number that cannot be placed interrupts it. Of very many points
     * those are joined that show how far the line reaches in each half of a pixel.
     */
    static Path2D path(Axes axes, double[] x, double[] y) {
        return x.length > MANY ? thin(axes, x, y) : joined(axes, x, y);
    }

    private static Path2D thin(Axes axes, double[] x, double[] y) {
        IntStream.Builder kept = IntStream.builder();
        int[] column = {0, 0, 0, 0}; // its first, lowest, highest and last point
        for (int i = 1; i <= x.length; i++) {
            int first = column[0];
            if (i < x.length
                    && Math.floor(2 * axes.x(x[i])) == Math.floor(2 * axes.x(x[first]))
                    && Double.isFinite(y[i])
                    && Double.isFinite(y[first])) {
                column[1] = y[i] < y[column[1]] ? i : column[1];
                column[2] = y[i] > y[column[2]] ? i : column[2];
                column[3] = i;
            } else {
                Arrays.stream(column).sorted().distinct().forEach(kept::add);
                Arrays.fill(column, i);
            }
        }
        int[] all = kept.build().toArray();
        int every = (all.length - 1) / MANY + 1; // a line that runs to and fro: a part of it
        int[] some =
                IntStream.range(0, all.length)
                        .filter(k -> k % every == 0)
                        .map(k -> all[k])
                        .toArray();
        return joined(
                axes,
                Arrays.stream(some).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(some).mapToDouble(i -> y[i]).toArray());
    }

    private static Path2D joined(Axes axes, double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < x.length; i++) {
            double px = axes.x(x[i]);
            double py = axes.y(y[i]);
            if (!Double.isFinite(px) || !Double.isFinite(py)) {
                down = false;
                continue;
            }
            // Far outside the paper the painter would lose its precision.
            px = Math.max(-1e4, Math.min(1e4, px));
            py = Math.max(-1e4, Math.min(1e4, py));
            if (!down) {
                path.moveTo(px, py);
                down = true;
            } else if (Math.hypot(px - lastX, py - lastY) < SAME_PLACE) {
                continue;
            } else {
                path.lineTo(px, py);
            }
            lastX = px;
            lastY = py;
        }
        return path;
    }

    static void line(Graphics2D g, Shape path, Color color, BasicStroke stroke) {
        g.setStroke(
                new BasicStroke(
                        stroke.getLineWidth() + 1.6f,
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0xFD, 0xFD, 0xFB, 170));
        g.draw(path);
        g.setStroke(stroke);
        g.setColor(color);
        g.draw(path);
    }

    /** A mark with a rim of paper: disc, square, triangle, diamond, by the number of the series. */
    static void mark(Graphics2D g, int series, double x, double y, double radius, Color color) {
        fill(g, shape(series, x, y, radius), color);
    }

    static void fill(Graphics2D g, Shape shape, Color color) {
        g.setStroke(new BasicStroke(1.6f));
        g.setColor(Style.PAPER);
        g.draw(shape);
        g.setColor(color);
        g.fill(shape);
    }

    /** A ring: where a run starts. */
    static void ring(Graphics2D g, double x, double y, double radius, Color color) {
        Shape disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setColor(Style.PAPER);
        g.fill(disc);
        g.setColor(color);
        g.setStroke(new BasicStroke(2f));
        g.draw(disc);
    }

    static Shape shape(int series, double x, double y, double r) {
        return switch (series % 4) {
            case 0 -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
            case 1 -> new Rectangle2D.Double(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
            case 2 -> polygon(x, y, 3, 1.25 * r, 1.25 * r);
            default -> polygon(x, y, 4, 1.25 * r, 1.25 * r);
        };
    }

    static Shape star(double x, double y, double r) {
        return polygon(x, y, 10, r, 0.42 * r);
    }

    private static Path2D polygon(double x, double y, int corners, double even, double odd) {
        Path2D path = new Path2D.Double();
        for (int k = 0; k < corners; k++) {
            double angle = 2 * Math.PI * k / corners - Math.PI / 2;
            double r = k % 2 == 0 ? even : odd;
            double px = x + r * Math.cos(angle);
            double py = y + r * Math.sin(angle);
            if (k == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }

    static void arrow(Graphics2D g, double x, double y, double dx, double dy, Color color) {
        double length = Math.hypot(dx, dy);
        if (!(length > 1)) {
            return;
        }
        double head = Math.min(5, length / 2);
        Path2D tip = new Path2D.Double();
        double ux = dx / length;
        double uy = dy / length;
        tip.moveTo(x + dx, y + dy);
        tip.lineTo(x + dx - head * ux + 0.5 * head * uy, y + dy - head * uy - 0.5 * head * ux);
        tip.lineTo(x + dx - head * ux - 0.5 * head * uy, y + dy - head * uy + 0.5 * head * ux);
        tip.closePath();
        g.setColor(color);
        g.setStroke(new BasicStroke(1.2f));
        g.draw(
                new java.awt.geom.Line2D.Double(
                        x, y, x + dx - 0.8 * head * ux, y + dy - 0.8 * head * uy));
        g.fill(tip);
    }

    static double width(String text, Font font) {
        return text.isEmpty()
                ? 0
                : font.getStringBounds(text, new java.awt.font.FontRenderContext(null, true, true))
                        .getWidth();
    }

    /** A text that is at most so wide: where it is wider, its end is left out. */
    static String fit(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…", font) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /**
     * Words with a halo of paper, so that they can be read on lines.
     *
     * @param align 0: x is the left end, 0.5: the middle, 1: the right end
     */
    static void words(
            Graphics2D g, String text, Font font, double x, double y, double align, Color color) {
        words(g, text, font, x, y, align, 0, color);
    }

    static void words(
            Graphics2D g,
            String text,
            Font font,
            double x,
            double y,
            double align,
            double angle,
            Color color) {
        if (text.isEmpty()) {
            return;
        }
        TextLayout layout = new TextLayout(text, font, g.getFontRenderContext());
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(angle);
        place.translate(-align * width(text, font), 0.36 * font.getSize2D());
        Shape outline = layout.getOutline(place);
        g.setColor(Style.PAPER);
        g.setStroke(new BasicStroke(3.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(outline);
        g.setColor(color);
        g.fill(outline);
    }
}
