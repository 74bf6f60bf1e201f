package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.derivation.Cases.Case;
import descent.text.Language;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims, milestones, reasons, and how lines are cut. */
class ExerciseTest {
    private static final String D14 =
            "\\partial(-\\log P(v)) = E[\\partial E(v,h) \\mid v] - E[\\partial E(v,h)]";

    private final Checker exercise =
            Checker.of("rbm")
                    .claim(D14)
                    .milestones(
                            "-\\frac{\\partial S}{S} + \\frac{\\partial Z}{Z}",
                            "\\sum_h \\frac{e}{S} \\partial E");

    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @Test
    void firstLineEqualsLastLineIsNoDerivation() {
        Report report = exercise.check(D14);
        assertEquals("✓", Case.marks(report), "the equation is true");
        assertFalse(report.holds());
        assertEquals(2, report.remarks().size(), report::text);
    }

    @Test
    void aDerivationThroughTheMilestones() {
        Report report =
                exercise.check(
                        """
                        \\partial(-\\log P(v))
                        = \\frac{\\partial Z}{Z} - \\frac{\\partial \\sum_{h'} e^{-E(v,h')}}{S}  % algebra may be rearranged
                        = \\frac{\\partial Z}{Z} + \\sum_{h'} \\frac{e^{-E(v,h')}}{S} \\partial E(v,h')
                        = E[\\partial E(v,h) | v] - E[\\partial E(v,h)]
                        """);
        assertEquals(
                List.of("Milestone 2 is missing: $\\sum_h \\frac{e}{S} \\partial E$."),
                report.remarks(),
                "the sum is there, but with a further summand");
        Report whole =
                exercise.check(
                        """
                        \\partial(-\\log P(v))
                        = -\\frac{\\partial S}{S} + \\frac{\\partial Z}{Z}
                        -\\frac{\\partial S}{S} = \\sum_{h'} \\partial E(v,h') \\cdot \\frac{e^{-E(v,h')}}{S}
                        \\partial(-\\log P(v)) = E[\\partial E(v,h) | v] - E[\\partial E(v,h)]
                        """);
        assertTrue(whole.holds(), whole::text);
    }

    @Test
    void jumpingOverAMilestoneIsSaid() {
        Report report =
                exercise.check(
                        """
                        \\partial(-\\log P(v)) = \\partial(-\\log P(v))
                        -\\frac{\\partial S}{S} = \\sum_h \\frac{e}{S} \\partial E
                        \\partial(-\\log P(v)) = E[\\partial E(v,h) | v] - E[\\partial E(v,h)]
                        """);
        assertTrue(report.lines().get(0).notes().get(0).contains("only repeats"), report::text);
        assertTrue(report.lines().get(1).notes().get(0).contains("jumps over"), report::text);
        assertEquals(1, report.remarks().size());
    }

    @Test
    void theFirstLineMustBeTheClaim() {
        Report report =
                exercise.check(
                        "\\partial \\log P(v)\n= -E[\\partial E(v,h) | v] + E[\\partial E(v,h)]");
        assertEquals("✗✓", Case.marks(report));
        assertTrue(report.text().contains("not the left side of the claim"), report::text);
        Report end = Checker.of("rbm").claim("P(v) = \\frac{S}{Z}").check("P(v) = \\sum_h P(v,h)");
        assertTrue(end.remarks().get(0).contains("does not arrive"), end::text);
        assertTrue(
                Checker.of("rbm")
                        .claim("P(v) = \\frac{S}{Z}")
                        .check("P(v) = \\sum_h P(v,h) = S Z^{-1}")
                        .holds());
    }

    @Test
    void linesAreCountedAsTyped() {
        Report report =
                Checker.of("rbm")
                        .check(
                                "\n\n% a comment\nP(v)\n\n= \\sum_h\n   P(v,h)\n= S / Z\n   + P(v)\n = \\frac{S}{Z}\n");
        assertEquals(
                List.of(4, 6, 8, 10), report.lines().stream().map(Report.Line::number).toList());
        assertEquals("·✓✗✓", Case.marks(report));
    }

    @Test
    void anUnreadableLineIsSaidWithItsPlace() {
        Report report =
                Checker.of("rbm")
                        .check(
                                "P(v) = \\sum_h P(v,h)\n= \\frac{S}{Z} + + \n= \\frac{S}{Z}\n= \\frac{S}{Q}");
        assertEquals("✓?✓?", Case.marks(report), report::text);
        assertTrue(
                report.lines().get(1).verdict().sentence().startsWith("Line 2, column 17: “+”"),
                report::text);
        assertTrue(report.lines().get(3).verdict().sentence().contains("the name Q"), report::text);
        assertFalse(report.holds());
    }

    @Test
    void afterASlipTheNextLineIsComparedWithBoth() {
        Report report =
                Checker.of("rbm")
                        .check(
                                "P(v)\n= \\frac{Z}{S}\n= \\frac{2 Z}{2 S}\n= \\frac{S}{Z}\n= \\frac{2S}{2Z}");
        assertEquals("·✗✓✓✓", Case.marks(report), report::text);
    }
}
