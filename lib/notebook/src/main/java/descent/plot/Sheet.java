package descent.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
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

    private final int width;
    private final int height;
    private final XYChart chart;
    private final int above;
    private final int right;
    private final double[] window;
    private final boolean logX;
    private final boolean logY;

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
        this.window = window;
        this.logX = logX;
        this.logY = logY;
        chart = new XYChart(width - right, height - above);
        Style.apply(chart);
        AxesChartStyler styler = chart.getStyler();
        styler.setXAxisMin(window[0]).setXAxisMax(window[1]);
        styler.setYAxisMin(window[2]).setYAxisMax(window[3]);
        styler.setXAxisLogarithmic(logX).setYAxisLogarithmic(logY);
        styler.setXAxisLogarithmicDecadeOnly(decades(window[0], window[1]));
        styler.setYAxisLogarithmicDecadeOnly(decades(window[2], window[3]));
        styler.setXAxisTickLabelsFormattingFunction(value -> tick(value, window[0], window[1]));
        styler.setYAxisTickLabelsFormattingFunction(value -> tick(value, window[2], window[3]));
        styler.setXAxisTickMarkSpacingHint(80).setYAxisTickMarkSpacingHint(48);
        // XChart wants a series; this one is never seen.
        chart.addSeries(
                        "window",
                        new double[] {window[0], window[1]},
                        new double[] {window[2], window[3]})
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setLineStyle(SeriesLines.NONE);
        chart.getSeries("window").setMarker(SeriesMarkers.NONE);
    }

    XYChart chart() {
        return chart;
    }

    Sheet titles(String x, String y) {
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
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

    private static boolean decades(double from, double to) {
        return to / from >= 100;
    }

    private String tick(double value, double from, double to) {
        return Math.abs(value) < 1e-9 * Math.max(Math.abs(from), Math.abs(to)) && from <= 0
                ? "0"
                : Numbers.text(value, 4);
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
