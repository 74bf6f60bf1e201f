package descent.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The paper of one figure: XChart's axes, room above and to the right, and layers of ink. */
final class Sheet {
    /** Draws something, in units of length, not pixels. */
    interface Ink {
        void draw(Graphics2D g, Axes axes);
    }

    private static final double HAIR =
            0.012; // of the axis: some pixels, where half of its last number finds room
    private static final Font TITLE = Style.font(14);

    private final int width;
    private final int height;
    private final XYChart chart;
    private final int above;
    private final int right;
    private final double[] window;
    private final boolean logX;
    private final boolean logY;
    private final Ticks ticksX;
    private final Ticks ticksY;

    /**
     * @param window left, right, bottom, top
     * @param above the room above the axes
     * @param right the room at the right of them
     */
    Sheet(
            int width,
            int height,
            double[] window,
            boolean logX,
            boolean logY,
            int above,
            int right) {
        this.width = width;
        this.height = height;
        this.above = above;
        this.right = right;
        this.logX = logX;
        this.logY = logY;
        this.window = withEnds(window);
        this.ticksX = new Ticks(this.window[0], this.window[1], logX);
        this.ticksY = new Ticks(this.window[2], this.window[3], logY);
        this.chart = new XYChart(width - right, height - above);
        Style.apply(chart);
        AxesChartStyler styler = chart.getStyler();
        styler.setXAxisMin(this.window[0]).setXAxisMax(this.window[1]);
        styler.setYAxisMin(this.window[2]).setYAxisMax(this.window[3]);
        styler.setXAxisLogarithmic(logX).setYAxisLogarithmic(logY);
        styler.setXAxisLogarithmicDecadeOnly(ticksX.decades());
        styler.setYAxisLogarithmicDecadeOnly(ticksY.decades());
        styler.setXAxisTickLabelsFormattingFunction(ticksX::word);
        styler.setYAxisTickLabelsFormattingFunction(ticksY::word);
        // Nine marks in each of many decades would run together into a bar.
        if (logX && ticksX.stride() > 1) {
            styler.setXAxisTickMarksColor(Style.PAPER);
        }
        if (logY && ticksY.stride() > 1) {
            styler.setYAxisTickMarksColor(Style.PAPER);
        }
        // XChart's grid of a logarithmic axis is as dense as its tick marks: decades() is ours.
        styler.setPlotGridVerticalLinesVisible(!logX).setPlotGridHorizontalLinesVisible(!logY);
        chart.addAnnotation(new Layer(this::decades, true));
        styler.setXAxisTickMarkSpacingHint(80).setYAxisTickMarkSpacingHint(48);
        // XChart wants a series; this one is never seen. Equally spaced points would become the
        // ticks.
        chart.addSeries(
                        "window",
                        new double[] {
                            this.window[0],
                            0.7 * this.window[0] + 0.3 * this.window[1],
                            this.window[1]
                        },
                        new double[] {
                            this.window[2],
                            0.7 * this.window[2] + 0.3 * this.window[3],
                            this.window[3]
                        })
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setLineStyle(SeriesLines.NONE);
        chart.getSeries("window").setMarker(SeriesMarkers.NONE);
    }

    /**
     * A hair wider: XChart leaves out what it would name at the very end of an axis, and rounds
     * places on a logarithmic one down to whole pixels.
     */
    private double[] withEnds(double[] w) {
        double x = logX ? Math.pow(w[1] / w[0], HAIR) : 1e-6 * (w[1] - w[0]);
        double y = logY ? Math.pow(w[3] / w[2], HAIR) : 1e-6 * (w[3] - w[2]);
        return new double[] {
            logX ? w[0] / x : w[0] - x,
            logX ? w[1] * x : w[1] + x,
            logY ? w[2] / y : w[2] - y,
            logY ? w[3] * y : w[3] + y
        };
    }

    XYChart chart() {
        return chart;
    }

    Sheet titles(String x, String y) {
        chart.setXAxisTitle(Pen.fit(x, TITLE, width - right - 80));
        chart.setYAxisTitle(Pen.fit(y, TITLE, height - above - 20));
        return this;
    }

    /** Draws inside the axes; what would lie outside is cut off. */
    Sheet inside(Ink ink) {
        chart.addAnnotation(new Layer(ink, true));
        return this;
    }

    /** Draws anywhere on the sheet. */
    Sheet over(Ink ink) {
        chart.addAnnotation(new Layer(ink, false));
        return this;
    }

    BufferedImage paint() {
        BufferedImage image =
                new BufferedImage(
                        width * Style.DENSITY, height * Style.DENSITY, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Style.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        smooth(g);
        g.scale(Style.DENSITY, Style.DENSITY);
        g.translate(0, above);
        chart.paint(g, width - right, height - above);
        g.dispose();
        return image;
    }

    static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private void decades(Graphics2D g, Axes axes) {
        g.setColor(Style.GRID);
        g.setStroke(new BasicStroke(1));
        Rectangle2D plot = axes.plot();
        for (double x : ticksX.marks()) {
            g.draw(new Line2D.Double(axes.x(x), plot.getMinY(), axes.x(x), plot.getMaxY()));
        }
        for (double y : ticksY.marks()) {
            g.draw(new Line2D.Double(plot.getMinX(), axes.y(y), plot.getMaxX(), axes.y(y)));
        }
    }

    private final class Layer extends Annotation {
        private final Ink ink;
        private final boolean clipped;

        Layer(Ink ink, boolean clipped) {
            super(false);
            this.ink = ink;
            this.clipped = clipped;
        }

        @Override
        public void paint(Graphics2D g) {
            Graphics2D own = (Graphics2D) g.create();
            smooth(own);
            Rectangle2D plot =
                    new Rectangle2D.Double(
                            getXAxisScreenValueForMin(),
                            getYAxisScreenValueForMin(),
                            getXAxisScreenValueForMax() - getXAxisScreenValueForMin(),
                            getYAxisScreenValueForMax() - getYAxisScreenValueForMin());
            if (clipped) {
                Shape clip = plot;
                own.clip(clip);
            }
            ink.draw(own, new Axes(plot, window[0], window[1], window[2], window[3], logX, logY));
            own.dispose();
        }
    }
}
