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
