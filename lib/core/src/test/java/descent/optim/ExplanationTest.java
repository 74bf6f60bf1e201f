package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an explanation says is what update did: the printed numbers are calculated again. */
class ExplanationTest {
    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    /** Calculates a printed line such as {@code 0.9 · (−2)² − 0.1/√(4 + 1e-8)}. */
    private static final class Printed {
        private final String text;
        private int at;

        private Printed(String text) {
            this.text = text.replace(" ", "");
        }

        static double value(String text) {
            Printed printed = new Printed(text);
            double value = printed.sum();
            assertEquals(printed.text.length(), printed.at, text);
            return value;
        }

        private boolean next(String sign) {
            boolean found = text.startsWith(sign, at);
            at += found ? sign.length() : 0;
            return found;
        }

        private double sum() {
            double x = product();
            while (true) {
                if (next("+")) {
                    x += product();
                } else if (next("−")) {
                    x -= product();
                } else {
                    return x;
                }
            }
        }

        private double product() {
            double x = signed();
            while (true) {
                if (next("·")) {
                    x *= signed();
                } else if (next("/")) {
                    double y = signed();
                    x = y == 0 ? 0 : x / y;
                } else {
                    return x;
                }
            }
        }

        private double signed() {
            return next("−") ? -product() : power();
        }

        private double power() {
            double x = atom();
            int from = at;
            while (at < text.length() && "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (from == at) {
                return x;
            }
            int exponent = 0;
            for (char c : text.substring(from, at).toCharArray()) {
                exponent = 10 * exponent + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
            }
            return exponent == 2 ? x * x : Math.pow(x, exponent);
        }

