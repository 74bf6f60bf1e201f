package descent.plot;

import descent.kernel.Showable;
import descent.objective.Objective;
import descent.optim.Trace;
import descent.text.Messages;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/**
 * A figure: the last value of a cell, which just shows.
 *
 * <p>Each kind has a few words of its own, in any order, each giving back the figure:
 *
 * <pre>
 *   Figure.contours(Objective.rosenbrock(), trace)
 *   Figure.curves("step t", "f(x)").line("GD", trace.values()).logY()
 * </pre>
 *
 * <p>Labels are written in English and appear in the reader's language, see {@link Labels}. The
 * same data give the same picture. {@link #alt} says in words what it shows.
 */
public abstract class Figure implements Showable {
    private Picture picture;

    Figure() {}

    /**
     * Contour lines of a function of two coordinates, with runs on top.
     *
     * @param objective the function
     * @param runs the runs, which may be none
     * @return a figure
     * @throws IllegalArgumentException if the function has not two coordinates
     */
    public static Contours contours(Objective objective, Trace... runs) {
        Contours figure = new Contours(objective);
        for (Trace run : runs) {
            figure.run(run.name(), run);
        }
        return figure;
    }

    /**
     * The graph of a function of one coordinate, with the points of runs on it.
     *
     * @param objective the function
     * @param runs the runs, which may be none
     * @return a figure of curves
     * @throws IllegalArgumentException if the function has not one coordinate
     */
    public static Curves graph(Objective objective, Trace... runs) {
        return Graph.of(objective, runs);
    }

    /**
     * Curves and points in one pair of axes.
     *
     * @param x the title of the horizontal axis
     * @param y the title of the vertical axis
     * @return an empty figure
     */
    public static Curves curves(String x, String y) {
        return new Curves(x, y);
    }

    /**
     * The value of the function along runs, step by step; logarithmic where all values are above 0
     * and spread over more than a factor of 50.
     *
     * @param runs the runs
     * @return a figure of curves
     */
    public static Curves curve(Trace... runs) {
        return Graph.values(runs);
    }

    /**
     * Bars in groups.
     *
     * @param x the title of the horizontal axis
     * @param y the title of the vertical axis
     * @param groups the name of each group
     * @return a figure without bars
     * @throws IllegalArgumentException if there is no group
     */
    public static Bars bars(String x, String y, String... groups) {
        return new Bars(x, y, groups);
    }

    /**
     * A matrix as coloured squares.
     *
     * @param values the rows, all of one length
     * @return a figure
     * @throws IllegalArgumentException if there is no number or the rows differ in length
     */
    public static HeatMap heatMap(double[][] values) {
        return new HeatMap(values);
    }

    /**
     * Pictures side by side: digits, filters, samples.
     *
     * @param rows one picture per row, its pixels from left to right, then downwards
     * @param width the number of pixels in a line
     * @return a figure
     * @throws IllegalArgumentException if there are more than 400 rows, if they differ in length,
     *     or if it is no multiple of {@code width}
     */
    public static ImageGrid images(double[][] rows, int width) {
        return new ImageGrid(rows, width);
    }

    /**
     * The graph of an RBM: visible units below, hidden units above, one edge for each pair of them.
     * Edges are solid for a weight above 0, dashed below 0, dotted for 0, and as thick as the
     * weight is large.
     *
     * @param weights w_ij, one row per visible unit, one column per hidden unit, 16 at most
     * @return a figure
     * @throws IllegalArgumentException if the rows differ in length or a weight is not finite
     */
    public static Bipartite bipartite(double[][] weights) {
        return new Bipartite(weights);
    }

    /** Paints it. */
    abstract BufferedImage paint();

    /**
     * Whether figures can show a text: the font has all its letters and the system can draw them.
     *
     * @param letters any text
     * @return false also where Java cannot draw at all, as without fontconfig
     */
    public static boolean draws(String letters) {
        try {
            Font font = Style.font(12);
            FontRenderContext context = new FontRenderContext(null, true, true);
            return font.canDisplayUpTo(letters) < 0
                    && font.getStringBounds(letters, context).getWidth() > 0;
        } catch (RuntimeException | Error broken) { // without fontconfig AWT fails in many ways
            return false;
        }
    }

    /**
     * What the figure shows, in one or a few sentences made from its data.
     *
     * @return the alternative text, in the reader's language
     */
    public abstract String alt();

    /**
     * The picture, painted once.
     *
     * @return the picture
     */
    public final Picture picture() {
        if (picture == null) {
            BufferedImage image = paint();
            picture = Picture.of(image, image.getWidth() / Style.DENSITY, alt());
        }
        return picture;
    }

    /** One name for each of so many rows, columns or pictures. */
    static String[] names(String[] names, int count) {
        if (names.length != count) {
            throw new IllegalArgumentException(
                    Messages.beside(Figure.class).get("names", names.length, count));
        }
        return names.clone();
    }

    /** To be called by each change. */
    final void changed() {
        picture = null;
    }

    @Override
    public final String html() {
        return picture().html();
    }

    @Override
    public final String plain() {
        return alt();
    }

    @Override
    public final String toString() {
        return alt();
    }
}
