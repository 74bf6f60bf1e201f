package descent.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * The one look of all figures: sizes, font, colours, dashes.
 *
 * <p>The colours are those of Okabe and Ito, darkened until each has a contrast of 4.5 to the
 * paper; curves also differ in their dashes, so that they can be told apart in grey.
 */
final class Style {
    /** Pixels per unit of length: pictures stay sharp on dense screens and in print. */
    static final int DENSITY = 2;

    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    static final Color PAPER = new Color(0xFD, 0xFD, 0xFB);
    static final Color INK = new Color(0x26, 0x26, 0x26);
    static final Color QUIET = new Color(0x5E, 0x5E, 0x5E);
    static final Color GRID = new Color(0xE4, 0xE4, 0xE0);
    static final Color CONTOUR = new Color(0x8C, 0x93, 0x9A);
    static final Color[] BANDS = {new Color(0xC6, 0xD8, 0xE9), PAPER};

    static final float LINE = 2.0f;

    private static final Color[] COLORS = {
        new Color(0x00, 0x66, 0xA8), // blue
        new Color(0xB8, 0x49, 0x00), // vermilion
        new Color(0x00, 0x75, 0x55), // bluish green
        new Color(0xA0, 0x3E, 0x78), // reddish purple
        new Color(0x7D, 0x5F, 0x00), // orange, darkened to ochre
        new Color(0x26, 0x26, 0x26), // black
        new Color(0x2A, 0x7D, 0x9C), // sky blue
    };

    private static final float[][] DASHES = {
        null, {9, 4}, {9, 3, 2, 3}, {2, 3}, {15, 4}, {9, 3, 2, 3, 2, 3}, {5, 2},
    };

    private static final Font BASE = load();

    private Style() {}

    static Color color(int series) {
        return COLORS[series % COLORS.length];
    }

    static BasicStroke stroke(int series) {
        return stroke(series, LINE);
    }

    static BasicStroke stroke(int series, float width) {
        float[] dash = DASHES[(series + series / COLORS.length) % DASHES.length];
        return dash == null
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    static Font font(double size) {
        return BASE.deriveFont((float) size);
    }

    /** XChart's frame: thin, grey, out of the way of the data. */
    static void apply(XYChart chart) {
        AxesChartStyler s = chart.getStyler();
        s.setBaseFont(font(13));
        s.setAxisTitleFont(font(14));
        s.setAxisTickLabelsFont(font(12));
        s.setLegendFont(font(13));
        s.setChartTitleFont(font(14));
        s.setAnnotationTextFont(font(12));
        s.setAnnotationTextPanelFont(font(12));
        s.setToolTipFont(font(12));
        s.setChartTitleVisible(false);
        s.setLegendVisible(false);
        s.setChartBackgroundColor(PAPER);
        s.setPlotBackgroundColor(PAPER);
        s.setPlotBorderVisible(false);
        s.setPlotGridLinesColor(GRID);
        s.setPlotGridLinesStroke(new BasicStroke(1));
        s.setPlotTicksMarksVisible(false);
        s.setAxisTicksLineVisible(true);
        s.setAxisTickMarksColor(QUIET);
        s.setAxisTickMarksStroke(new BasicStroke(1));
        s.setAxisTickMarkLength(4);
        s.setAxisTickLabelsColor(QUIET);
        s.setChartFontColor(INK);
        s.setXAxisTitleColor(INK);
        s.setYAxisTitleColor(INK);
        s.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        s.setAxisTickPadding(5);
        s.setAxisTitlePadding(6);
        s.setPlotMargin(0);
        s.setPlotContentSize(1);
        s.setChartPadding(8);
    }

    private static Font load() {
        try (InputStream file = Style.class.getResourceAsStream("DescentSans.otf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
            return font;
        } catch (FontFormatException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
