package descent.plot;

import descent.optim.Trace;
import descent.text.Messages;
import descent.text.Require;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Curves and points in one pair of axes; see {@link Figure#curves}. */
public final class Curves extends Figure {
    private static final Messages SAY = Messages.beside(Curves.class);
    private static final int SAMPLES = 400;
    private final String xTitle;
    private final String yTitle;
    private final List<Series> series = new ArrayList<>();
    private final List<CurveMark> marks = new ArrayList<>();
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
        Arrays.setAll(x, i -> i);
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
        return add(name, x, y, Series.Kind.LINE);
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
        return add(name, x, y, Series.Kind.POINTS);
    }

    /** The points of a run: joined by a thin line, the first a ring. */
    Curves steps(String name, double[] x, double[] y) {
        return add(name, x, y, Series.Kind.STEPS);
    }

    private Curves add(String name, double[] x, double[] y, Series.Kind kind) {
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
     * @throws IllegalArgumentException if one of the two is no finite number
     */
    public Curves mark(String name, double x, double y) {
        Require.finite(name, new double[] {x, y});
        return add(new CurveMark(Labels.of(name), x, y));
    }

    /**
     * A named vertical line.
     *
     * @param name its name
     * @param x where
     * @return this figure
     * @throws IllegalArgumentException if it is no finite number
     */
    public Curves markX(String name, double x) {
        Require.finite(name, new double[] {x});
        return add(new CurveMark(Labels.of(name), x, Double.NaN));
    }

    /**
     * A named horizontal line.
     *
     * @param name its name
     * @param y where
     * @return this figure
     * @throws IllegalArgumentException if it is no finite number
     */
    public Curves markY(String name, double y) {
        Require.finite(name, new double[] {y});
        return add(new CurveMark(Labels.of(name), Double.NaN, y));
    }

    private Curves add(CurveMark mark) {
        marks.add(mark);
        changed();
        return this;
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
     * @throws IllegalArgumentException unless both are finite and {@code from < to}
     */
    public Curves rangeX(double from, double to) {
        return range(0, from, to);
    }

    /**
     * The part of the vertical axis that is shown.
     *
     * @param from the lower end
     * @param to the upper end
     * @return this figure
     * @throws IllegalArgumentException unless both are finite and {@code from < to}
     */
    public Curves rangeY(double from, double to) {
        return range(2, from, to);
    }

    private Curves range(int end, double from, double to) {
        fixed[end] = Range.checked(from, to)[0];
        fixed[end + 1] = to;
        changed();
        return this;
    }

    @Override
    BufferedImage paint() {
        double[] window = Range.window(series, marks, fixed, logX, logY);
        EndLabels labels = EndLabels.of(series, window, logX, logY);
        Legend legend = new Legend(Style.WIDTH);
        if (labels == null && !(series.size() == 1 && series.get(0).name().isEmpty())) {
            series.forEach(legend::series);
        }
        Sheet sheet =
                new Sheet(
                                Style.WIDTH,
                                legend.heightOfSheet(),
                                window,
                                logX,
                                logY,
                                legend.height(),
                                labels == null ? 8 : labels.room())
                        .titles(Labels.of(xTitle), Labels.of(yTitle))
                        .inside(this::draw)
                        .over((g, axes) -> marks.forEach(mark -> mark.name(g, axes, series)))
                        .over(legend::draw);
        if (labels != null) {
            sheet.over(labels::draw);
        }
        return sheet.paint();
    }

    private void draw(Graphics2D g, Axes axes) {
        marks.forEach(mark -> mark.line(g, axes));
        series.forEach(s -> s.line(g, axes));
        series.forEach(s -> s.points(g, axes));
        marks.forEach(mark -> mark.star(g, axes));
    }

    @Override
    public String alt() {
        return CurveWords.of(Labels.of(xTitle), Labels.of(yTitle), logX, logY, series, marks);
    }
}
