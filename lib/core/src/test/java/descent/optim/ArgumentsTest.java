package descent.optim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments outside their range: the message names the argument, the value and the range. */
class ArgumentsTest {
    private static final Schedule ETA = Schedule.constant(1);

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    private static final Map<String, DoubleFunction<Object>> RATES =
            Map.ofEntries(
                    Map.entry("gd", GradientDescent::new),
                    Map.entry("momentum", Momentum::asInNotes),
                    Map.entry("averaged", x -> Momentum.averaged(x, 0.9)),
                    Map.entry("nesterov", Nesterov::asInNotes),
                    Map.entry("adagrad", Adagrad::asInNotes),
                    Map.entry("adagrad keras", Adagrad::asInKeras),
                    Map.entry("rmsprop", RmsProp::asInNotes),
                    Map.entry("adadelta", Adadelta::asInPyTorch),
                    Map.entry("adam", Adam::asInNotes),
                    Map.entry("amsgrad", AmsGrad::asInPaper),
                    Map.entry("adamax", Adamax::asInPaper));

    private static final Map<String, DoubleFunction<Object>> DECAYS =
            Map.ofEntries(
                    Map.entry("mu", x -> Momentum.asInNotes(1, x)),
                    Map.entry("mu averaged", x -> Momentum.averaged(1, x)),
                    Map.entry("mu nesterov", x -> Nesterov.asInNotes(1, x)),
                    Map.entry("rho", x -> new RmsProp(RmsProp.Form.NOTES, ETA, x, 0)),
                    Map.entry("rho adadelta", x -> Adadelta.asInNotes(x, 0)),
                    Map.entry("beta1", x -> Adam.asInNotes(1).withBetas(x, 0.9)),
                    Map.entry("beta2", x -> Adam.asInNotes(1).withBetas(0.9, x)),
                    Map.entry(
                            "beta1 amsgrad", x -> new AmsGrad(AmsGrad.Form.PAPER, ETA, x, 0.9, 0)),
                    Map.entry(
                            "beta2 amsgrad", x -> new AmsGrad(AmsGrad.Form.PAPER, ETA, 0.9, x, 0)),
                    Map.entry("beta1 adamax", x -> new Adamax(Adamax.Form.PAPER, ETA, x, 0.9, 0)),
                    Map.entry("beta2 adamax", x -> new Adamax(Adamax.Form.PAPER, ETA, 0.9, x, 0)));

    private static final Map<String, DoubleFunction<Object>> EPSILONS =
            Map.of(
                    "eps adagrad", x -> Adagrad.asInPaper(1, x),
                    "g0 adagrad", x -> new Adagrad(Adagrad.Form.KERAS, ETA, 0, x),
                    "eps rmsprop", x -> new RmsProp(RmsProp.Form.NOTES, ETA, 0.9, x),
                    "eps adadelta", x -> Adadelta.asInNotes(0.9, x),
                    "eps adam", x -> Adam.asInNotes(1).withEps(x),
                    "eps amsgrad", x -> new AmsGrad(AmsGrad.Form.PAPER, ETA, 0.9, 0.9, x),
                    "eps adamax", x -> new Adamax(Adamax.Form.PAPER, ETA, 0.9, 0.9, x));

    private static void fails(String name, DoubleFunction<Object> make, double... values) {
        for (Language language : Language.values()) {
            Language.use(language);
            for (double x : values) {
                String argument = name.split(" ")[0];
                String message =
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> make.apply(x),
                                        name + " = " + x)
                                .getMessage();
                assertTrue(message.startsWith(argument + " = " + x), message);
            }
        }
    }

    @Test
    void rates() {
        RATES.forEach(
                (name, make) -> {
                    fails("eta", make, 0, -1, -0.0, Double.NaN, Double.POSITIVE_INFINITY);
                    assertDoesNotThrow(() -> make.apply(1e-300), name);
                });
    }

    @Test
    void decays() {
        DECAYS.forEach(
                (name, make) -> {
                    fails(name, make, 1, -1e-9, 2, Double.NaN);
                    assertDoesNotThrow(() -> make.apply(0), name);
                    assertDoesNotThrow(() -> make.apply(0.9999999), name);
                });
    }

    @Test
    void epsilons() {
        EPSILONS.forEach(
                (name, make) -> {
                    fails(name, make, -1e-9, Double.NaN, Double.POSITIVE_INFINITY);
                    assertDoesNotThrow(() -> make.apply(0), name);
                    assertDoesNotThrow(() -> make.apply(2), name);
                });
    }

    /** No constant of any rule takes what is no number, or an infinite one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("descent.optim.Rules#all")
    void everyConstantHasARange(Rule rule) {
        for (String constant : Forms.constants(rule).keySet()) {
            if (!constant.equals("eta")) {
                for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                    Map<String, Double> outside = Map.of(constant, x);
                    Throwable thrown =
                            assertThrows(
                                    AssertionError.class,
                                    () -> Forms.with(rule, ETA, outside),
                                    constant + " = " + x + ": give it a range in the record");
                    String message = thrown.getCause().getCause().getMessage();
                    assertTrue(message.startsWith(constant + " = " + x), message);
                }
            }
        }
    }

    @Test
    void constantsThatAFormFixes() {
        fails("eps", x -> Adadelta.literal(0.9, x), 0, -1, Double.NaN);
        fails("eps", x -> new Adagrad(Adagrad.Form.NOTES, ETA, x, 0), 1e-8);
        for (Adadelta.Form form :
                new Adadelta.Form[] {Adadelta.Form.NOTES, Adadelta.Form.LITERAL}) {
            fails("eta", x -> new Adadelta(form, Schedule.constant(x), 0.9, 1), 0.5);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Adadelta(form, Schedule.inverseRoot(1), 0.9, 1));
        }
    }
}
