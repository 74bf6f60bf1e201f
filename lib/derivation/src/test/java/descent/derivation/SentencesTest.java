package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sentences beside a line say: values, decimals, examples, and for what it is proved. */
class SentencesTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void back() {
        Language.use(null);
    }

    @Test
    void theValuesDrawnAreShown() {
        String text = said("scalar", "(x+y)^2 = x^2 + y^2");
        assertTrue(text.contains("25 against 17 at x = 4, y = 1"), text);
        assertTrue(said("adam", "m_t = \\beta_1 g_t").contains("\\beta_{1} = "));
        assertFalse(said("rbm", "w_{11} = 1").contains("w_{1,1} = "), "one of eleven says little");
    }

    @Test
    void aLongFractionHasADecimalBesideIt() {
        String text = said("rbm", "P(v) = \\frac{S + 1}{Z}");
        assertTrue(text.contains("50/457 (≈ 0.109409) against 58/457 (≈ 0.126915)"), text);
        String far = said("scalar", "10^{30} + \\frac{1}{7} = \\frac{1}{7000000}");
        assertTrue(far.contains("(≈ 1.00000E+30)") && far.contains("(≈ 0.000000142857)"), far);
        assertFalse(said("scalar", "1 = \\frac{1}{7}").contains("≈"));
    }

    @Test
    void aNameThatMayBeChosenIsSaidToBe() {
        assertTrue(said("scalar", "f(x) = x^2").contains("write f(x) := x^{2}"));
        assertFalse(said("rbm", "P(v) = Z").contains(":="));
        assertFalse(said("rbm", "w_{11} = 1").contains(":="), "one value cannot be chosen");
        assertFalse(said("scalar", "x^2 = x").contains(":="));
    }

    @Test
    void whatIsProvedForWhat() {
        String symbols = said("scalar", "(x+y)^2 = x^2 + 2xy + y^2");
        assertTrue(symbols.contains("Proved for all values in this model."), symbols);
        String functions = said("scalar", "f(x) + g(x) = g(x) + f(x)");
        assertTrue(functions.contains("the functions that were drawn for f, g."), functions);
    }

    /** How sure a proof is stands once below the lines, and only where a line is proved. */
    @Test
    void theRiskOfAProofIsSaidOnce() {
        String two = said("scalar", "(x+y)^2 = x^2 + 2xy + y^2 = (y+x)^2 \n x = x");
        assertEquals(2, two.split("2⁻⁵⁰", -1).length, two);
        assertFalse(said("scalar", "\\log (x^2) = 2 \\log x").contains("2⁻⁵⁰"));
        assertTrue(said("nesterov", "u_t = u_t").contains("t = 3, 4."), "two steps, no dots");
    }

    @Test
    void aProofNeedsEnoughBits() {
        String twice = "\\left((x+y)^{50}\\right)^{50} = \\left((x+y)^{25}\\right)^{100}";
        assertTrue(said("scalar", twice).contains("Proved"), "degree 5000: more than one trial");
        String power =
                "y - y + 1"; // the degree that is counted is 2 · 200⁷ > 2⁵⁴, too much for four
        for (int k = 0; k < 7; k++) {
            power = "\\left(" + power + "\\right)^{200}";
        }
        String much = said("scalar", power + " = 1");
        assertTrue(much.startsWith("✓") && !much.contains("Proved"), much);
        String partly = said("rbm", "v_i^{-1} = v_i^{-1} \\cdot 1");
        assertTrue(partly.startsWith("✓") && !partly.contains("Proved"), "no value where v_i = 0");
    }

    @Test
    void aNearExampleIsGiven() {
        String raised = said("scalar", "2^-1 = \\frac12");
        assertTrue(raised.contains("column 2") && raised.contains("x^{-1}"), raised);
        String inverse = said("scalar", "f^{-1}(x) = \\frac{1}{f(x)}");
        assertTrue(inverse.contains("(P(v))^{-1}") && inverse.contains("f''(x)"), inverse);
        assertTrue(said("rbm", "\\sin(v) = 1").contains("the function “\\sin”"));
        assertTrue(said("rbm", "v_k = 1").contains("\\sum_k v_k"));
        assertTrue(said("rbm", "S(h) = S").contains("S does not depend on h"));
    }

    /** The draws are positive, so a sign that matters would not show by itself. */
    @Test
    void whatNeedsAPositiveNumberSaysSo() {
        String root = said("scalar", "\\sqrt{x^2} = x");
        assertTrue(root.startsWith("✓") && root.contains("needs x > 0"), root);
        assertTrue(root.contains("4 and -4"), root);
        assertTrue(said("scalar", "\\log(x^2) = 2 \\log x").contains("and no value"));
        assertTrue(said("scalar", "\\frac{d}{dx} \\sqrt{x^2} = 1").contains("-1 and 1"));
        assertTrue(said("scalar", "\\sqrt{f(y^2)^2} = f(y^2)").contains("needs f > 0"));
        assertFalse(said("scalar", "\\sqrt{x^4} = x^2").contains("needs"));
        assertFalse(said("scalar", "\\log(x c) = \\log x + \\log c").contains("needs"));
        assertTrue(said("scalar", "x + c > 0").contains("needs x > 0"));
        assertFalse(said("scalar", "\\sqrt{x} \\ge 0").contains("needs"), "no value, no order");
        assertFalse(said("rbm", "F(v) = -\\log S").contains("needs"));
        String rule =
                "\\theta_{t+1} - \\theta_t = -\\frac{\\eta}{\\sqrt{v_t + \\epsilon}}"
                        + " \\frac{\\sqrt{1-\\beta_2^t}}{1-\\beta_1^t} m_t";
        assertFalse(said("adam", rule).contains("needs"), "ε is positive by what it is");
    }

    /** A bare x runs over states; it does not change what x_j means in another line. */
    @Test
    void oneLineDoesNotChangeAnother() {
        String two = said("rbm", "\\sum_x P(x) = 1 \n P(x) = P(x) \n P(h_j=1|v) = \\sigma(x_j)");
        assertFalse(two.contains("✗"), two);
    }

    @Test
    void whatToWriteInstead() {
        assertTrue(said("rbm", "log P(v) = -F(v) - \\log Z").contains("Write \\log."));
        assertTrue(said("rbm", "P(v) = e^{-F(v)} - logZ").contains("column 20: “log”"));
        assertTrue(said("rbm", "P(h_j=1|v) = sigmoid(x_j)").contains("Write \\sigma."));
        assertTrue(said("rbm", "\\log P(v) = -F(v) - \\logZ").contains("\\log Z"));
        assertTrue(said("momentum", "mu = 1").contains("Write \\mu."));
        assertTrue(said("rbm", "w_ij = 1").contains("Write w_{ij}."));
        assertTrue(said("rbm", "v_i² = v_i").contains("Write ^{2}."));
        assertTrue(said("adam", "E(m_t) = 0").contains("square brackets"));
        assertTrue(said("adam", "\\mathbb E m_t = 0").contains("square brackets"));
        assertTrue(said("rbm", "<v_i>_{data} = v_i").contains("\\langle"));
        assertTrue(said("rbm", "v₁ = 1").contains("Write _{1}."));
        assertTrue(said("rbm", "𝑣_i = v_i").contains("Write v."));
        assertTrue(said("rbm", "P(v) != 1").contains("Write \\ne."));
        assertTrue(said("rbm", "P(v) → 1").contains("“→” is not read here"));
        assertTrue(said("rbm", "e^(-F(v)) = S").contains("e^{-F(v)}"));
        assertTrue(said("rbm", "\\sum_h h_j = \\ldots").contains("leaves terms to the reader"));
        assertTrue(said("rbm", "dE/dw = 1").contains("\\frac{\\partial E}{\\partial w_{ij}}"));
        assertFalse(said("rbm", "\\text{log} P(v) = 1").contains("Write"), "words have their own");
        Language.use(Language.KO);
        assertTrue(said("rbm", "log P(v) = 1").contains("이렇게 쓰세요: \\log"));
    }

    /** What is asked for where a formula is clear to its writer only. */
    @Test
    void whatIsNotClearIsAsked() {
        String whole = said("rbm", "\\nabla_W E(v,h) = -v h^\\top");
        assertTrue(whole.contains("Write one entry") && whole.contains("column 1:"), whole);
        assertTrue(said("rbm", "\\frac{\\partial F(v)}{\\partial b} = -v").contains("“b” without"));
        String mixed = said("rbm", "\\frac{\\partial E(v,h)}{\\partial x_j} = -h_j");
        assertTrue(mixed.contains("x_{j}” is no parameter, and a stands"), mixed);
        String two = said("rbm", "S = Z P(v) \\quad P(v) = S / Z");
        assertTrue(two.contains("column 12:") && two.contains("line of its own"), two);
        assertTrue(said("rbm", "S = Z P(v), P(v) = S / Z").contains("line of its own"));
        Language.use(Language.KO);
        assertTrue(said("rbm", "\\nabla_a F(v) = 0").contains("한 성분을 쓰세요"));
        assertTrue(said("rbm", "S = 1, Z = 2").contains("둘째 식은 다음 줄에"));
        assertTrue(said("rbm", "\\frac{\\partial E}{\\partial x_j} = 0").contains("다른 곳에도"));
    }

    private static String said(String model, String line) {
        return Checker.of(model).check(line).text();
    }
}
