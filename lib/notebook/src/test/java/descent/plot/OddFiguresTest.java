package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Objective;
import descent.text.Language;
import java.awt.Font;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a student may hand to a figure by mistake, or in other sizes than the lectures do. */
class OddFiguresTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    private static void refused(String part, Runnable action) {
        String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
        assertTrue(message.contains(part), message);
        assertFalse(message.contains("Series data"), message); // a sentence of XChart
    }

    private static Curves falling() {
        return Figure.curves("x", "y").line("a", new double[] {2, 1});
    }

    @Test
    void aRangeGoesFromANumberToALargerOne() {
        refused("from 2.0 to 1.0", () -> falling().rangeX(2, 1));
        refused("from 1.0 to 1.0", () -> falling().rangeY(1, 1));
        refused("NaN", () -> falling().rangeY(NAN, 1));
        refused("Infinity", () -> falling().rangeY(0, INFINITY));
        refused("above 0", () -> falling().logY().rangeY(-1, 10).picture());
        refused("above 0", () -> falling().rangeX(0, 10).logX().picture());
        refused("from 2.0 to 1.0", () -> Figure.heatMap(new double[1][1]).scale(2, 1));
    }

    @Test
    void aMarkHasAPlace() {
        refused("m[1] = NaN", () -> falling().mark("m", 1, NAN));
        refused("m[0] = Infinity", () -> falling().markX("m", INFINITY));
        refused("m[0] = NaN", () -> falling().markY("m", NAN));
        refused("weights[0][1] = NaN", () -> Figure.bipartite(new double[][] {{1, NAN}}));
    }

    @Test
    void eachThingHasOneName() {
        refused("1 names", () -> Figure.images(new double[2][4], 2).labels("a"));
        refused("3 names", () -> Figure.heatMap(new double[2][2]).rows("a", "b", "c"));
        refused("1 names", () -> Figure.heatMap(new double[2][2]).columns("a"));
        refused("groups.length = 0", () -> Figure.bars("x", "y"));
        refused("rows[0].length = 0", () -> Figure.images(new double[1][0], 1));
    }

    @Test
    void emptyFiguresAreEmptyAxes() {
        assertEquals("y against x.", Figure.curves("x", "y").alt());
        Figure.curves("x", "y").picture();
        Figure.curve().picture();
        Figure.curves("x", "y").mark("here", 1, 2).picture();
        Figure.images(new double[][] {{INFINITY, NAN, 0, 1}}, 2).picture();
        Figure.curves("x", "y").line("a", new double[] {1e-200, 1e200}).logY().picture();
        String constant = Figure.contours(new Flat()).window(0, 1, 0, 1).alt();
        assertEquals("flat on [0, 1] × [0, 1], without contour lines.", constant);
    }

    private static final class Flat implements Objective {
        private static final long serialVersionUID = 1;

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public String name() {
            return "flat";
        }

        @Override
        public double value(double[] x) {
            return 3;
        }

        @Override
        public void gradient(double[] x, double[] g) {
            g[0] = 0;
            g[1] = 0;
        }
    }

    @Test
    void theAlternativeTextSaysAllThatIsSeen() {
        Bars bars = Figure.bars("digit", "P", "0", "1").add("T = 1", 0.25, NAN);
        assertEquals("Bars of P against digit. T = 1: 0.25 for 0.", bars.alt());
        assertTrue(bars.logY().alt().contains("Logarithmic axis: P."));
        String unnamed = Figure.curves("x", "y").line("", new double[] {1, 2}).alt();
        assertEquals("y against x. from 1 at 0 to 2 at 1.", unnamed);
        HeatMap map = Figure.heatMap(new double[][] {{INFINITY, 2}, {1, NAN}}).titles("h", "v");
        assertEquals(
                "Heat map of 2 × 2 numbers from 1 to 2, smallest at row 2, column 1, largest at row"
                        + " 1, column 2. Values that are not finite: 2. Columns: h. Rows: v.",
                map.alt());
        assertTrue(Figure.heatMap(new double[][] {{NAN}}).alt().contains("none of them"));
        Language.use(Language.KO);
        ImageGrid digits = Figure.images(new double[2][4], 2).labels("momentum", "0, 1");
        assertTrue(digits.alt().endsWith("모멘텀; 0, 1."), digits.alt());
    }

    /** A figure grows with its legend instead of giving the axes away to it. */
    @Test
    void fortyNamesLeaveRoomForTheAxes() {
        Curves many = Figure.curves("x", "y");
        for (int k = 0; k < 40; k++) {
            many.line("series number " + k, new double[] {k, 2 * k, k * k});
        }
        assertTrue(many.paint().getHeight() > (Style.HEIGHT + 100) * Style.DENSITY);
        assertEquals(Style.HEIGHT * Style.DENSITY, falling().paint().getHeight());
    }

    @Test
    void whatIsTooWideEndsInDots() {
        Font font = Style.font(13);
        String name = "a name that goes on and on and on";
        assertEquals(name, Pen.fit(name, font, Pen.width(name, font)));
        String cut = Pen.fit(name, font, 100);
        assertTrue(cut.endsWith("…") && name.startsWith(cut.substring(0, cut.length() - 1)), cut);
        assertTrue(Pen.width(cut, font) <= 100);
        // One wide name of a row would leave no room for the map itself.
        int width = Figure.heatMap(new double[2][2]).rows(name.repeat(5), "b").paint().getWidth();
        assertTrue(width > 2 * 2 * 50, "width " + width);
    }

    /** Of 10⁶ points a few per half pixel are joined, the highest and the lowest among them. */
    @Test
    void aLineOfAMillionPointsKeepsItsExtremes() {
        int n = 1_000_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = Math.sin(i);
        }
        y[345_678] = 5;
        y[456_789] = -5;
        y[700_000] = NAN;
        Rectangle2D plot = new Rectangle2D.Double(0, 0, 600, 400);
        Axes axes = new Axes(plot, 0, n - 1, -5, 5, false, false);
        int points = 0;
        int parts = 0;
        double[] at = new double[6];
        PathIterator way = Pen.path(axes, x, y).getPathIterator(null);
        for (; !way.isDone(); way.next()) {
            points++;
            parts += way.currentSegment(at) == PathIterator.SEG_MOVETO ? 1 : 0;
        }
        Rectangle2D bounds = Pen.path(axes, x, y).getBounds2D();
        assertTrue(points < 5_000, points + " points");
        assertEquals(2, parts);
        assertEquals(new Rectangle2D.Double(0, 0, 600, 400), bounds);
    }

    /** The name of a line moves to its other end where a curve passes through the first. */
    @Test
    void aNameKeepsClearOfCurves() {
        Rectangle2D plot = new Rectangle2D.Double(0, 0, 600, 400);
        Axes axes = new Axes(plot, 0, 600, 0, 400, false, false);
        Series through = series(new double[] {0, 60}, new double[] {180, 260});
        Series elsewhere = series(new double[] {0, 600}, new double[] {50, 60});
        Rectangle2D left = new Rectangle2D.Double(8, 183, 40, 14);
        assertTrue(through.crosses(left, axes));
        assertFalse(elsewhere.crosses(left, axes));
        CurveMark line = new CurveMark("limit", NAN, 200);
        assertTrue(line.place(axes, List.of(elsewhere)).getMaxX() < 100);
        assertTrue(line.place(axes, List.of(elsewhere, through)).getMinX() > 500);
    }

    private static Series series(double[] x, double[] y) {
        return new Series("s", x, y, Series.Kind.LINE, 0);
    }

    /** Neighbouring ticks far from 0 differ in a late digit, which must be written. */
    @Test
    void ticksOfANarrowRangeDiffer() {
        assertEquals("1.234567891·10⁸", new Ticks(123456789, 123456790, false).word(123456789.1));
        assertEquals("0.3", new Ticks(0, 1, false).word(0.1 + 0.2));
        assertEquals("0", new Ticks(-1, 1, false).word(1e-17));
    }

    /** XChart itself names neither end of a logarithmic axis. */
    @Test
    void theEndsOfALogarithmicAxisAreNamed() {
        for (double[] range : new double[][] {{1, 1000}, {1e-9, 1}, {0.1, 1e5}, {2, 50}}) {
            Sheet sheet =
                    new Sheet(
                            640,
                            400,
                            new double[] {range[0], range[1], range[0], range[1]},
                            true,
                            true,
                            0,
                            0);
            List<Rectangle2D> plot = new ArrayList<>();
            sheet.inside((g, axes) -> plot.add(axes.plot()));
            BufferedImage image = sheet.paint();
            Rectangle2D p = plot.get(0);
            for (double x : new double[] {p.getMinX(), p.getMaxX()}) {
                assertTrue(ink(image, x - 8, p.getMaxY() + 8, 16, 14), "x at " + range[0]);
            }
            for (double y : new double[] {p.getMinY(), p.getMaxY()}) {
                assertTrue(ink(image, p.getMinX() - 22, y - 6, 14, 12), "y at " + range[0]);
            }
        }
    }

    private static boolean ink(BufferedImage image, double x, double y, int width, int height) {
        int d = Style.DENSITY;
        int[] pixels =
                image.getRGB(
                        (int) (x * d), (int) (y * d), width * d, height * d, null, 0, width * d);
        return Arrays.stream(pixels).anyMatch(rgb -> (rgb & 0xFF) < 0x90);
    }

    /** A ratio of 4 and one of 1/4 reach equally far from 1, up and down. */
    @Test
    void ratiosStandOnOne() {
        BufferedImage image =
                Figure.bars("x", "y", "more", "less").ratios().add("", 4, 0.25).paint();
        int d = Style.DENSITY;
        int[] first = new int[2]; // the first row of pixels of each bar
        int[] count = new int[2];
        for (int k = 0; k < 2; k++) {
            int x = (int) ((k == 0 ? 0.35 : 0.75) * image.getWidth());
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == (Style.color(0).getRGB() & 0xFFFFFF)) {
                    first[k] = count[k]++ == 0 ? y : first[k];
                }
            }
        }
        assertTrue(count[0] > 50 * d, "height " + count[0]);
        assertEquals(count[0], count[1], 2 * d);
        assertEquals(first[0] + count[0], first[1], 2 * d);
    }
}
