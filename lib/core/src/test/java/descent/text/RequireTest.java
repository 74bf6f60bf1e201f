package descent.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.LeastSquares;
import descent.objective.LogisticRegression;
import descent.objective.Objective;
import descent.objective.SoftmaxRegression;
import descent.optim.GradientDescent;
import descent.optim.Rule;
import descent.optim.Trace;
import descent.rbm.AnnealedImportanceSampling;
import descent.rbm.ContrastiveDivergence;
import descent.rbm.Rbm;
import descent.rbm.Training;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RequireTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    @Test
    void whatIsAllowedComesBack() {
        assertEquals(Double.MIN_VALUE, Require.positive("x", Double.MIN_VALUE));
        assertEquals(Double.MAX_VALUE, Require.positive("x", Double.MAX_VALUE));
        assertEquals(0.5, Require.notNegative("x", 0.5));
        assertEquals(0, Require.notNegative("x", 0));
        assertEquals(0.25, Require.decay("x", 0.25));
        assertEquals(Math.nextDown(1), Require.decay("x", Math.nextDown(1)));
        assertEquals(-7, Require.equal("x", -7, -7));
        assertEquals(3, Require.within("x", 3, 3, 9));
        assertEquals(9, Require.within("x", 9, 3, 9));
        assertEquals(-2.5, Require.finite("x", -2.5));
        double[] values = {1, -2};
        assertSame(values, Require.finite("x", values));
        assertSame(values, Require.length("x", values, 2));
        double[][] rows = {{}};
        assertSame(rows, Require.rows("x", rows));
        assertEquals("", Require.given("x", ""));
    }

    /** Each sentence names the argument, its value and what was expected, in both languages. */
    @Test
    void whatIsNotIsNamed() {
        for (double x : new double[] {0, -1, INFINITY, Double.NaN}) {
            refused(() -> Require.positive("alpha", x), "alpha = " + x, "0");
        }
        for (double x : new double[] {-Double.MIN_VALUE, INFINITY, Double.NaN}) {
            refused(() -> Require.notNegative("alpha", x), "alpha = " + x, "0");
        }
        for (double x : new double[] {-0.1, 1, Double.NaN}) {
            refused(() -> Require.decay("alpha", x), "alpha = " + x, "0", "1");
        }
        refused(() -> Require.equal("alpha", Double.NaN, 0), "alpha = NaN", "0.0");
        refused(() -> Require.within("alpha", 2, 3, 9), "alpha = 2", "3", "9");
        refused(() -> Require.within("alpha", 10, 3, 9), "alpha = 10", "3", "9");
        refused(() -> Require.within("alpha", 3, 2, 2), "alpha = 3", "2");
        refused(() -> Require.within("alpha", 0, 1, Integer.MAX_VALUE), "alpha = 0", "1");
        Language.use(Language.EN); // where there is no range, no range is shown
        assertEquals("alpha = 3: it must be 2 here.", message(3, 2, 2));
        assertEquals("alpha = 0: it must be 1 or more.", message(0, 1, Integer.MAX_VALUE));
        assertEquals("alpha = 0: it must be 1 or more.", message(0, 1, Integer.MAX_VALUE - 1));
        for (double x : new double[] {INFINITY, -INFINITY, Double.NaN}) {
            refused(() -> Require.finite("alpha", x), "alpha = " + x);
            refused(() -> Require.finite("alpha", new double[] {1, x, x}), "alpha[1] = " + x);
        }
        refused(() -> Require.length("alpha", new double[4], 5), "alpha", "4", "5");
        refused(() -> Require.rows("alpha", new double[0][]), "alpha.length = 0", "1");
    }

    /** What a cell that failed leaves behind, wherever an array or a row goes in. */
    @Test
    void whatHasNoValueIsNamed() {
        refused(() -> Require.given("alpha", null), "alpha = null");
        refused(() -> Require.finite("alpha", null), "alpha = null");
        refused(() -> Require.length("alpha", null, 2), "alpha = null");
        refused(() -> Require.rows("alpha", null), "alpha = null");
        Rule rule = new GradientDescent(0.1);
        Objective square = Objective.square();
        double[] one = {1};
        Rbm rbm = Rbm.random(1, 1, 1, 1);
        Training training = new Training(new ContrastiveDivergence(1), rule);
        refused(() -> Trace.of(null, square, one, 1), "rule = null");
        refused(() -> Trace.of(rule, null, one, 1), "objective = null");
        refused(() -> Trace.of(rule, square, (double[]) null, 1), "start = null");
        refused(() -> square.gradient((double[]) null), "x = null");
        refused(() -> Rbm.of(1, 1, null), "parameters = null");
        refused(() -> rbm.freeEnergy((double[]) null), "v = null");
        refused(() -> rbm.logLikelihood((double[][]) null), "rows = null");
        refused(() -> rbm.logLikelihood(new double[][] {{1}, null}), "v = null");
        refused(() -> rbm.pseudoLikelihood(new double[][] {{1}, null}), "rows[1] = null");
        refused(() -> training.start(rbm, null), "data = null");
        refused(() -> new LeastSquares(null, one), "x = null");
        refused(() -> new LeastSquares(new double[][] {{1}}, null), "y = null");
        refused(() -> new LogisticRegression(new double[1][1], null, 0), "label = null");
        refused(() -> new SoftmaxRegression(new double[1][1], null, 2, 0), "label = null");
        AnnealedImportanceSampling ais = new AnnealedImportanceSampling(2, 2, 1);
        refused(() -> ais.base(null), "data = null");
    }

    private static void refused(Executable call, String... words) {
        for (Language language : Language.values()) {
            Language.use(language);
            String message = assertThrows(IllegalArgumentException.class, call).getMessage();
            for (String word : words) {
                assertTrue(message.contains(word), message);
            }
            assertFalse(message.contains("{"), message);
            boolean hangul = message.chars().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
            assertEquals(language == Language.KO, hangul, message);
        }
    }

    private static String message(int value, int least, int most) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> Require.within("alpha", value, least, most))
                .getMessage();
    }

    @Test
    void anInterruptIsAnsweredOnce() {
        Require.notInterrupted();
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, Require::notInterrupted);
        assertFalse(Thread.currentThread().isInterrupted());
        Require.notInterrupted();
    }

    @Test
    void localesAreThoseOfTheLanguages() {
        assertEquals(Locale.KOREAN, Language.KO.locale());
        assertEquals(Locale.ENGLISH, Language.EN.locale());
    }
}
