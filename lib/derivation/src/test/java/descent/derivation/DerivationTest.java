package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.derivation.Cases.Case;
import descent.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DerivationTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @Test
    void linesAreFunctions() {
        Report report =
                Derivation.of("∂(−log P(v))", x -> x.value("\\partial(-\\log P(v))"))
                        .then(
                                Reason.LOG_DERIVATIVE,
                                "−∂P/P",
                                x -> x.value("\\partial P").over(x.value("P")).negate())
                        .then(
                                Reason.ALGEBRA,
                                "wrong",
                                x -> x.value("\\partial P").over(x.value("P")))
                        .check();
        assertEquals("·✓✗", Case.marks(report), report::text);
        Verdict.Holds holds = (Verdict.Holds) report.lines().get(1).verdict();
        assertEquals(Verdict.Arithmetic.EXACT, holds.arithmetic());
        assertEquals("", holds.proof(), "nothing is proved about functions");
    }

    @Test
    void rootsAreDoubles() {
        Report report =
                Derivation.of("adagrad", "√G", x -> x.value("G_t").sqrt())
                        .then(Reason.DEFINITION, "√Σg²", x -> x.value("\\sum_{k=1}^t g_k^2").sqrt())
                        .then(
                                Reason.ALGEBRA,
                                "G/√G",
                                x -> x.value("G_t").over(x.value("\\sqrt{G_t}")))
                        .check();
        assertTrue(report.holds(), report::text);
        assertEquals(
                Verdict.Arithmetic.DOUBLE,
                ((Verdict.Holds) report.lines().get(2).verdict()).arithmetic());
    }

    @Test
    void aLineThatCannotBeReadIsSaid() {
        Report report =
                Derivation.of("S", x -> x.value("S"))
                        .then(Reason.ALGEBRA, "?", x -> x.value("S +"))
                        .check();
        assertEquals("·?", Case.marks(report));
    }
}