        private double atom() {
            if (next("√")) {
                return Math.sqrt(atom());
            }
            if (next("|")) {
                double x = sum();
                assertTrue(next("|"), text);
                return Math.abs(x);
            }
            boolean max = next("max(");
            if (max || next("min(")) {
                double x = sum();
                assertTrue(next(","));
                double y = sum();
                assertTrue(next(")"));
                return max ? Math.max(x, y) : Math.min(x, y);
            }
            if (next("(")) {
                double x = sum();
                assertTrue(next(")"), text);
                return x;
            }
            int from = at;
            while (at < text.length()
                    && ("0123456789.e".indexOf(text.charAt(at)) >= 0
                            || text.charAt(at) == '-' && text.charAt(at - 1) == 'e')) {
                at++;
            }
            return Double.parseDouble(text.substring(from, at));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void thePrintedNumbersGiveWhatUpdateDid(Rule rule) {
        State s = rule.init(Forms.start(4));
        for (int t = 1; t <= 12; t++) {
            double[] g = Forms.gradient(t, 4);
            State next = rule.step(s, g);
            for (int i = 0; i < 4; i++) {
                Explanation full = Explanation.of(rule, s, g, i, 17);
                for (Explanation.Line line : full.lines()) {
                    if (rule.formula().isEmpty()) {
                        assertTrue(line.text().contains(": "));
                        continue;
                    }
                    String[] parts = line.text().split(" [=≈] ");
                    double printed = Printed.value(parts[parts.length - 1]);
                    assertEquals(line.value(), printed, line.text());
                    if (parts.length == 4) {
                        assertEquals(line.value(), Printed.value(parts[2]), line.text());
                    }
                }
                // With ε = 0 the loops divide by a tiny number where the formula says "no step".
                assertEquals(next.theta(i), full.value("theta"), 1e-150, full.toString());
                for (int k = 0; k < s.names().size(); k++) {
                    assertEquals(next.slot(k, i), full.value(s.names().get(k)), 1e-150);
                }
            }
            s = next;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Forms#stream")
    void latexIsAligned(Rule rule) {
        assertEquals(rule instanceof Toy.Sum, rule.formula().isEmpty());
        State s = Forms.after(rule, 3, 2);
        Explanation e = rule.explain(s, Forms.gradient(4, 2), 1);
        String latex = e.latex();
        assertTrue(latex.startsWith("\\begin{aligned}\n\\text{(1)} && "), latex);
        assertTrue(latex.endsWith(" \\\\\n\\end{aligned}"), latex);
        assertEquals(
                latex.chars().filter(c -> c == '{').count(),
                latex.chars().filter(c -> c == '}').count());
        for (String row : latex.split("\\\\\\\\\n")) {
            if (!row.contains("\\end{aligned}")) {
                assertEquals(3, row.chars().filter(c -> c == '&').count(), row);
            }
        }
        assertTrue(latex.chars().allMatch(c -> c < 128), latex);
        assertTrue(latex.contains("\\text{(" + e.lines().size() + ")}"), latex);
    }

    /** Where Nesterov takes its gradient is what probe says. */
    @Test
    void theLookAheadPointIsExplained() {
        Rule rule = Nesterov.asInNotes(0.1);
        State s = Forms.after(rule, 3, 2);
        assertEquals(rule.probe(s)[1], rule.explain(s, new double[2], 1).value("at"));
    }

    @Test
    @Tag("N10")
    void firstStepOfAdamByHand() {
        Language.use(Language.EN);
        Rule rule = Adam.asInPaper(0.1);
        assertEquals(
                """
                Adam (paper, η = 0.1): step 1, coordinate 0
                (1) m₁ = β₁ · m₀ + (1 − β₁) · g₁ = 0.9 · 0 + 0.1 · 2 = 0.2
                (2) v₁ = β₂ · v₀ + (1 − β₂) · g₁² = 0.999 · 0 + 0.001 · 2² = 0.004
                (3) m̂₁ = m₁/(1 − β₁^t) = 0.2/(1 − 0.9¹) = 2
                (4) v̂₁ = v₁/(1 − β₂^t) = 0.004/(1 − 0.999¹) = 4
                (5) θ₁ = θ₀ − η · m̂₁/(√v̂₁ + ε) = 1 − 0.1 · 2/(√4 + 1e-8) ≈ 0.900000001
                """,
                rule.explain(rule.init(1), new double[] {2}, 0).toString());
        Language.use(Language.KO);
        assertTrue(
                rule.explain(rule.init(1), new double[] {2}, 0)
                        .text()
                        .startsWith("Adam (paper, η = 0.1): 1번째 단계, 좌표 0\n"));
    }

    @Test
    void latexByHand() {
        Rule rule = Adam.asInNotes(0.001);
        State s = new State(9, new double[] {-0.5}, rule.slots(), new double[][] {{0.2}, {4e-7}});
        assertEquals(
                """
                \\begin{aligned}
                \\text{(1)} && m_{10} &= \\beta_1\\,m_{9} + \\left(1 - \\beta_1\\right)\\,g_{10} \\\\
                && &= 0.9 \\cdot 0.2 + 0.1 \\cdot \\left(-3\\right) = -0.12 \\\\
                \\text{(2)} && v_{10} &= \\beta_2\\,v_{9} + \\left(1 - \\beta_2\\right)\\,g_{10}^{2} \\\\
                && &= 0.999 \\cdot \\left(4\\cdot 10^{-7}\\right) + 0.001 \\cdot \\left(-3\\right)^{2} = 0.0090003996 \\\\
                \\text{(3)} && \\theta_{10} &= \\theta_{9} - \\frac{\\eta}{\\sqrt{v_{10} + \\varepsilon}}\\,\\frac{\\sqrt{1 - \\beta_2^{t}}}{1 - \\beta_1^{t}}\\,m_{10} \\\\
                && &= \\left(-0.5\\right) - \\frac{0.001}{\\sqrt{0.0090003996 + 10^{-8}}} \\cdot \\frac{\\sqrt{1 - 0.999^{10}}}{1 - 0.9^{10}} \\cdot \\left(-0.12\\right) \\approx -0.499806234 \\\\
                \\end{aligned}""",
                rule.explain(s, new double[] {-3}, 0).latex());
    }

    @Test
    void nothingYetIsNoStep() {
        Rule rule = Adagrad.asInNotes(0.1);
        Explanation e = rule.explain(rule.init(1), new double[] {0}, 0);
        assertEquals(1, e.value("theta"));
    }

    @Test
    void aRuleWithoutFormulaShowsItsChanges() {
        Rule rule = new Toy.Sum();
        Explanation e = rule.explain(rule.init(1, 2), new double[] {0.25, 0.5}, 1);
        assertEquals(List.of("S: 0 → 0.5", "θ: 2 → 1.5"), texts(e));
        assertEquals(1.5, e.value("theta"));
        assertTrue(e.latex().contains("\\text{(2)} && \\theta &: 2 \\to 1.5 \\\\"), e.latex());
    }

    private static List<String> texts(Explanation e) {
        return e.lines().stream().map(Explanation.Line::text).toList();
    }

    /** A student's record: the constants are found by name. */
    record Cubic(double gamma, int n, Schedule eta, double[] unused) implements Rule {
        @Override
        public List<String> slots() {
            return List.of("c");
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] s, int from, int to) {
            for (int i = from; i < to; i++) {
                s[0][i] = gamma * s[0][i] - Math.abs(g[i]) / n;
                theta[i] = theta[i] - eta.at(t) * Math.min(s[0][i], 2.5);
            }
        }

        @Override
        public List<String> formula() {
            return List.of("c = gamma*c - abs(g)/n", "theta = theta - eta*min(c, 2.5)");
        }
    }

    @Test
    void aStudentsRecordExplainsItself() {
        Rule rule = new Cubic(0.5, 4, Schedule.inverseRoot(1), new double[0]);
        State s = new State(3, new double[] {1}, rule.slots(), new double[][] {{8}});
        assertEquals(
                List.of(
                        "c₄ = γ · c₃ − |g₄|/n = 0.5 · 8 − |(−2)|/4 = 3.5".replace("(−2)", "−2"),
                        "θ₄ = θ₃ − η · min(c₄, 2.5) = 1 − 0.5 · min(3.5, 2.5) = −0.25"),
                texts(rule.explain(s, new double[] {-2}, 0)));
        assertTrue(rule.explain(s, new double[] {-2}, 0).latex().contains("\\min(c_{4}, 2.5)"));
    }

    /** Lion, Chen et al. (2023), algorithm 2 without weight decay: c is no slot. */
    record Lion(double eta, double beta1, double beta2) implements Rule {
        @Override
        public List<String> slots() {
            return List.of("m");
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] s, int from, int to) {
            for (int i = from; i < to; i++) {
                double c = beta1 * s[0][i] + (1 - beta1) * g[i];
                theta[i] = theta[i] - eta * Math.signum(c);
                s[0][i] = beta2 * s[0][i] + (1 - beta2) * g[i];
            }
        }

        @Override
        public List<String> formula() {
            return List.of(
                    "c = beta1*m + (1 - beta1)*g",
                    "theta = theta - eta*sign(c)",
                    "m = beta2*m + (1 - beta2)*g");
        }
    }

    @Test
    void aRuleMayUseTheSign() {
        Rule rule = new Lion(0.25, 0.75, 0.5);
        State s = new State(1, new double[] {1}, rule.slots(), new double[][] {{-2}});
        Explanation e = rule.explain(s, new double[] {4}, 0);
        assertEquals(
                List.of(
                        "c₂ = β₁ · m₁ + (1 − β₁) · g₂ = 0.75 · (−2) + 0.25 · 4 = −0.5",
                        "θ₂ = θ₁ − η · sign(c₂) = 1 − 0.25 · sign(−0.5) = 1.25",
                        "m₂ = β₂ · m₁ + (1 − β₂) · g₂ = 0.5 · (−2) + 0.5 · 4 = 1"),
                texts(e));
        assertTrue(e.latex().contains("\\eta\\,\\operatorname{sign}(c_{2})"), e.latex());
    }

    @Test
    void aFormulaThatIsNotWhatUpdateDoesIsReported() {
        Rule liar =
                new Rule() {
                    @Override
                    public List<String> slots() {
                        return List.of();
                    }

                    @Override
                    public void update(
                            int t, double[] g, double[] theta, double[][] s, int from, int to) {
                        for (int i = from; i < to; i++) {
                            theta[i] = theta[i] - g[i];
                        }
                    }

                    @Override
                    public List<String> formula() {
                        return List.of("theta = theta + g");
                    }
                };
        State s = liar.init(1);
        String message =
                assertThrows(
                                IllegalStateException.class,
                                () -> liar.explain(s, new double[] {2}, 0))
                        .getMessage();
        assertTrue(message.contains("theta = 3.0") && message.contains("-1.0"), message);
        assertEquals(1, liar.explain(s, new double[] {0}, 0).value("theta"));
    }

    @Test
    void wrongCoordinates() {
        Rule rule = Adam.asInNotes(1);
        State s = rule.init(1, 2);
        assertThrows(IllegalArgumentException.class, () -> rule.explain(s, new double[] {1, 1}, 2));
        assertThrows(
                IllegalArgumentException.class, () -> rule.explain(s, new double[] {1, 1}, -1));
        assertThrows(IllegalArgumentException.class, () -> rule.explain(s, new double[] {1}, 0));
        Explanation e = rule.explain(s, new double[] {1, 1}, 1);
        assertThrows(IllegalArgumentException.class, () -> e.value("u"));
        assertFalse(e.title().isEmpty());
    }

    /** A symbol may be calculated twice: the last line counts. */
    record Boxed(double eta, double lower, double upper) implements Rule {
        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] s, int from, int to) {
            for (int i = from; i < to; i++) {
                theta[i] = Math.min(Math.max(theta[i] - eta * g[i], lower), upper);
            }
        }

