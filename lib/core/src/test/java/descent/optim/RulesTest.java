package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
    /** The class of a rule with its form. */
    static String classAndForm(Rule rule) {
        return rule.getClass().getSimpleName() + Forms.form(rule);
    }

    /** All forms of a rule stand together, in the order in which the rule declares them. */
    @Test
    void allHoldsEveryFormOnce() {
        Set<Class<?>> rules = new LinkedHashSet<>();
        Rules.all().forEach(rule -> rules.add(rule.getClass()));
        List<String> expected = new ArrayList<>();
        for (Class<?> rule : rules) {
            List<String> forms =
                    Arrays.stream(rule.getDeclaredClasses())
                            .filter(Class::isEnum)
                            .flatMap(form -> Arrays.stream(form.getEnumConstants()))
                            .map(form -> rule.getSimpleName() + form)
                            .toList();
            expected.addAll(forms.isEmpty() ? List.of(rule.getSimpleName()) : forms);
        }
        assertEquals(
                expected,
                Rules.all().stream().map(RulesTest::classAndForm).toList(),
                "Rules.all() lists each form of a rule once, in the order of its enum Form");
    }

    /** Every record of the package that is a rule is in the list, but those that wrap another. */
    @Test
    void allHoldsEveryRule() throws URISyntaxException {
        File folder = new File(Rules.class.getResource("Rules.class").toURI()).getParentFile();
        Set<String> rules = new TreeSet<>();
        for (String file : folder.list()) {
            if (file.endsWith(".class") && !file.contains("$")) {
                Class<?> type = type(file.substring(0, file.length() - 6));
                if (type.isRecord() && Rule.class.isAssignableFrom(type) && !wraps(type)) {
                    rules.add(type.getSimpleName());
                }
            }
        }
        Set<String> listed = new TreeSet<>();
        Rules.all().forEach(rule -> listed.add(rule.getClass().getSimpleName()));
        assertEquals(rules, listed, "Rules.all() lists every rule of the package");
    }

    private static boolean wraps(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getType() == Rule.class);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("descent.optim." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesAreDistinct() {
        Set<String> names = new HashSet<>();
        Rules.all().forEach(rule -> assertTrue(names.add(rule.name()), rule.name()));
    }

    @Test
    void theSevenOfTheNotesAreAmongAll() {
        List<Rule> seven = Rules.inNotes();
        assertEquals(7, seven.size());
        assertTrue(Rules.all().containsAll(seven));
        seven.stream()
                .skip(1)
                .forEach(rule -> assertTrue(rule.name().contains("(notes"), rule.name()));
    }

    @Test
    void namesShowWhatIsNotUsual() {
        assertEquals("GD (η = 0.01)", new GradientDescent(0.01).name());
        assertEquals("GD (η = 1)", new GradientDescent(1).name());
        assertEquals("GD (η = 1e-5)", new GradientDescent(1e-5).name());
        assertEquals("Momentum (notes, η = 0.1)", Momentum.asInNotes(0.1).name());
        assertEquals("Momentum (averaged, η = 0.1, μ = 0.5)", Momentum.averaged(0.1, 0.5).name());
        assertEquals("Nesterov (two sequences, η = 2)", Nesterov.twoSequences(2, 0.9).name());
        assertEquals("Adagrad (paper, η = 0.1, ε = 1e-6)", Adagrad.asInPaper(0.1, 1e-6).name());
        assertEquals("Adagrad (Keras, η = 0.1)", Adagrad.asInKeras(0.1).name());
        assertEquals("Adagrad (notes, η = 0.1)", Adagrad.asInNotes(0.1).name());
        assertEquals("RMSprop (notes, η = 0.1, ε = 1e-7)", RmsProp.asInKeras(0.1).name());
        assertEquals("Adadelta (notes)", Adadelta.asInNotes().name());
        assertEquals("Adadelta (PyTorch, η = 0.5)", Adadelta.asInPyTorch(0.5).name());
        assertEquals("Adam (ε inside v̂, η = 0.1)", Adam.epsilonInsideVHat(0.1).name());
        assertEquals("Adam (as printed, N11a, η = 0.1)", Adam.asPrintedN11a(0.1).name());
        assertEquals(
                "Adam (PyTorch, η = 0.1, β₁ = 0, β₂ = 0.1, ε = 0.5)",
                Adam.asInPyTorch(0.1).withBetas(0, 0.1).withEps(0.5).name());
        assertEquals("AMSGrad (Keras, η = 0.1)", AmsGrad.asInKeras(0.1).name());
        assertEquals("GD (η = 1)", new Parallel(new GradientDescent(1), 2).name());
        assertEquals("Sum", new Toy.Sum().name());
        Rule nameless =
                new Rule() {
                    @Override
                    public List<String> slots() {
                        return List.of();
                    }

                    @Override
                    public void update(
                            int t, double[] g, double[] theta, double[][] s, int from, int to) {}
                };
        assertEquals("rule", nameless.name());
    }

    /** The published defaults, from the sources that the Javadoc names. */
    @Test
    void factoriesHaveThePublishedConstants() {
        Schedule eta = Schedule.constant(0.1);
        assertEquals(new Momentum(Momentum.Form.NOTES, eta, 0.9), Momentum.asInNotes(0.1));
        assertEquals(new Momentum(Momentum.Form.PYTORCH, eta, 0.8), Momentum.asInPyTorch(0.1, 0.8));
        assertEquals(new Nesterov(Nesterov.Form.NOTES, eta, 0.9), Nesterov.asInNotes(0.1));
        assertEquals(new Nesterov(Nesterov.Form.PYTORCH, eta, 0.8), Nesterov.asInPyTorch(0.1, 0.8));
        assertEquals(new Nesterov(Nesterov.Form.KERAS, eta, 0.8), Nesterov.asInKeras(0.1, 0.8));
        assertEquals(new Adagrad(Adagrad.Form.NOTES, eta, 0, 0), Adagrad.asInNotes(0.1));
        assertEquals(new Adagrad(Adagrad.Form.PAPER, eta, 1e-10, 0), Adagrad.asInPyTorch(0.1));
        assertEquals(new Adagrad(Adagrad.Form.KERAS, eta, 1e-7, 0.1), Adagrad.asInKeras(0.1));
        assertEquals(new RmsProp(RmsProp.Form.NOTES, eta, 0.9, 1e-8), RmsProp.asInNotes(0.1));
        assertEquals(new RmsProp(RmsProp.Form.PYTORCH, eta, 0.99, 1e-8), RmsProp.asInPyTorch(0.1));
        assertEquals(new RmsProp(RmsProp.Form.NOTES, eta, 0.9, 1e-7), RmsProp.asInKeras(0.1));
        assertEquals(new RmsProp(RmsProp.Form.CORRECTED, eta, 0.9, 1e-8), RmsProp.corrected(0.1));
        Schedule one = Schedule.constant(1);
        assertEquals(new Adadelta(Adadelta.Form.NOTES, one, 0.95, 1e-6), Adadelta.asInNotes());
        assertEquals(
                new Adadelta(Adadelta.Form.LITERAL, one, 0.5, 0.1), Adadelta.literal(0.5, 0.1));
        assertEquals(
                new Adadelta(Adadelta.Form.PYTORCH, eta, 0.9, 1e-6), Adadelta.asInPyTorch(0.1));
        assertEquals(new Adadelta(Adadelta.Form.PYTORCH, eta, 0.95, 1e-7), Adadelta.asInKeras(0.1));
        Stream.of(
                        new Adam(Adam.Form.NOTES, eta, 0.9, 0.999, 1e-8),
                        Adam.asInNotes(0.1),
                        new Adam(Adam.Form.PAPER, eta, 0.9, 0.999, 1e-8),
                        Adam.asInPaper(0.1),
                        new Adam(Adam.Form.PYTORCH, eta, 0.9, 0.999, 1e-8),
                        Adam.asInPyTorch(0.1),
                        new Adam(Adam.Form.KERAS, eta, 0.9, 0.999, 1e-7),
                        Adam.asInKeras(0.1),
                        new Adam(Adam.Form.EPS_INSIDE_VHAT, eta, 0.9, 0.999, 1e-8),
                        Adam.epsilonInsideVHat(0.1),
                        new Adam(Adam.Form.UNCORRECTED, eta, 0.9, 0.999, 1e-8),
                        Adam.uncorrected(0.1),
                        new Adam(Adam.Form.PRINTED_N11A, eta, 0.9, 0.999, 1e-8),
                        Adam.asPrintedN11a(0.1))
                .reduce(
                        null,
                        (expected, rule) -> {
                            if (expected != null) {
                                assertEquals(expected, rule);
                            }
                            return expected == null ? rule : null;
                        });
        assertEquals(new AmsGrad(AmsGrad.Form.PAPER, eta, 0.9, 0.999, 0), AmsGrad.asInPaper(0.1));
        assertEquals(
                new AmsGrad(AmsGrad.Form.PYTORCH, eta, 0.9, 0.999, 1e-8), AmsGrad.asInPyTorch(0.1));
        assertEquals(
                new AmsGrad(AmsGrad.Form.KERAS, eta, 0.9, 0.999, 1e-7), AmsGrad.asInKeras(0.1));
        assertEquals(new Adamax(Adamax.Form.PAPER, eta, 0.9, 0.999, 0), Adamax.asInPaper(0.1));
        assertEquals(
                new Adamax(Adamax.Form.PYTORCH, eta, 0.9, 0.999, 1e-8), Adamax.asInPyTorch(0.1));
        assertEquals(new Adamax(Adamax.Form.KERAS, eta, 0.9, 0.999, 1e-7), Adamax.asInKeras(0.1));
    }

    @Test
    void slotsAreNamedAsInTheNotes() {
        List<List<String>> names = new ArrayList<>();
        Rules.inNotes().forEach(rule -> names.add(rule.slots()));
        assertEquals(
                List.of(
                        List.of(),
                        List.of("u"),
                        List.of("u"),
                        List.of("G"),
                        List.of("Eg2", "Ed2"),
                        List.of("Eg2"),
                        List.of("m", "v")),
                names);
        assertSame(State.class, Adam.asInNotes(1).init(0).getClass());
    }
}
