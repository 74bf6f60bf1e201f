package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reason that cannot be right is marked; one that may be right never is. */
class ReasonTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void back() {
        Language.use(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rbm; P(v) = \\sum_h P(v,h)  % 확률의 합의 법칙",
                "rbm; P(v) = \\sum_h P(v,h)  % by the sum rule",
                "rbm; P(v) = \\frac{S}{Z}  % sum rule",
                "rbm; \\partial S = \\sum_h \\partial e  % 연쇄 법칙",
                "rbm; \\partial e = -e \\, \\partial E  % (chain rule).",
                "rbm; P(v,h) = P(v) P(h \\mid v)  % chain rule",
                "rbm; P(v,h) = P(v) P(h \\mid v)  % product rule",
                "rbm; P(h|v) = \\frac{P(v,h)}{P(v)} % conditional probability",
                "rbm; \\frac{e}{S} = \\frac{P(v,h)}{P(v)} % conditional probability",
                "rbm; P(v) = S \\cdot Z^{-1} % because I like it",
                "rbm; P(v) = \\frac{S}{Z} % definition",
                "rbm; e = e^{-E(v,h)} % definition",
                "rbm; \\sum_h P(h|v) \\partial E(v,h) = E[\\partial E(v,h) \\mid v] % 조건부 기댓값의 정의",
                "rbm; \\partial(-\\log P) = -\\frac{1}{P} \\partial P % log derivative",
                "rbm; \\partial(S Z^{-1}) = Z^{-1} \\partial S + S \\partial Z^{-1} % 곱의 미분법",
                "rbm; \\frac{Z \\partial S - S \\partial Z}{Z^2} = \\frac{1}{Z} \\partial S - \\frac{S}{Z^2} \\partial Z % 전개",
                "nesterov; u_t = \\mu u_{t-1} - \\eta f'(\\phi_t) % chain rule",
                "adam; E[m_t] = \\beta_1 E[m_{t-1}] + (1-\\beta_1) E[g_t] % linearity"
            })
    void mayBeRight(String model, String line) {
        Report report = Checker.of(model).check(line);
        assertEquals("✓", report.lines().get(0).mark(), report::text);
        assertTrue(report.holds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rbm; P(v) = \\frac{S}{Z} \\quad \\text{(chain rule)}",
                "rbm; \\frac{S}{Z} = S Z^{-1} % sum rule",
                "rbm; \\frac{S}{Z} = S Z^{-1} % 정의",
                "rbm; P(v) = \\sum_h P(v,h) % 곱의 미분법",
                "rbm; P(v) = \\sum_h P(v,h) % log derivative",
                "rbm; P(v) = \\sum_h P(v,h) % 기댓값의 정의",
                "rbm; x_j = a_j + \\sum_i w_{ij} v_i % conditional probability",
                "rbm; \\frac{\\partial E}{\\partial a_j} = -h_j % algebra",
                "rbm; E[v_i] = \\sum_v P(v) v_i % 식의 정리",
                "rbm; \\frac{Z \\partial S - S \\partial Z}{Z^2} = \\frac{1}{Z} \\partial S - \\frac{S}{Z^2} \\partial Z % 연쇄 법칙",
                "momentum; \\theta_{t+1} = \\theta_t + u_t % 연쇄 법칙",
                "scalar; (x+y)^2 = x^2 + 2xy + y^2 % linearity"
            })
    void cannotBeRight(String model, String line) {
        Report report = Checker.of(model).check(line);
        assertEquals("!", report.lines().get(0).mark(), report::text);
        assertTrue(report.lines().get(0).verdict() instanceof Verdict.Holds);
        assertFalse(report.holds(), "a reason is part of the derivation");
        assertTrue(report.text().startsWith("!  1"), report::text);
        assertTrue(report.text().contains("but not for this reason"), report::text);
        assertTrue(report.text().contains("reason named in line 1 cannot be right"), report::text);
        assertTrue(report.html().contains("<b>!</b>"), report::html);
        Language.use(Language.KO);
        assertTrue(Checker.of(model).check(line).text().contains("적힌 까닭"), report::text);
    }

    @Test
    void onlyALineThatHoldsIsJudgedByItsReason() {
        Report report = Checker.of("rbm").check("P(v) = \\frac{Z}{S} % chain rule");
        assertEquals("✗", report.lines().get(0).mark());
        assertEquals("", report.lines().get(0).misfit());
    }
}