        @Override
        public List<String> formula() {
            return List.of("theta = theta - eta*g", "theta = min(max(theta, lower), upper)");
        }
    }

    @Test
    void theBoxIsTheLastLine() {
        Rule rule = new Boxed(9, -1, 1);
        Explanation e = rule.explain(rule.init(1), new double[] {1}, 0);
        assertEquals(
                List.of(
                        "θ₁ = θ₀ − η · g₁ = 1 − 9 · 1 = −8",
                        "θ₁ = min(max(θ₁, lower), upper) = min(max(−8, −1), 1) = −1"),
                texts(e));
        assertEquals(-1, e.value("theta"));
    }

    /** θ is right in every line; only one of the two sums is told as something else. */
    record Slots(String a, String b) implements Rule {
        @Override
        public List<String> slots() {
            return List.of("A", "B");
        }

        @Override
        public void update(int t, double[] g, double[] theta, double[][] s, int from, int to) {
            for (int i = from; i < to; i++) {
                s[0][i] = s[0][i] + g[i];
                s[1][i] = s[1][i] + 2 * g[i];
                theta[i] = theta[i] - g[i];
            }
        }

        @Override
        public List<String> formula() {
            return List.of("A = " + a, "B = " + b, "theta = theta - g");
        }
    }

    @Test
    void aFormulaThatIsWrongInASlotOnlyIsReported() {
        assertEquals(8, explained("A + g", "B + 2*g").value("B"));
        assertEquals(8, explained("A + g", "B + 2.0000000000001*g").value("B"), 1e-11);
        for (Language language : Language.values()) {
            Language.use(language);
            assertTrue(differs("A - g", "B + 2*g").contains("A = -4.0"));
            assertTrue(differs("A - g", "B + 2*g").contains("4.0"));
            assertTrue(differs("A + g", "B + g").contains("B = 4.0"));
            assertTrue(differs("A + g", "B + 2.00000001*g").contains("B = 8.00000004"));
        }
    }

    private static Explanation explained(String a, String b) {
        Rule rule = new Slots(a, b);
        return rule.explain(rule.init(3, 3), new double[] {7, 4}, 1);
    }

    private static String differs(String a, String b) {
        return assertThrows(IllegalStateException.class, () -> explained(a, b)).getMessage();
    }

    /** What update leaves out is reported too: a slot that no line calculates keeps its value. */
    @Test
    void aSlotThatNoLineCalculatesIsReported() {
        Rule silent =
                new Rule() {
                    @Override
                    public List<String> slots() {
                        return List.of("n");
                    }

                    @Override
                    public void update(
                            int t, double[] g, double[] theta, double[][] s, int from, int to) {
                        for (int i = from; i < to; i++) {
                            s[0][i] = s[0][i] + 1;
                            theta[i] = theta[i] - g[i];
                        }
                    }

                    @Override
                    public List<String> formula() {
                        return List.of("theta = theta - g");
                    }
                };
        String message =
                assertThrows(
                                IllegalStateException.class,
                                () -> silent.explain(silent.init(1), new double[] {2}, 0))
                        .getMessage();
        assertTrue(message.contains("n = 0.0") && message.contains("1.0"), message);
    }
}
