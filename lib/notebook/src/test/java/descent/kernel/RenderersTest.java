package descent.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Objective;
import descent.optim.Explanation;
import descent.optim.GradientDescent;
import descent.optim.Rule;
import descent.optim.Trace;
import descent.plot.Figure;
import descent.text.Language;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.QuickChart;
import tech.tablesaw.api.Table;

class RenderersTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    private static String plain(Object value) {
        return Renderers.show(value).plain();
    }

    private static String html(Object value) {
        return Renderers.show(value).html();
    }

    @Test
    void arraysAndVectorsAreNumbersInOneLine() {
        double[] hand = {1, 0.8, 0.8 * 0.8, 0.512};
        assertEquals("[1, 0.8, 0.64, 0.512]", plain(hand));
        assertEquals("[1, 0.8, 0.64, 0.512]", plain(new ArrayRealVector(hand)));
        assertEquals("[3, −1]", plain(new int[] {3, -1}));
        assertEquals("[]", plain(new double[0]));
        assertNull(html(hand));
        assertTrue(
                plain(new double[1797]).endsWith("… , 0, 0, 0] (n = 1797)".replace("… ,", "…,")));
    }

    @Test
    void matricesAreTables() {
        double[][] rows = {{1, 0.5}, {-0.25, 100}};
        assertEquals("    1  0.5\n−0.25  100", plain(rows));
        assertEquals(plain(rows), plain(MatrixUtils.createRealMatrix(rows)));
        assertTrue(html(rows).contains(">−0.25</td>"));
        assertTrue(plain(new double[100][50]).startsWith("100 rows, 50 columns\n"));
        assertEquals(18, plain(new double[100][50]).lines().count());
        assertEquals("", plain(new double[0][0]));
        assertEquals("1  2\n3", plain(new double[][] {{1, 2}, {3}}));
    }

    @Test
    void picturesHaveTheirText() {
        Figure figure = Figure.curves("x", "y").line("a", new double[] {1, 2});
        assertTrue(html(figure).contains("alt=\"" + figure.alt() + "\""));
        assertEquals(figure.alt(), plain(figure));
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB);
        assertTrue(
                html(image)
                        .startsWith(
                                "<img alt=\"Picture of 20 × 10 pixels\" width=\"20\" src=\"data:image/png;base64,"));
        Object chart =
                QuickChart.getChart("T", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4});
        assertTrue(html(chart).startsWith("<img alt=\"Chart T: s\""));
    }

    @Test
    void tablesStatesAndRuns() {
        Trace run = Trace.of(new GradientDescent(0.1), Objective.square(), new double[] {1}, 3);
        String table = plain(descent.table.Tables.of(run));
        assertTrue(table.contains("3  0.512  0.262144  0.128"), table);
        assertTrue(plain(run.state(1)).startsWith("t = 1\n"));
        assertTrue(html(Table.create("t")).contains("<table>"));
    }

    @Test
    void anExplanationIsAFormula() {
        Rule descent = new GradientDescent(0.1);
        Explanation steps = descent.explain(descent.init(1), new double[] {2}, 0);
        String page = html(steps);
        assertTrue(
                page.startsWith("<p>GD (η = 0.1): step 1, coordinate 0</p>$$\\begin{aligned}"),
                page);
        assertTrue(page.contains("\\theta_{1} &amp;= \\theta_{0} - \\eta"), page);
        assertTrue(page.endsWith("\\end{aligned}$$"), page);
        assertEquals(steps.text(), plain(steps));
    }

    @Test
    void otherValuesSpeakForThemselves() {
        assertEquals("2", plain(2));
        assertEquals("null", plain(null));
        assertEquals("[a, b]", plain(List.of("a", "b")));
        assertEquals("[[1, 2], x]", plain(new Object[] {new int[] {1, 2}, "x"}));
    }

    private static final class Endless {
        @Override
        public String toString() {
            return "" + this;
        }
    }

    private static final class Broken extends RuntimeException implements Showable {
        private static final long serialVersionUID = 1;

        @Override
        public String html() {
            throw this;
        }

        @Override
        public String plain() {
            throw new AssertionError();
        }

        @Override
        public String getMessage() {
            throw new OutOfMemoryError();
        }
    }

    @Test
    void aHostileValueIsASentence() {
        assertTrue(plain(new Endless()).contains("Endless"));
        assertTrue(plain(new Endless()).contains("StackOverflowError"));
        assertTrue(plain(new Broken()).contains("Broken"));
        assertNull(html(new Broken()));
        Object[] ring = new Object[1];
        ring[0] = ring;
        assertEquals("[[...]]", plain(ring));
        assertTrue(plain(List.of(new Endless())).contains("could not be shown"));
    }

    @Test
    void onlyPackagesThatExistAreImported() {
        List<String> lines = Imports.present();
        assertTrue(lines.contains("import descent.plot.*;"));
        assertTrue(lines.contains("import java.util.stream.*;"));
        for (String line : lines) {
            assertTrue(line.matches("import [a-z0-9.]+\\.\\*;"), line);
        }
    }
}
