package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MagicTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void back() {
        Language.use(null);
    }

    @Test
    void showsEveryLineWithItsMark() {
        Magic.Output out =
                Magic.run(List.of("rbm"), "P(v) &= \\sum_h P(v,h) \\\\\n     &< \\frac{S}{Z}");
        assertTrue(out.html().contains("$\\displaystyle P(v) = \\sum_h P(v,h)$"), out.html());
        assertTrue(out.html().contains("&lt; \\frac{S}{Z}"), out.html());
        assertTrue(out.html().contains("✗") && out.html().contains("✓"));
        assertTrue(out.text().contains("The first wrong line is line 2."), out.text());
        String html = Magic.run(List.of("rbm"), "P(v) = \\frac{S}{Z} % 정의\n이것은 <b>").html();
        assertTrue(html.contains("<i>(정의)</i>"), html);
        assertTrue(html.contains("<code>이것은 &lt;b&gt;</code>"), html);
    }

    @Test
    void argumentsQuotedOrNot() {
        String body = "P(v) = \\sum_h P(v,h) = \\frac{S}{Z}";
        for (List<String> arguments :
                List.of(
                        List.of(
                                "rbm",
                                "claim=\"P(v) = \\frac{S}{Z}\"",
                                "milestones=\"\\sum_h P(v,h)\""),
                        List.of("rbm", "claim=P(v) = \\frac{S}{Z}", "milestones=\\sum_h P(v,h)"),
                        List.of(
                                "claim=\"P(v)",
                                "=",
                                "\\frac{S}{Z}\"",
                                "milestones=\"\\sum_h",
                                "P(v,h)\""))) {
            Report report = Magic.run(arguments, body).report();
            assertTrue(report.holds(), report::text);
        }
        Report missing =
                Magic.run(List.of("milestones=\\sum_h P(v,h); e/Z; P(h|v)"), body).report();
        assertEquals(2, missing.remarks().size());
        assertTrue(Magic.run(List.of("adam", "form=keras"), "v_t = v_t").report().holds());
    }

    @Test
    void claimAndMilestonesStandInTheBody() {
        String header = "% claim: P(v) = \\frac{S}{Z}\n% milestone: \\sum_h P(v,h)\n";
        String more = header + "% milestones: e/Z; P(h \\mid v)\n";
        String body = "P(v)\n= \\sum_h P(v,h) = \\frac{S}{Z}";
        Report report = Magic.run(List.of("rbm"), header + body).report();
        assertTrue(report.holds(), report::text);
        assertEquals(3, report.lines().get(0).number(), "lines are counted as typed");
        assertEquals(2, Magic.run(List.of(), more + body).report().remarks().size());
        Report other = Magic.run(List.of("rbm"), header + "S = S").report();
        assertTrue(other.text().contains("not the left side of the claim"), other::text);
        assertTrue(Magic.run(List.of(), "% claim: P(v\n" + body).text().contains("claim"));
    }

    @Test
    void commentsAloneShowTheTable() {
        assertTrue(Magic.run(List.of("adam"), "% the symbols\n\n").text().contains("Model adam"));
        assertNull(Magic.run(List.of("rbm"), "% the symbols").report());
    }

    @Test
    void neverThrows() {
        assertTrue(Magic.run(List.of("nosuch"), "x").text().contains("rbm, ebm"));
        assertTrue(Magic.run(List.of("adam", "form=mine"), "x").text().contains("notes, paper"));
        assertTrue(Magic.run(List.of("rbm", "claim=P(v"), "P(v)").text().contains("claim"));
        assertTrue(Magic.run(List.of("RBM!"), "P(v)").text().contains("RBM!"));
        assertNull(Magic.run(List.of(), null).report());
        assertTrue(Magic.run(List.of(), "  \n").text().contains("partition function"));
    }

    @Test
    void koreanReadsKorean() {
        Language.use(Language.KO);
        String text = Magic.run(List.of("rbm"), "P(v) = \\frac{Z}{S}").text();
        assertTrue(text.contains("1번째 줄의 두 변이 다릅니다."), text);
        assertTrue(Magic.run(List.of("rbm"), "").html().contains("분배 함수"));
    }
}
