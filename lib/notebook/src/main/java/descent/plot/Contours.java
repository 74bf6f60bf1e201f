package descent.plot;

import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.objective.Window;
import descent.optim.Trace;
import descent.text.Messages;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Contour lines of a function of two coordinates with runs on top; see {@link Figure#contours}. */
public final class Contours extends Figure {
    private static final Messages SAY = Messages.beside(Contours.class);
    private static final Font LEVEL = Style.font(10.5);
    private static final int WIDTH = 600;

    /** Every third line is thick and bears its number. */
    static final int EVERY = 3;

    private final Objective objective;
    private final List<Run> runs = new ArrayList<>();
    private Window window;
    private int arrows;
    private String xTitle = "x₁";
    private String yTitle = "x₂";
    private Surface surface;

    Contours(Objective objective) {
        if (objective.dimension() != 2) {
            throw new IllegalArgumentException(
                    SAY.get("dimension", objective.name(), objective.dimension()));
        }
        this.objective = objective;
        if (objective instanceof TestFunction known) {
            window = known.window();
        }
    }

    /**
     * One more run under a name of its own.
     *
     * @param name its name
     * @param run the run
     * @return this figure
     */
    public Contours run(String name, Trace run) {
        return path(name, run.path());
    }

    /**
     * Points joined by a line.
     *
     * @param name its name
     * @param points the points, two coordinates each
     * @return this figure
     * @throws IllegalArgumentException if a point has not two coordinates
     */
    public Contours path(String name, double[][] points) {
        runs.add(Run.of(Labels.of(name), points, objective));
        changed();
        return this;
    }

    /**
     * The part of the plane that is shown; without it, the function's own window, or the
     * neighbourhood of the runs.
     *
     * @param left the left side
     * @param right the right side
     * @param bottom the lower side
     * @param top the upper side
     * @return this figure
     */
    public Contours window(double left, double right, double bottom, double top) {
        window = new Window(left, right, bottom, top);
        surface = null;
        changed();
        return this;
    }

    /**
     * Arrows in the direction of −g, the way gradient descent goes, all of one length.
     *
     * @return this figure
     */
    public Contours arrows() {
        arrows = 13;
        changed();
        return this;
    }

    /**
     * Titles of the axes other than x₁ and x₂.
     *
     * @param x of the horizontal axis
     * @param y of the vertical axis
     * @return this figure
     */
    public Contours titles(String x, String y) {
        xTitle = x;
        yTitle = y;
        changed();
        return this;
    }

    private Window shown() {
        if (window != null) {
            return window;
        } else if (runs.isEmpty()) {
            throw new IllegalArgumentException(SAY.get("window", objective.name()));
        }
        double[] x = Range.wider(Range.of(runs.stream().map(Run::x).toList(), false), 0.15, false);
        double[] y = Range.wider(Range.of(runs.stream().map(Run::y).toList(), false), 0.15, false);
        return new Window(x[0], x[1], y[0], y[1]);
    }

    private Surface surface() {
        Window now = shown();
        if (surface == null || !surface.window().equals(now)) {
            surface = Surface.of(objective, now);
        }
        return surface;
    }

    @Override
    BufferedImage paint() {
        Window w = shown();
        Legend legend = new Legend(WIDTH);
        for (int k = 0; k < runs.size(); k++) {
            legend.line(runs.get(k).name(), k);
        }
        // As high as true proportions ask, within the limits of a page.
        double shape = (w.top() - w.bottom()) / (w.right() - w.left());
        int height = (int) Math.round(Math.max(230, Math.min(400, (WIDTH - 90) * shape))) + 60;
        return new Sheet(
                        WIDTH,
                        height + legend.height(),
                        new double[] {w.left(), w.right(), w.bottom(), w.top()},
                        false,
                        false,
                        legend.height(),
                        8)
                .titles(Labels.of(xTitle), Labels.of(yTitle))
                .inside(this::drawLevels)
                .inside(this::drawRuns)
                .over(legend::draw)
                .paint();
    }

    private void drawLevels(Graphics2D g, Axes axes) {
        Surface s = surface();
        s.shade(g, axes);
        double[] levels = s.levels();
        List<LevelWord> words = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            g.setColor(Style.CONTOUR);
            g.setStroke(new BasicStroke(k % EVERY == 1 ? 1.1f : 0.7f));
            List<double[][]> lines = ContourLines.of(s.x(), s.y(), s.f(), levels[k]);
            for (double[][] line : lines) {
                Path2D path = new Path2D.Double();
                path.moveTo(axes.x(line[0][0]), axes.y(line[0][1]));
                for (double[] point : line) {
                    path.lineTo(axes.x(point[0]), axes.y(point[1]));
                }
                g.draw(path);
            }
            if (k % EVERY == 1) {
                LevelWord.place(lines, Numbers.text(levels[k], 3), axes, LEVEL, words);
            }
        }
        for (int i = 0; i < arrows; i++) {
            for (int j = 0; j < arrows; j++) {
                drawArrow(g, axes, (i + 0.5) / arrows, (j + 0.5) / arrows);
            }
        }
        for (LevelWord word : words) {
            word.draw(g, LEVEL);
        }
    }

    private void drawArrow(Graphics2D g, Axes axes, double right, double up) {
        Window w = shown();
        double x = w.left() + right * (w.right() - w.left());
        double y = w.bottom() + up * (w.top() - w.bottom());
        double[] gradient = objective.gradient(new double[] {x, y});
        double dx = axes.x(x - gradient[0]) - axes.x(x);
        double dy = axes.y(y - gradient[1]) - axes.y(y);
        double length = Math.hypot(dx, dy);
        if (length > 0 && Double.isFinite(length)) {
            double scale = 0.36 * axes.plot().getHeight() / arrows / length;
            double px = axes.x(x);
            double py = axes.y(y);
            Pen.arrow(
                    g,
                    px - scale * dx,
                    py - scale * dy,
                    2 * scale * dx,
                    2 * scale * dy,
                    Style.QUIET);
        }
    }

    private void drawRuns(Graphics2D g, Axes axes) {
        if (objective instanceof TestFunction known) {
            for (double[] minimum : known.minima()) {
                Pen.fill(g, Pen.star(axes.x(minimum[0]), axes.y(minimum[1]), 9), Style.INK);
            }
        }
        for (int k = 0; k < runs.size(); k++) {
            runs.get(k).line(g, axes, k);
        }
        for (int k = runs.size() - 1; k >= 0; k--) {
            runs.get(k).ends(g, axes, k);
        }
    }

    @Override
    public String alt() {
        return ContourWords.of(objective, surface(), arrows > 0, runs);
    }
}
