package descent.plot;

import descent.optim.Trace;
import descent.text.Messages;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Curves and points in one pair of axes; see {@link Figure#curves}. */
public final class Curves extends Figure {
    private static final Messages SAY = Messages.beside(Curves.class);
    private static final int SAMPLES = 400;
    private static final Font SMALL = Style.font(13);

    /** What a series is drawn as. */
    enum Kind {
        LINE,
        POINTS,
        STEPS
    }

    /** One series; {@code number} sets its colour, dash and mark. */
    record Series(String name, double[] x, double[] y, Kind kind, int number) {}

    /** A mark: a point, or a line where one coordinate is NaN. */
    private record Mark(String name, double x, double y) {}

    private final String xTitle;
    private final String yTitle;
    private final List<Series> series = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final double[] fixed = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private boolean logX;
    private boolean logY;

    Curves(String x, String y) {
        xTitle = x;
        yTitle = y;
    }

    /**
     * A curve over 0, 1, 2, ...
     *
     * @param name its name
     * @param y its values
     * @return this figure
     */
    public Curves line(String name, double[] y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return line(name, x, y);
    }

    /**
     * A curve. Values that are no numbers, or not above 0 on a logarithmic axis, interrupt it.
     *
     * @param name its name
     * @param x where
     * @param y its values
     * @return this figure
     * @throws IllegalArgumentException if the lengths differ
     */
    public Curves line(String name, double[] x, double[] y) {
        return add(name, x, y, Kind.LINE);
    }

    /**
     * The values of a run over its times.
     *
     * @param name its name
     * @param run the run
     * @return this figure
     */
    public Curves line(String name, Trace run) {
        return line(name, run.times(), run.values());
    }

    /**
     * The graph of a function.
     *
     * @param name its name
     * @param f the function
     * @param from the left end
     * @param to the right end
     * @return this figure
     */
    public Curves line(String name, DoubleUnaryOperator f, double from, double to) {
        double[] x = new double[SAMPLES + 1];
        double[] y = new double[SAMPLES + 1];
        for (int i = 0; i <= SAMPLES; i++) {
            x[i] = from + (to - from) * i / SAMPLES;
            y[i] = f.applyAsDouble(x[i]);
        }
        return line(name, x, y);
    }

    /**
     * Points that are not joined.
     *
     * @param name their name
     * @param x where
     * @param y their values
     * @return this figure
     * @throws IllegalArgumentException if the lengths differ
     */
    public Curves points(String name, double[] x, double[] y) {
        return add(name, x, y, Kind.POINTS);
    }

    /** The points of a run: joined by a thin line, the first a ring. */
    Curves steps(String name, double[] x, double[] y) {
        return add(name, x, y, Kind.STEPS);
    }

    private Curves add(String name, double[] x, double[] y, Kind kind) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(SAY.get("lengths", name, x.length, y.length));
        }
        series.add(new Series(Labels.of(name), x.clone(), y.clone(), kind, series.size()));
        changed();
        return this;
    }

    /**
     * A named point.
     *
     * @param name its name
     * @param x where
     * @param y where
     * @return this figure
     */
    public Curves mark(String name, double x, double y) {
        marks.add(new Mark(Labels.of(name), x, y));
        changed();
        return this;
    }

    /**
     * A named vertical line.
     *
     * @param name its name
     * @param x where
     * @return this figure
     */
    public Curves markX(String name, double x) {
        return mark(name, x, Double.NaN);
    }

    /**
     * A named horizontal line.
     *
     * @param name its name
     * @param y where
     * @return this figure
     */
    public Curves markY(String name, double y) {
        return mark(name, Double.NaN, y);
    }

    /**
     * A logarithmic horizontal axis.
     *
     * @return this figure
     */
    public Curves logX() {
        logX = true;
        changed();
        return this;
    }

    /**
     * A logarithmic vertical axis.
     *
     * @return this figure
     */
    public Curves logY() {
        logY = true;
        changed();
        return this;
    }

    /**
     * The part of the horizontal axis that is shown.
     *
     * @param from the left end
     * @param to the right end
     * @return this figure
     */
    public Curves rangeX(double from, double to) {
        fixed[0] = from;
        fixed[1] = to;
        changed();
        return this;
    }

    /**
     * The part of the vertical axis that is shown.
     *
     * @param from the lower end
     * @param to the upper end
     * @return this figure
     */
    public Curves rangeY(double from, double to) {
        fixed[2] = from;
        fixed[3] = to;
        changed();
        return this;
    }

    private double[] window() {
        double[] x = Range.of(series.stream().map(Series::x).toList(), logX);
        double[] y = Range.of(series.stream().map(Series::y).toList(), logY);
        for (Mark mark : marks) {
            x = Range.with(x, mark.x, logX);
            y = Range.with(y, mark.y, logY);
        }
        boolean points = series.stream().anyMatch(s -> s.kind != Kind.LINE) || !marks.isEmpty();
        x = Range.wider(x, points ? 0.03 : 0, logX);
        y = Range.wider(y, 0.05, logY);
        return new double[] {
            Double.isNaN(fixed[0]) ? x[0] : fixed[0],
            Double.isNaN(fixed[1]) ? x[1] : fixed[1],
            Double.isNaN(fixed[2]) ? y[0] : fixed[2],
            Double.isNaN(fixed[3]) ? y[1] : fixed[3]
        };
    }

    @Override
    BufferedImage paint() {
        double[] window = window();
        EndLabels labels = EndLabels.of(series, window, logX, logY);
        Legend legend = new Legend(Style.WIDTH);
        if (labels == null && (series.size() > 1 || !series.get(0).name.isEmpty())) {
            for (Series s : series) {
                if (s.kind == Kind.LINE) {
                    legend.line(s.name, s.number);
                } else {
                    legend.points(s.name, s.number);
                }
            }
        }
        Sheet sheet =
                new Sheet(
                                Style.WIDTH,
                                Style.HEIGHT,
                                window,
                                logX,
                                logY,
                                legend.height(),
                                labels == null ? 8 : labels.room())
                        .titles(Labels.of(xTitle), Labels.of(yTitle))
                        .inside(this::draw)
                        .over(this::drawMarkNames)
                        .over(legend::draw);
        if (labels != null) {
            sheet.over(labels::draw);
        }
        return sheet.paint();
    }

    private void draw(Graphics2D g, Axes axes) {
        g.setStroke(
                new BasicStroke(
                        1.2f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {3, 3},
                        0));
        g.setColor(Style.QUIET);
        for (Mark mark : marks) {
            if (Double.isNaN(mark.y)) {
                double x = axes.x(mark.x);
                g.draw(new Line2D.Double(x, axes.plot().getMinY(), x, axes.plot().getMaxY()));
            } else if (Double.isNaN(mark.x)) {
                double y = axes.y(mark.y);
                g.draw(new Line2D.Double(axes.plot().getMinX(), y, axes.plot().getMaxX(), y));
            }
        }
        for (Series s : series) {
            if (s.kind == Kind.LINE) {
                Pen.line(
                        g, Pen.path(axes, s.x, s.y), Style.color(s.number), Style.stroke(s.number));
            }
        }
        for (Series s : series) {
            if (s.kind == Kind.STEPS) {
                g.setColor(Style.color(s.number));
                g.setStroke(new BasicStroke(1f));
                g.draw(Pen.path(axes, s.x, s.y));
            }
            double radius = s.x.length > 300 ? 2 : s.x.length > 60 ? 3 : 4;
            for (int i = s.x.length - 1; i >= 0 && s.kind != Kind.LINE; i--) {
                double x = axes.x(s.x[i]);
                double y = axes.y(s.y[i]);
                if (!Double.isFinite(x) || !Double.isFinite(y)) {
                    continue;
                } else if (i == 0 && s.kind == Kind.STEPS) {
                    Pen.ring(g, x, y, 5, Style.color(s.number));
                } else {
                    Pen.mark(g, s.number, x, y, radius, Style.color(s.number));
                }
            }
        }
        for (Mark mark : marks) {
            if (!Double.isNaN(mark.x) && !Double.isNaN(mark.y)) {
                Pen.fill(g, Pen.star(axes.x(mark.x), axes.y(mark.y), 8), Style.INK);
            }
        }
    }

    private void drawMarkNames(Graphics2D g, Axes axes) {
        for (Mark mark : marks) {
            double width = Pen.width(mark.name, SMALL);
            double x = Double.isNaN(mark.x) ? axes.plot().getMinX() + 8 : axes.x(mark.x) + 6;
            double y =
                    Double.isNaN(mark.y)
                            ? axes.plot().getMinY() + 12
                            : axes.y(mark.y) - (Double.isNaN(mark.x) ? 10 : 0);
            if (!Double.isNaN(mark.x) && !Double.isNaN(mark.y)) {
                x += 6;
            }
            boolean fits = x + width < axes.plot().getMaxX();
            Pen.words(
                    g, mark.name, SMALL, fits ? x : axes.x(mark.x) - 6, y, fits ? 0 : 1, Style.INK);
        }
    }

    @Override
    public String alt() {
        String x = Labels.of(xTitle);
        String y = Labels.of(yTitle);
        List<String> parts = new ArrayList<>();
        parts.add(SAY.get("curves", x, y));
        if (logX && logY) {
            parts.add(SAY.get("logBoth"));
        } else if (logX || logY) {
            parts.add(SAY.get("log", logX ? x : y));
        }
        for (Series s : series) {
            parts.add(CurveWords.of(s) + ".");
        }
        for (Mark mark : marks) {
            parts.add(
                    (Double.isNaN(mark.y)
                                    ? SAY.get("markX", mark.name, x, Numbers.text(mark.x, 3))
                                    : Double.isNaN(mark.x)
                                            ? SAY.get(
                                                    "markY", mark.name, y, Numbers.text(mark.y, 3))
                                            : SAY.get(
                                                    "markPoint",
                                                    mark.name,
                                                    Numbers.point(mark.x, mark.y)))
                            + ".");
        }
        return String.join(" ", parts);
    }
}
