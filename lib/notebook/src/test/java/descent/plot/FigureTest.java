package descent.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optim.GradientDescent;
import descent.optim.Trace;
import descent.text.Language;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final int LARGEST_FILE = 100_000;

    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    private static Trace rosenbrock() {
        TestFunction f = Objective.rosenbrock();
        return Trace.of(new GradientDescent(0.001), f, f.start(), 200);
    }

    private static List<Figure> oneOfEachKind() {
        TestFunction quadratic = Objective.quadratic(20, 0.5);
        Trace run = Trace.of(new GradientDescent(0.09), quadratic, quadratic.start(), 30);
        double[] noise = new Random(1).doubles(400, 0.1, 2).toArray();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.contours(Objective.rosenbrock(), rosenbrock()));
        figures.add(Figure.contours(Objective.himmelblau()).arrows());
        figures.add(Figure.contours(Objective.saddle()));
        figures.add(
                Figure.graph(
                        Objective.square(),
                        Trace.of(
                                new GradientDescent(0.1),
                                Objective.square(),
                                new double[] {1},
                                5)));
        figures.add(Figure.curve(run, run));
        figures.add(
                Figure.curves("epoch", "training loss")
                        .line("stochastic", noise)
                        .points("measured", new double[] {1, 10, 100}, new double[] {1, 2, 1})
                        .markX("limit", 50)
                        .markY("bound", 1)
                        .mark("best", 20, 0.5)
                        .logY());
        figures.add(Figure.bars("state", "probability", "0", "1").add("exact", 0.2, 0.8));
        figures.add(Figure.heatMap(new double[][] {{1, -2}, {0, 3}}));
        figures.add(Figure.images(new double[][] {noise, noise}, 20).labels(3, 8));
        figures.add(Figure.bipartite(new double[][] {{1, -2}, {0, 3}}));
        return figures;
    }

    @Test
    void filesAreSmallOpaqueAndTheSameEachTime() throws IOException {
        List<Figure> again = oneOfEachKind();
        int k = 0;
        for (Figure figure : oneOfEachKind()) {
            byte[] png = figure.picture().png();
            assertTrue(png.length < LARGEST_FILE, figure.alt() + ": " + png.length);
            assertArrayEquals(png, again.get(k++).picture().png(), figure.alt());
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertFalse(image.getColorModel().hasAlpha());
            assertEquals(figure.picture().width() * Style.DENSITY, image.getWidth(), 1);
        }
    }

    @Test
    void everyFigureSpeaksBothLanguages() {
        for (Figure figure : oneOfEachKind()) {
            String english = figure.alt();
            Language.use(Language.KO);
            String korean = figure.alt();
            Language.use(Language.EN);
            assertFalse(english.codePoints().anyMatch(FigureTest::hangul), english);
            assertTrue(korean.codePoints().anyMatch(FigureTest::hangul), korean);
            assertFalse(korean.contains("(" + "은") || korean.contains("은(는)"), korean);
        }
    }

    private static boolean hangul(int c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    @Test
    void theAlternativeTextOfContoursIsMadeFromTheRun() {
        String text = Figure.contours(Objective.rosenbrock(), rosenbrock()).alt();
        // f(−1.2, 1) = 100 (1 − 1.44)² + 2.2² = 19.36 + 4.84
        assertTrue(text.contains("GD (η = 0.001): from (−1.2, 1), f = 24.2, to ("), text);
        assertTrue(text.contains("at t = 200"), text);
        assertTrue(text.contains("[−2, 2] × [−1, 3]"), text);
        assertTrue(text.contains("Smallest value 0 at (1, 1)"), text);
    }

    @Test
    void theAlternativeTextOfCurvesNamesEndsAndExtremes() {
        String text =
                Figure.curves("step t", "loss").line("run", new double[] {4, 1, 0.25, 2}).alt();
        assertTrue(text.contains("run: from 4 at 0 to 2 at 3, smallest 0.25 at 2"), text);
        assertTrue(
                Figure.curves("x", "y")
                        .line("none", new double[] {Double.NaN})
                        .alt()
                        .contains("none: no number"));
    }

    @Test
    void theAltAttributeIsEscaped() {
        String html = Figure.curves("x", "y").line("a \"b\" < c & d", new double[] {1, 2}).html();
        assertTrue(html.contains("a &quot;b&quot; &lt; c &amp; d"), html.substring(0, 200));
        assertTrue(html.startsWith("<img alt=\""));
    }

    @Test
    void aChangeIsSeenInThePicture() {
        Curves figure = Figure.curves("x", "y").line("a", new double[] {1, 2});
        byte[] before = figure.picture().png();
        byte[] after = figure.line("b", new double[] {2, 1}).picture().png();
        assertFalse(java.util.Arrays.equals(before, after));
    }

    @Test
    void strangeNumbersDoNotHurt() {
        double[] strange = {
            Double.NaN, 1, Double.POSITIVE_INFINITY, -1, 1e300, Double.NEGATIVE_INFINITY, 0
        };
        Figure.curves("x", "y").line("strange", strange).picture();
        Figure.curves("x", "y").line("strange", strange).logY().picture();
        Figure.curves("x", "y").line("one point", new double[] {7}).picture();
        Figure.curves("x", "y").line("flat", new double[] {3, 3, 3}).picture();
        Figure.curves("x", "y").line("nothing", new double[0]).picture();
        Figure.heatMap(new double[][] {{Double.NaN, 1}, {1, 1}}).picture();
        Figure.images(new double[][] {new double[16]}, 4).picture();
        Bars gap = Figure.bars("x", "y", "a", "b").add("", Double.NaN, -1);
        gap.picture();
        assertTrue(gap.alt().contains("−1 for b") && !gap.alt().contains("NaN"), gap.alt());
    }

    /**
     * One wide name among short ones leaves all of them standing; several in a row make the letters
     * smaller, and only where even these do not fit are names left out, at the usual size.
     */
    @Test
    void everyBarKeepsItsNameWhileThereIsRoom() {
        assertEquals(12, Figure.bars("", "y", "12", "13", "14", "others").nameFont(36).getSize());
        float closer = Figure.bars("", "y", "GD", "momentum", "Nesterov").nameFont(52).getSize2D();
        assertTrue(closer >= 9 && closer < 12, "size " + closer);
        String wide = "a name that is far too wide";
        assertEquals(12, Figure.bars("", "y", wide, wide, wide).nameFont(36).getSize());
    }

    /** A second line of names is 16 units high; names too wide even for it stand on one line. */
    @Test
    void wideNamesOfColumnsStandOnTwoLines() {
        double[][] values = {{1, 2, 3}, {4, 5, 6}};
        int oneLine = Figure.heatMap(values).columns("a", "b", "c").paint().getHeight();
        int twoLines =
                Figure.heatMap(values)
                        .columns("Adadelta, 1", "Adadelta, 2", "Adadelta, 3")
                        .paint()
                        .getHeight();
        String wide = "a name that is wider than two cells";
        int tooWide = Figure.heatMap(values).columns(wide, wide, wide).paint().getHeight();
        assertEquals(oneLine + 16 * Style.DENSITY, twoLines);
        assertEquals(oneLine, tooWide);
    }

    /** A curve that ends in a gap short of the right side has no name there, but in the legend. */
    @Test
    void aCurveThatEndsInAGapIsNamedInTheLegend() {
        double[] window = {0, 10, 0, 10};
        double nan = Double.NaN;
        Series gap =
                new Series(
                        "gap",
                        new double[] {1, 4, nan},
                        new double[] {1, 2, 2},
                        Series.Kind.LINE,
                        0);
        Series whole =
                new Series("whole", new double[] {1, 10}, new double[] {1, 2}, Series.Kind.LINE, 0);
        assertNull(EndLabels.of(List.of(gap), window, false, false));
        assertNotNull(EndLabels.of(List.of(whole), window, false, false));
    }

    @Test
    @Tag("R3")
    void aBipartiteGraphNamesEveryEdgeAndBias() {
        Bipartite graph = Figure.bipartite(new double[][] {{1, -1}, {0, 2}, {0.5, 0}});
        byte[] bare = graph.picture().png();
        assertEquals(
                "Bipartite graph: 3 visible units below, 2 hidden units above, 6 edges between the"
                        + " layers, none inside a layer. Weights: v₁h₁ 1, v₁h₂ −1, v₂h₁ 0, v₂h₂ 2,"
                        + " v₃h₁ 0.5, v₃h₂ 0.",
                graph.alt());
        graph.biases(new double[] {-1, 0, 1}, new double[] {0, -3});
        assertTrue(graph.alt().endsWith("b₁ = −1, b₂ = 0, b₃ = 1; a₁ = 0, a₂ = −3."), graph.alt());
        assertFalse(java.util.Arrays.equals(bare, graph.picture().png()));
        assertFalse(Figure.bipartite(new double[13][1]).alt().contains("Weights"));
        Figure.bipartite(new double[16][16]).biases(new double[16], new double[16]).picture();
    }

    @Test
    void wrongSizesAreSaid() {
        assertMessage(
                "3 and 2", () -> Figure.curves("x", "y").line("a", new double[3], new double[2]));
        assertMessage("has 1", () -> Figure.contours(Objective.square()));
        assertMessage("has 2", () -> Figure.graph(Objective.rosenbrock()));
        assertMessage(
                "above 0", () -> Figure.curves("x", "y").line("a", new double[3]).logY().picture());
        assertMessage("width 5", () -> Figure.images(new double[][] {new double[16]}, 5));
        assertMessage("2", () -> Figure.bars("x", "y", "a", "b").add("s", 1));
        assertMessage("weights[1]", () -> Figure.bipartite(new double[][] {{1, 2}, {1}}));
        assertMessage(
                "hidden",
                () ->
                        Figure.bipartite(new double[2][3])
                                .biases(new double[2], new double[2])
                                .picture());
    }

    private static void assertMessage(String part, Runnable action) {
        String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void colorsCanBeReadOnThePaper() {
        for (int k = 0; k < 7; k++) {
            double ratio = (light(Style.PAPER) + 0.05) / (light(Style.color(k)) + 0.05);
            assertTrue(ratio >= 4.5, k + ": " + ratio);
        }
        assertTrue((light(Style.PAPER) + 0.05) / (light(Style.QUIET) + 0.05) >= 4.5);
    }

    /** Relative luminance as in WCAG 2.2. */
    private static double light(Color color) {
        double[] part = new double[3];
        int[] channel = {color.getRed(), color.getGreen(), color.getBlue()};
        for (int k = 0; k < 3; k++) {
            double c = channel[k] / 255.0;
            part[k] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
    }

    @Test
    void dashesAndColorsTogetherAreDistinct() {
        List<String> seen = new ArrayList<>();
        for (int k = 0; k < 14; k++) {
            float[] dash = Style.stroke(k).getDashArray();
            String look = Style.color(k) + java.util.Arrays.toString(dash);
            assertFalse(seen.contains(look), k + " looks like an earlier one");
            seen.add(look);
        }
    }
}
