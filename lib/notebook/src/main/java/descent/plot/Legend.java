package descent.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Names with their samples, in lines above the axes; used where labels beside curves do not fit.
 */
final class Legend {
    private static final double SAMPLE = 30;
    private static final double GAP = 22;
    private static final double ROW = 20;
    private static final double LEFT = 16;
    private static final int FEW_ROWS = 5;
    private static final Font FONT = Style.font(13);

    /**
     * @param series its number, which sets colour, dash and mark
     * @param stroke the line, or {@code null} for a mark
     * @param square whether the sample is a square, as for bars
     */
    private record Entry(String name, int series, BasicStroke stroke, boolean square) {
        double width() {
            return SAMPLE + 6 + Pen.width(name, FONT);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final double room;

    Legend(double room) {
        this.room = room - 2 * LEFT;
    }

    void line(String name, int series) {
        add(name, series, Style.stroke(series), false);
    }

    void points(String name, int series) {
        add(name, series, null, false);
    }

    void series(Series s) {
        if (s.kind() == Series.Kind.LINE) {
            line(s.name(), s.number());
        } else {
            points(s.name(), s.number());
        }
    }

    void square(String name, int series) {
        add(name, series, null, true);
    }

    private void add(String name, int series, BasicStroke stroke, boolean square) {
        entries.add(new Entry(Pen.fit(name, FONT, room - SAMPLE - 6), series, stroke, square));
    }

    int height() {
        return entries.isEmpty() ? 0 : (int) (ROW * rows().size() + 8);
    }

    /**
     * The usual height of a figure, and more where many names would leave the axes little of it.
     */
    int heightOfSheet() {
        return Style.HEIGHT + (int) Math.max(0, height() - FEW_ROWS * ROW);
    }

    private List<List<Entry>> rows() {
        List<List<Entry>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            if (used + entry.width() > room) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.width() + GAP;
        }
        return rows;
    }

    /** Draws it above the axes, whose upper end is y = 0. */
    void draw(Graphics2D g, Axes axes) {
        double y = 6 + ROW / 2 - height();
        for (List<Entry> row : rows()) {
            double x = LEFT;
            for (Entry entry : row) {
                Color color = Style.color(entry.series);
                if (entry.stroke != null) {
                    g.setColor(color);
                    g.setStroke(entry.stroke);
                    g.draw(new Line2D.Double(x, y, x + SAMPLE, y));
                } else if (entry.square) {
                    Bars.block(g, x + SAMPLE - 16, y - 6, 14, 12, entry.series);
                } else {
                    Pen.mark(g, entry.series, x + SAMPLE / 2, y, 4, color);
                }
                Pen.words(g, entry.name, FONT, x + SAMPLE + 6, y, 0, Style.INK);
                x += entry.width() + GAP;
            }
            y += ROW;
        }
    }
}
