package descent.plot;

import descent.text.Messages;
import descent.text.Require;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Bars in groups; see {@link Figure#bars}. */
public final class Bars extends Figure {
    private static final Messages SAY = Messages.beside(Bars.class);
    private static final Font SMALL = Style.font(12);
    private static final int FEW = 24;
    private static final float SMALLEST = 9;
    private static final float SMALLEST_NUMBER = 8; // rather than none at all
    private static final double HALO = 3; // of words

    private record Series(String name, double[] values) {}

    private final String xTitle;
    private final String yTitle;
    private final String[] groups;
    private final List<Series> series = new ArrayList<>();
    private boolean logY;
    private boolean ratios;

    Bars(String x, String y, String[] groups) {
        xTitle = x;
        yTitle = y;
        Require.within("groups.length", groups.length, 1, Integer.MAX_VALUE);
        this.groups = groups.clone();
    }

    /**
     * One bar for each group.
     *
     * @param name what these bars are
     * @param values one value per group
     * @return this figure
     * @throws IllegalArgumentException if there are more or fewer values than groups
     */
    public Bars add(String name, double... values) {
        Require.length(name.isEmpty() ? "values" : name, values, groups.length);
        series.add(new Series(Labels.of(name), values.clone()));
        changed();
        return this;
    }

    /**
     * A logarithmic vertical axis.
     *
     * @return this figure
     */
    public Bars logY() {
        logY = true;
        changed();
        return this;
    }

    /**
     * A logarithmic vertical axis for ratios: the bars stand on 1, so that twice as much reaches as
     * far up as half as much reaches down.
     *
     * @return this figure
     */
    public Bars ratios() {
        ratios = true;
        return logY();
    }

    /** Where the bars end that have no height. */
    private double base(double bottom) {
        return ratios ? 1 : logY ? bottom : 0;
    }

    private double[] window() {
        double[] y = Range.of(series.stream().map(Series::values).toList(), logY);
        if (ratios) {
            y = Range.with(y, 1, true);
            y = new double[] {y[0] / (y[0] < 1 ? 1.5 : 1.05), y[1] * (y[1] > 1 ? 1.5 : 1.05)};
        } else if (logY) {
            y = new double[] {Math.pow(10, Math.floor(Math.log10(y[0]) - 0.3)), y[1] * 2};
        } else {
            y = Range.with(y, 0, false);
            double more = 0.1 * (y[1] - y[0]);
            y = new double[] {y[0] < 0 ? y[0] - more : 0, y[1] > 0 ? y[1] + more : 0};
        }
        return new double[] {-0.6, groups.length - 0.4, y[0], y[1]};
    }

    @Override
    BufferedImage paint() {
        Legend legend = new Legend(Style.WIDTH);
        for (int k = 0; k < series.size() && series.size() > 1; k++) {
            legend.square(series.get(k).name, k);
        }
        Sheet sheet =
                new Sheet(
                        Style.WIDTH,
                        legend.heightOfSheet(),
                        window(),
                        false,
                        logY,
                        legend.height(),
                        8);
        // The groups' names stand where XChart would write numbers.
        sheet.chart()
                .getStyler()
                .setXAxisTickLabelsColor(Style.PAPER)
                .setXAxisTickMarksColor(Style.PAPER)
                .setPlotGridVerticalLinesVisible(false);
        return sheet.titles(Labels.of(xTitle), Labels.of(yTitle))
                .inside(this::draw)
                .over(this::drawNames)
                .over(legend::draw)
                .paint();
    }

    private void draw(Graphics2D g, Axes axes) {
        double base = axes.y(base(axes.bottom()));
        double unit = axes.x(1) - axes.x(0);
        double width = Math.min(60, 0.8 * unit / Math.max(1, series.size()));
        int digits = digits(width);
        Font font = digits == 0 ? SMALL : font(digits, width);
        for (int k = 0; k < series.size(); k++) {
            for (int i = 0; i < groups.length; i++) {
                double value = series.get(k).values[i];
                double top = axes.y(value);
                if (!Double.isFinite(top)) {
                    continue;
                }
                double x = axes.x(i) + (k - series.size() / 2.0) * width;
                double gap = Math.min(1, 0.2 * width);
                block(g, x + gap / 2, Math.min(top, base), width - gap, Math.abs(top - base), k);
                if (digits > 0) {
                    double y = top > base ? top + 9 : top - 9;
                    Pen.words(
                            g, Numbers.text(value, digits), font, x + width / 2, y, 0.5, Style.INK);
                }
            }
        }
        g.setColor(Style.QUIET);
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(axes.plot().getMinX(), base, axes.plot().getMaxX(), base));
    }

    /** How many digits fit over the bars, so that no number touches the next one; 0 for none. */
    private int digits(double width) {
        for (int digits = 3; digits > 1 && groups.length * series.size() <= FEW; digits--) {
            if (font(digits, width).getSize2D() >= (digits > 2 ? SMALLEST : SMALLEST_NUMBER)) {
                return digits;
            }
        }
        return 0;
    }

    /** The font in which every number is narrower than a bar, whose neighbour may be longer. */
    private Font font(int digits, double width) {
        double widest = 1;
        for (Series bars : series) {
            for (double value : bars.values) {
                widest = Math.max(widest, Pen.width(Numbers.text(value, digits), SMALL));
            }
        }
        return SMALL.deriveFont((float) Math.min(12, 12 * (width - HALO) / widest));
    }

    private void drawNames(Graphics2D g, Axes axes) {
        double unit = axes.x(1) - axes.x(0);
        Font font = nameFont(unit);
        int every = 1;
        while (room(every, font) > every * unit && every < groups.length) {
            every++;
        }
        for (int i = 0; i < groups.length; i += every) {
            Pen.words(
                    g,
                    Labels.of(groups[i]),
                    font,
                    axes.x(i),
                    axes.plot().getMaxY() + 14,
                    0.5,
                    Style.QUIET);
        }
    }

    /** The largest font in which the name of every group fits; if none does, the usual one. */
    Font nameFont(double unit) {
        for (float size = SMALL.getSize2D(); size >= SMALLEST; size -= 0.5f) {
            if (room(1, SMALL.deriveFont(size)) <= unit) {
                return SMALL.deriveFont(size);
            }
        }
        return SMALL;
    }

    /** How far apart two names must stand of which one is drawn and then the next drawn one. */
    private double room(int every, Font font) {
        double room = 0;
        for (int i = 0; i + every < groups.length; i += every) {
            double left = Pen.width(Labels.of(groups[i]), font);
            double right = Pen.width(Labels.of(groups[i + every]), font);
            room = Math.max(room, (left + right) / 2 + 6);
        }
        return room;
    }

    /** A bar: colour, and from the second series on hatching, so that grey is enough. */
    static void block(Graphics2D g, double x, double y, double width, double height, int series) {
        Shape bar = new Rectangle2D.Double(x, y, width, height);
        g.setColor(Style.color(series));
        g.fill(bar);
        if (series % 4 != 0) {
            Shape clip = g.getClip();
            g.clip(bar);
            g.setColor(new Color(255, 255, 255, 150));
            g.setStroke(new BasicStroke(1.2f));
            double slope = series % 4 == 2 ? -1 : series % 4 == 3 ? 0 : 1;
            for (double at = -height - width; at < height + width; at += 6) {
                g.draw(new Line2D.Double(x, y + at, x + width, y + at + slope * width));
            }
            g.setClip(clip);
        }
    }

    @Override
    public String alt() {
        List<String> parts = new ArrayList<>();
        String y = Labels.of(yTitle);
        parts.add(xTitle.isEmpty() ? SAY.get("bars", y) : SAY.get("barsBy", Labels.of(xTitle), y));
        if (logY) {
            parts.add(SAY.get("log", y));
        }
        for (Series s : series) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < Math.min(FEW, groups.length); i++) {
                if (!Double.isNaN(s.values[i])) { // where no bar stands, nothing is said
                    values.add(SAY.get("bar", Labels.of(groups[i]), Numbers.text(s.values[i], 3)));
                }
            }
            String all = String.join(", ", values) + (groups.length > FEW ? ", …" : "");
            if (values.isEmpty()) {
                all = SAY.get("noNumber");
            }
            parts.add((s.name.isEmpty() ? all : SAY.get("barsOf", s.name, all)) + ".");
        }
        return String.join(" ", parts);
    }
}
