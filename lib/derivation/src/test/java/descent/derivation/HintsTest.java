package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of slip is called by its name. */
class HintsTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rbm; SIGN; ; \\frac{\\partial E(v,h)}{\\partial w_{ij}} = v_i h_j",
                "rbm; SIGN; ; \\partial(-\\log P) = E[\\partial E | v] + E[\\partial E]",
                "rbm; FACTOR; 1/2; \\sum_h P(h|v) = 2",
                "adagrad; ORDER; ; (\\theta_{t+1} - \\theta_t)^2 \\le (\\theta_t - \\theta_{t-1})^2",
                "adam; NONE; ; m_t = \\beta_1 v_{t-1} + \\eta g_t",
                "rbm; CONSTANT; 1; \\sum_h P(h|v) = \\sum_h P(h|v) - \\sum_v P(v)",
                "rbm; NORMALISER; $Z^{-1}$; P(v) = S",
                "rbm; NORMALISER; $Z$; e^{-F(v)} = P(v)",
                "rbm; NORMALISER; $-P$; -P(v)^2 = P(v)",
                "rbm; INDEX; $w_{1,3}$; x_j = a_j + \\sum_i w_{ji} v_i",
                "rbm; TRANSPOSED; ; \\frac{\\partial E(v,h)}{\\partial w_{ij}} = -v_j h_i",
                "rbm; CONDITIONAL; ; -\\frac{\\partial S}{S} = \\sum_h P(v|h) \\partial E(v,h)",
                "rbm; SIGMA; ; \\frac{\\partial F(v)}{\\partial a_j} = -(1-\\sigma(x_j)) + \\sum_h 0",
                "rbm; PRIME; ; \\sum_{v',h'} P(v',h') \\partial E(v',h') = \\sum_{v',h'} P(v',h') \\partial E(v,h')",
                "adam; SHIFTED; ; m_t = \\beta_1 m_t + (1-\\beta_1) g_t",
                "adam; SHIFTED; ; E[v_t] = E[g^2] (1-\\beta_2^{t-1})",
                "adam; TERM_FACTOR; $1 - \\beta_{1}$; m_t - (1-\\beta_1) g_t = \\beta_1 m_{t-1} - g_t + (1-\\beta_1) g_t",
                "rbm; TERM; ; -\\log S + \\log Z + 1 - 1 = -\\log S + 1 - 1",
                "rbm; LOG_OF_SUM; ; \\log S = \\sum_h (-E(v,h))",
                "rbm; LOG_OF_SUM; ; F(v) = -b \\cdot v - \\log \\sum_j (1 + e^{x_j})",
                "rbm; LOG; ; \\log P(v,h) = -E(v,h) - Z",
                "rbm; SIGN; ; F(v) = \\sum_i b_i v_i - \\sum_j \\log(1 + e^{x_j})",
                "rbm; SWAPPED; ; \\frac{\\partial \\log P(v)}{\\partial w_{ij}} = E[v_i h_j] - v_i \\sigma(x_j)",
                "rbm; DISTRIBUTION; ; \\frac{\\partial \\log P(v)}{\\partial w_{ij}} = E[v_i h_j \\mid v] - E[v_i h_j \\mid v]",
                "rbm; DISTRIBUTION; ; \\frac{\\partial \\log P(v)}{\\partial w_{ij}} = v_i \\sigma(x_j) - \\sum_h P(h|v) v_i h_j",
                "rbm; INDEPENDENT; ; \\frac{\\partial \\log P(v)}{\\partial w_{ij}} = v_i \\sigma(x_j) - E[v_i] E[h_j]",
                "rbm; INDEPENDENT; ; P(v,h) = P(v) P(h)",
                "rbm; CONDITION; ; \\frac{\\partial}{\\partial\\theta} \\log S = -\\sum_h P(h) \\frac{\\partial E(v,h)}{\\partial\\theta}",
                "rbm; PARTITION; ; \\frac{\\partial \\log P(v)}{\\partial w_{ij}} = v_i \\sigma(x_j)",
                "rbm; PARTITION; ; \\frac{\\partial}{\\partial\\theta} \\frac{S}{Z} = \\frac{1}{Z} \\frac{\\partial S}{\\partial\\theta}",
                "rbm; PRODUCT; ; F(v) = -b \\cdot v - \\prod_j \\log(1 + e^{x_j})",
                "rbm; RANGE; ; Z = \\sum_h e^{-E(v,h)}",
                "rbm; RANGE; ; P(v) = \\frac{e^{-E(v,h)}}{Z}",
                "rbm; RANGE; ; x_j = a_j + \\sum_j w_{ij} v_i",
                "rbm; RANGE; ; \\frac{\\partial E(v,h)}{\\partial a_j} = -\\sum_j h_j",
                "rbm; NAME; ; x_j = b_j + \\sum_i w_{ij} v_i",
                "rbm; AVERAGE; ; \\frac{\\partial \\log P(v)}{\\partial w_{ij}} = v_i h_j - E[v_i h_j]",
                "rbm; TRANSPOSED; ; E(v,h) = -h^\\top W v - b^\\top v - a^\\top h",
                "rbm; CHAIN; $\\frac{\\partial}{\\partial \\theta}\\left(Z\\right)$; \\frac{\\partial \\log Z}{\\partial \\theta} = \\frac{1}{Z}",
                "rbm; CHAIN; $\\frac{\\partial}{\\partial w_{i,j}}\\left(x_{j}\\right)$; \\frac{\\partial F(v)}{\\partial w_{ij}} = -\\sigma(x_j)",
                "scalar; CHAIN; $\\frac{\\partial}{\\partial x}\\left(x^{2}\\right)$; \\frac{d}{dx} e^{x^2} = e^{x^2}",
                "rbm; TERM_FACTOR; $2$; E(v,h) = -\\frac{1}{2} \\sum_i \\sum_j w_{ij} v_i h_j - b \\cdot v - a \\cdot h",
                "rbm; TERM_FACTOR; $h_{j}$; \\frac{\\partial E(v,h)}{\\partial w_{ij}} = -v_i",
                "rbm; TERM; ; x_j = \\sum_i w_{ij} v_i",
                "adam; BRACES; ; m_t = \\beta_1 m_t-1 + (1-\\beta_1) g_t",
                "momentum; BRACES; ; \\theta_t+1 = \\theta_t + u_t",
                "adam; WEIGHTS; ; m_t = (1-\\beta_1) m_{t-1} + \\beta_1 g_t",
                "adam; NAME; ; v_t = \\beta_1 v_{t-1} + (1-\\beta_1) g_t^2",
                "adam; NAME; ; m_t = \\beta m_{t-1} + (1-\\beta) g_t",
                "adam; POWER; ; \\hat m_t = \\frac{m_t}{1-\\beta_1}",
                "adam; FORM; paper; \\theta_{t+1} = \\theta_t - \\frac{\\eta \\hat m_t}{\\sqrt{\\hat v_t} + \\epsilon}",
                "momentum; FORM; pytorch; u_t = \\mu u_{t-1} + g_t",
                "scalar; ROOT; ; \\sqrt{x + c} \\cdot 2 = 2 (\\sqrt{x} + c)",
                "rbm; ENERGY; ; \\log P(v) = -E(v,h) - \\log Z",
                "rbm; ENERGY; ; \\log P(v,h) = -F(v) - \\log Z",
                "ebm; ENERGY; ; \\log P(x) = -E(x,y) - \\log Z",
                "scalar; ABSOLUTE; ; \\sqrt{y^2} = y",
                "scalar; ABSOLUTE; ; \\sqrt{x^2 y^2} + 0 = x y",
                "adagrad; ABSOLUTE; ; \\theta_2 - \\theta_1 = -\\eta",
                "nesterov; LOOK_AHEAD; ; u_t = \\mu u_{t-1} - \\eta \\nabla f(\\theta_t)",
                "nesterov; LOOK_AHEAD; ; \\theta_{t+1} = \\theta_t + \\mu u_{t-1} - \\eta f'(\\theta_t)",
                "scalar; INVERSE; ; \\frac{x}{c} + y = x c + y",
                "scalar; UNDEFINED; ; \\log y = \\frac{1}{2} \\log(y^2)"
            })
    void slip(String model, Hint.Kind kind, String detail, String line) {
        Report report = Checker.of(model).check(line);
        assertTrue(report.lines().get(0).verdict() instanceof Verdict.Wrong, report::text);
        Hint hint = ((Verdict.Wrong) report.lines().get(0).verdict()).hint();
        assertEquals(kind, hint.kind(), report::text);
        if (detail != null) {
            assertEquals(detail, hint.detail());
        }
    }
}
