package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form against golden.py, which stands beside the data: 1e-13 over 5 steps, 1e-11 over 1000.
 * Slots and steps are compared relatively, θ relatively to max(1, |θ|). A step is measured from θ =
 * 0, where it loses no digits.
 */
class GoldenTest {
    private static final double[][] GRADIENTS =
            lines("gradients.csv").map(GoldenTest::numbers).toArray(double[][]::new);
    private static final double[] START = {1.0, -0.5, 0.25};
    private static final List<String> CONSTANTS =
            List.of("mu", "rho", "beta1", "beta2", "eps", "g0");

    /** A line of cases.csv. */
    record Case(int number, Rule rule, String kind) {}

    /** A line of golden.csv. */
    record Golden(int number, int t, int i, double theta, double step, double[] slots) {}

    private static final Map<Integer, List<Golden>> GOLDEN =
            lines("golden.csv")
                    .map(GoldenTest::golden)
                    .collect(Collectors.groupingBy(Golden::number));

    private static Stream<String> lines(String file) {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                GoldenTest.class.getResourceAsStream(file),
                                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Golden golden(String line) {
        double[] x = numbers(line);
        double[] slots = Arrays.copyOfRange(x, 5, x.length);
        return new Golden((int) x[0], (int) x[1], (int) x[2], x[3], x[4], slots);
    }

    static Stream<Case> cases() {
        return lines("cases.csv").map(GoldenTest::parse);
    }

    private static Case parse(String line) {
        String[] c = line.split(",", -1);
        double[] rates = Arrays.stream(c[4].split(" ")).mapToDouble(Double::parseDouble).toArray();
        Schedule eta =
                rates.length == 1
                        ? Schedule.constant(rates[0])
                        : t -> rates[(t - 1) % rates.length];
        Map<String, Double> constants = new HashMap<>();
        for (int k = 0; k < CONSTANTS.size(); k++) {
            if (!c[5 + k].isEmpty()) {
                constants.put(CONSTANTS.get(k), Double.parseDouble(c[5 + k]));
            }
        }
        Rule usual =
                Rules.all().stream()
                        .filter(r -> RulesTest.classAndForm(r).equals(c[1] + c[2]))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(c[1] + c[2]));
        assertEquals(constants.keySet(), names(usual), c[1] + c[2]);
        Rule rule = Forms.with(usual, eta, constants);
        return new Case(Integer.parseInt(c[0]), rule, c[3]);
    }

    /** The constants of a rule, without its rate. */
    private static Set<String> names(Rule rule) {
        Set<String> names = new HashSet<>(Forms.constants(rule).keySet());
        names.remove("eta");
        return names;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void agreesWithSixtyDigits(Case c) {
        Rule rule = c.rule();
        List<Golden> golden = GOLDEN.get(c.number());
        double tolerance = c.kind().equals("long") ? 1e-11 : 1e-13;
        int steps = golden.stream().mapToInt(Golden::t).max().orElseThrow();
        State s = rule.init(START);
        // Nesterov's two sequences keep a position in their slot: only differences of θ count
        // there.
        boolean positions = rule.slots().contains("y");
        for (int t = 1; t <= steps; t++) {
            double[] g = GRADIENTS[t - 1];
            double[] zero = new double[3];
            State before = positions ? s : new State(s.t(), zero, s.names(), s.slotValues());
            State step = rule.step(before, g);
            s = rule.step(s, g);
            for (Golden e : golden) {
                if (e.t() == t) {
                    String where = rule.name() + ", t = " + t + ", coordinate " + e.i();
                    double change = step.theta(e.i()) - before.theta(e.i());
                    double size = positions ? Math.max(1, Math.abs(e.theta())) : 0;
                    close(e.step(), change, size, tolerance, where + ", step");
                    close(e.theta(), s.theta(e.i()), 1, tolerance, where + ", theta");
                    assertEquals(e.slots().length, s.names().size(), where);
                    for (int k = 0; k < e.slots().length; k++) {
                        close(e.slots()[k], s.slot(k, e.i()), 0, tolerance, where + ", slot " + k);
                    }
                }
            }
        }
        assertEquals(steps, s.t());
    }

    private static void close(
            double expected, double actual, double least, double tolerance, String where) {
        double scale = Math.max(least, Math.abs(expected));
        assertTrue(
                Math.abs(actual - expected) <= tolerance * scale,
                where + ": expected " + expected + ", got " + actual);
    }

    @Test
    void everyFormHasItsThreeCases() {
        List<String> wanted =
                Rules.all().stream().map(RulesTest::classAndForm).distinct().sorted().toList();
        for (String kind : List.of("loud", "usual", "long")) {
            assertEquals(
                    wanted,
                    cases().filter(c -> c.kind().equals(kind))
                            .map(c -> RulesTest.classAndForm(c.rule()))
                            .sorted()
                            .toList(),
                    "every form has its line in FORMS of golden.py; then run golden.py");
        }
        assertEquals(3 * wanted.size(), GOLDEN.size());
    }

    /** With loud constants no two forms of a rule agree, so the golden data tell them apart. */
    @Test
    void theLoudCasesTellTheFormsApart() {
        Map<String, Long> firstSteps =
                cases().filter(c -> c.kind().equals("loud"))
                        .map(c -> GOLDEN.get(c.number()).stream().map(Golden::theta).toList())
                        .collect(Collectors.groupingBy(Object::toString, Collectors.counting()));
        // The same by definition: momentum, Nesterov's position and his x when the gradients are
        // given; the paper's Adam and PyTorch's; Adamax in the paper and in Keras but for ε.
        assertEquals(
                Rules.all().size() - 4,
                firstSteps.size(),
                "forms with the same values; a new pair that is the same by definition is one more");
    }
}
