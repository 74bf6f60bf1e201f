package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.derivation.Cases.Case;
import descent.text.Language;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formulas of the notes, the reference derivations, and correct lines in other notation. */
class LecturesTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    static List<Case> notes() {
        return Cases.in("notes.txt");
    }

    static List<Case> variants() {
        return Cases.in("variants.txt");
    }

    static List<Case> references() {
        return Cases.in("references.txt");
    }

    static List<Case> notation() {
        return Cases.in("notation.txt");
    }

    static List<Case> traps() {
        return Cases.in("traps.txt");
    }

    @ParameterizedTest
    @MethodSource({"notes", "variants", "references", "notation", "traps"})
    @Tag("R8")
    void everyLineGetsItsMark(Case c) {
        Report report = c.report();
        assertEquals(c.marks(), Case.marks(report), report::text);
    }

    @Test
    void manyVariants() {
        long lines =
                variants().stream()
                        .mapToLong(c -> c.marks().chars().filter(m -> m == '✓').count())
                        .sum();
        assertTrue(lines >= 60, () -> lines + " correct variants");
    }

    @Test
    @Tag("R9")
    void theNotesWrongLine() {
        Report report =
                Checker.of("rbm")
                        .check(
                                """
                                \\frac{\\partial}{\\partial w_{11}}\\left(-\\log P(v)\\right)
                                = -\\frac{1}{Z}\\left(\\sum_h \\frac{\\partial}{\\partial w_{11}} e^{-E(v,h)}
                                   - \\sum_h \\frac{1}{Z^2}\\frac{\\partial Z}{\\partial w_{11}} e^{-E(v,h)}\\right)
                                = \\sum_h \\left(\\frac{\\exp(-E(v,h))}{\\sum_{h'} \\exp(-E(v,h'))} \\cdot
                                   \\frac{\\partial}{\\partial w_{11}} E(v,h) \\right) + \\frac{1}{Z} \\frac{\\partial Z}{\\partial w_{11}}
                                """);
        Report.Line wrong = report.firstWrong();
        assertEquals(2, wrong.number());
        Counterexample c = ((Verdict.Wrong) wrong.verdict()).counterexample();
        assertEquals("-1178/2285", c.left()); // reading.md 3.5, exact fractions
        assertEquals("-8301960/95443993", c.right());
        assertEquals("$v = (1, 0, 1)$", c.where());
        assertEquals("·✗✓", Case.marks(report), "the next line of the notes is right again");
    }

    @Test
    void whatIsProvedAndWhatOnlyAgrees() {
        assertEquals(
                "the 3×2 model",
                proof("rbm", "\\partial(-\\log P) = E[\\partial E \\mid v] - E[\\partial E]"));
        assertEquals("", proof("rbm", "\\log P(v) = \\log S - \\log Z"), "a logarithm outside ∂");
        assertEquals("", proof("rmsprop", "\\sqrt{E[g^2]_t} = \\sqrt{E[g^2]_t + 0}"), "a root");
        assertEquals("", proof("rbm", "P(v,h) \\le P(v)"), "a comparison");
        assertEquals("", proof("rbm", "P(h|v) \\propto e"), "a proportion");
        assertEquals(
                "the 3×2 model",
                proof("rbm", "P(v,h;\\theta) = \\frac{1}{Z(\\theta)} e^{-E(v,h|\\theta)}"));
        assertEquals("t = 3, …, 6", proof("adam", "E[v_t] = E[g^2] (1 - \\beta_2^t)"));
        assertEquals(
                "the 3×2 model",
                proof("rbm", "e^{-F(v)} = S"),
                "a logarithm under exp is rational");
    }

    @Test
    void exactWhereverPossible() {
        assertEquals(
                Verdict.Arithmetic.EXACT,
                holds("rbm", "\\log P(v) = -F(v) - \\log Z").arithmetic());
        assertEquals(
                Verdict.Arithmetic.DOUBLE,
                holds("adagrad", "\\sqrt{G_t}^2 = G_t".replace("\\sqrt{G_t}^2", "(\\sqrt{G_t})^2"))
                        .arithmetic());
        assertEquals(
                Verdict.Arithmetic.EXACT,
                holds("rbm", "E[\\log P(v,h)] = -E[E(v,h)] - \\log Z").arithmetic());
    }

    @Test
    void undefinedPointsAreNotCounted() {
        assertTrue(
                check("scalar", "\\log y = \\frac{1}{2} \\log(y^2)").holds() == false,
                "one side only: wrong");
        Verdict v = check("scalar", "\\log(y-y) = \\log(y-y) + 1").lines().get(0).verdict();
        assertTrue(v instanceof Verdict.CannotTell, () -> "no valid point: " + v.sentence());
        assertFalse(check("rbm", "").holds(), "nothing checked is not a success");
    }

    private static String proof(String model, String line) {
        return holds(model, line).proof();
    }

    private static Verdict.Holds holds(String model, String line) {
        Report report = check(model, line);
        assertTrue(report.holds(), report::text);
        return (Verdict.Holds) report.lines().get(0).verdict();
    }

    private static Report check(String model, String body) {
        return Checker.of(model).check(body);
    }
}
