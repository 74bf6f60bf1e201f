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
    void definitionsMayStandBeforeTheClaim() {
        Checker steady =
                Checker.of("adagrad").claim("(\\theta_{t+1} - \\theta_t)^2 = \\frac{\\eta^2}{t}");
        Report report =
                steady.check("g_t := 1\n(\\theta_{t+1} - \\theta_t)^2\n= \\frac{\\eta^2}{t}");
        assertEquals("··✓", Case.marks(report));
        assertTrue(report.holds(), report::text);
        assertEquals(
                "·✗",
                Case.marks(steady.check("g_t := 1\nG_t = t")),
                "the first claim must still be the one asked for");
    }

    /** What is needed on the way may be shown first, as a claim of its own. */
    @Test
    void lemmasMayStandBeforeTheClaim() {
        Checker steady =
                Checker.of("adagrad").claim("(\\theta_{t+1} - \\theta_t)^2 = \\frac{\\eta^2}{t}");
        String lemma = "g_t := 1\nG_t = t\n";
        String left = "(\\theta_{t+1} - \\theta_t)^2\n";
        Report report = steady.check(lemma + left + "= \\frac{\\eta^2}{t}");
        assertEquals("·✓·✓", Case.marks(report));
        assertTrue(report.holds(), report::text);
        assertFalse(steady.check(lemma + left + "= \\frac{\\eta^2}{G_t}").holds(), "not there yet");
        assertFalse(steady.check(lemma + "\\frac{\\eta^2}{t} = \\frac{\\eta^2}{G_t}").holds());
    }

    @Test
    void whatHasAMeaningKeepsItInAnExercise() {
        Checker marginal = Checker.of("rbm").claim("P(v) = \\frac{S}{Z}");
        Report trick = marginal.check("P(v) := \\frac{S}{Z}\nP(v) = \\frac{S}{Z}");
        assertEquals("✓✓", Case.marks(trick), "a claim like any other");
        assertTrue(trick.text().contains("taken as a claim"), trick::text);
        assertFalse(marginal.check("Z := 2 S / P(v)\nP(v) = \\frac{S}{Z}").holds());
        Checker rule =
                Checker.of("adagrad")
                        .claim("\\theta_{t+1} = \\theta_t - \\frac{\\eta}{\\sqrt{G_t}} g_t");
        Report assumed =
                rule.check(
                        "\\eta := 0\n\\theta_{t+1}\n= \\theta_t - \\frac{\\eta}{\\sqrt{G_t}} g_t");
        assertFalse(assumed.holds(), "true without the assumption, so the assumption is refused");
        assertTrue(
                Checker.of("adagrad").check("g_t := 1\nG_t = t").text().contains("assumed here"));
    }

    @Test
    void theEndMustBeReachedFromTheBeginning() {
        Checker marginal = Checker.of("rbm").claim("P(v) = \\frac{S}{Z}");
        assertFalse(marginal.check("P(v)\n\\frac{S}{Z} = S Z^{-1}").holds());
        assertFalse(marginal.check("P(v) \\propto \\frac{S}{Z}").holds());
        assertFalse(marginal.check("P(v)\n\\ge \\frac{S}{2Z}\n\\le \\frac{S}{Z}").holds());
        assertTrue(marginal.check("P(v) = \\sum_h P(v,h)\n= \\frac{S}{Z}\nS = S").holds());
        assertTrue(marginal.check("P(v)\n= \\frac{S}{Z}\n= \\frac{2S}{2Z}").holds());
        Checker bound = Checker.of("rbm").claim("P(v) \\le 1");
        assertTrue(bound.check("P(v) = \\frac{S}{Z} \\le 1").holds());
    }

    @Test
    void aMilestoneMayStandInTwoLines() {
        Checker two = exercise.milestones("P(v) = \\sum_h P(v,h)").claim("P(v) = \\frac{S}{Z}");
        assertTrue(two.check("P(v)\n= \\sum_h P(v,h)\n= \\frac{S}{Z}").holds());
        assertFalse(two.check("P(v)\n= \\frac{S}{Z}\n\\sum_h P(v,h) = S/Z").holds());
    }

    @Test
    void milestonesStandBeforeTheEnd() {
        Checker way = Checker.of("rbm").claim("P(v) = \\frac{S}{Z}").milestones("\\sum_h P(v,h)");
        Report after = way.check("P(v)\n= \\frac{S}{Z}\n= \\sum_h P(v,h)");
        assertEquals("?", after.mark(), after::text);
        assertTrue(
                after.text().contains("arrives at \\frac{S}{Z} before a milestone"), after::text);
        assertFalse(way.check("P(v) = \\frac{S}{Z}\n\\sum_h P(v,h) = \\frac{S}{Z}").holds());
        assertTrue(way.check("P(v)\n= \\sum_h P(v,h)\n= \\frac{S}{Z}").holds());
    }

    @Test
    void theWeakestStepSpeaksForTheLine() {
        Report report = Checker.of("rbm").check("P(v) = \\frac{S}{Z} \\le 1");
        assertEquals("", ((Verdict.Holds) report.lines().get(0).verdict()).proof());
    }

    @Test
    void whatChangesIsShownForARatio() {
        Report ratio = Checker.of("rbm").check("P(v) \\propto P(h)");
        assertTrue(
                ratio.text().contains("the ratio of the two sides is not constant"), ratio::text);
        Report order = Checker.of("rbm").check("P(v) \\le \\frac{1}{2}");
        assertTrue(order.text().contains("\\le 1/2 would have to hold"), order::text);
    }

    @Test
    void theWholeHasAMark() {
        assertEquals("✓", Checker.of("rbm").check("P(v) = \\frac{S}{Z}").mark());
        assertEquals("✗", Checker.of("rbm").check("P(v) = \\frac{Z}{S}\n= \\frac{S}{").mark());
        assertEquals("?", Checker.of("rbm").check("P(v) = \\frac{S}{").mark());
        assertEquals("?", exercise.check(D14).mark(), "true, but the milestones are missing");
        assertTrue(exercise.check(D14).text().contains("\n? No line is wrong"));
        assertTrue(exercise.check(D14).html().contains("<b>? No line is wrong"));
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
