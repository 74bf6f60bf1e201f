package descent.homework;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.course.CheckFailed;
import descent.homework.Answer.Kind;
import descent.text.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a student meets in the notebook: checks, hints, the last page. */
class HomeworkTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
        Homework.forget();
    }

    @AfterEach
    void own() {
        Language.use(null);
    }

    private static double[][] descent(double[] theta, double[][] g, double eta) {
        double[][] path = new double[g.length][];
        double[] x = theta.clone();
        for (int t = 0; t < g.length; t++) {
            for (int i = 0; i < x.length; i++) {
                x[i] -= eta * g[t][i];
            }
            path[t] = x.clone();
        }
        return path;
    }

    private static String refused(Signatures.WithRate mine) {
        String said =
                assertThrows(CheckFailed.class, () -> UpdateRules.GRADIENT_DESCENT.check(mine))
                        .getMessage();
        assertTrue(said.startsWith("✗ gradient-descent. "), said);
        return said;
    }

    @Test
    void aRightFunctionPasses() {
        assertDoesNotThrow(() -> UpdateRules.GRADIENT_DESCENT.check(HomeworkTest::descent));
        assertTrue(Homework.summary("hw1-update-rules").plain().contains("4 of 70 points"));
    }

    @Test
    void aWrongOneIsToldWhatWasExpectedAndWhatItLooksLike() {
        String said = refused((theta, g, eta) -> descent(theta, g, -eta));
        assertTrue(said.contains("against the gradient"), said);
        assertTrue(
                said.matches(
                        "(?s).*gradientDescent\\(…\\)\\[0\\]\\[0\\]: expected \\S+, got \\S+ \\(tolerance 1.0E-9\\).*"),
                said);
        assertTrue(Homework.summary("hw1-update-rules").plain().contains("✗ open"));
    }

    @Test
    void whatIsKeptOrChangedIsFound() {
        double[] kept = {0};
        assertTrue(
                refused((theta, g, eta) -> descent(theta, g, eta + kept[0]++ / 100))
                        .contains("second time"));
        assertTrue(
                refused(
                                (theta, g, eta) -> {
                                    double[][] path = descent(theta, g, eta);
                                    g[0][0] = 0;
                                    return path;
                                })
                        .contains("changes its arguments"));
    }

    @Test
    void whatThrowsOrIsNotThereIsSaid() {
        assertTrue(
                refused(
                                (theta, g, eta) -> {
                                    throw new UnsupportedOperationException("stub");
                                })
                        .contains("Homework.hint(\"gradient-descent\", 1)"));
        assertTrue(
                refused((theta, g, eta) -> new double[1][g[99].length])
                        .contains("ArrayIndexOutOfBounds"));
        assertTrue(refused((theta, g, eta) -> null).contains("returns null"));
    }

    @Test
    void everyTaskHasTwoHintsInBothLanguages() {
        Set<String> all = new HashSet<>();
        for (Assignment a : Assignment.all()) {
            for (Task t : a.tasks()) {
                for (Language language : Language.values()) {
                    Language.use(language);
                    assertTrue(all.add(Homework.hint(t.id(), 1)), t.id());
                    assertTrue(all.add(Homework.hint(t.id(), 2)), t.id());
                }
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Homework.hint("adam", 3));
        assertThrows(IllegalArgumentException.class, () -> Homework.hint("eve", 1));
        assertThrows(IllegalArgumentException.class, () -> Homework.summary("hw0"));
    }

    @Test
    void answersThatAreNoValuesAreWorthNothing() {
        for (Assignment a : Assignment.all()) {
            for (Task t : a.tasks()) {
                int count = Math.max(1, t.calls(1).size());
                for (Kind kind : List.of(Kind.THROWN, Kind.MISSING, Kind.LATE)) {
                    List<Answer> answers =
                            java.util.Collections.nCopies(count, new Answer(kind, "x"));
                    assertEquals(0, t.judge(1, answers).share(), t.id());
                }
                assertEquals(0, t.judge(1, List.of()).share(), t.id());
                for (String forged : List.of("", "[]", "NaN", "null", "]][[", "1.0E999", "{}")) {
                    List<Answer> answers =
                            java.util.Collections.nCopies(count, new Answer(Kind.VALUE, forged));
                    Judgement j = t.judge(1, answers);
                    assertEquals(0, j.share(), t.id() + " " + forged);
                    assertFalse(j.mistake().isEmpty());
                }
            }
        }
    }

    @Test
    void seedsGiveDifferentQuestions() {
        Task adam = UpdateRules.ADAM;
        assertEquals(adam.calls(5), adam.calls(5));
        assertNotEquals(adam.calls(5), adam.calls(6));
    }

    @Test
    void aDerivationThatWasNotRunIsSaid() {
        String said = assertThrows(CheckFailed.class, Derivations.LOOK_AHEAD::check).getMessage();
        assertTrue(said.contains("\"% look-ahead\""), said);
    }

    @Test
    void claimsOfTheCellItselfCountForNothing() {
        String forged =
                "%%derivation rbm claim=\"P(v) = P(v)\"\n% log-derivative\nP(v)\n= P(v)\n= \\frac{S}{Z}";
        Judgement j = Derivations.LOG_DERIVATIVE.judge(1, List.of(new Answer(Kind.TEXT, forged)));
        assertEquals(0, j.share());
    }

    /** Three numbers are the whole answer to a prediction: the check must not read them out. */
    @Test
    void aPredictionIsNotReadOut() {
        for (double[] mine : new double[][] {{7, 7, 7}, {1, 7, 7}, {1}}) {
            CheckFailed failed =
                    assertThrows(
                            CheckFailed.class,
                            () -> UpdateRules.PREDICT_MOMENTUM.check(() -> mine));
            String said = failed.getMessage();
            assertFalse(said.contains("expected") || said.contains("-0.5"), said);
            assertTrue(said.contains(mine.length == 1 ? "[1.0]" : "is 7.0."), said);
        }
    }
}
