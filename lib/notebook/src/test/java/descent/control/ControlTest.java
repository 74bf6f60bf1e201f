package descent.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.kernel.Renderers;
import descent.plot.Figure;
import descent.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a control shows where nothing can be moved, and what its inputs make of a message. */
class ControlTest {
    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    private static Figure parabola(double a) {
        return Figure.curves("x", "y").line("", x -> a * x * x, -1, 1).rangeY(0, 2);
    }

    private static Map<String, Object> state(Input<?> input) {
        return input.widget().complete();
    }

    private static double moved(Input<Double> slider, double to) {
        return slider.after(Map.of("value", to), slider.initial());
    }

    @Test
    void theStepIsRoundMeetsTheStartAndIsAboutAHundredth() {
        Object[][] expected = {
            {0.0, 1.0, 0.5, 0.01, ".2f"},
            {0.01, 1.2, 0.1, 0.01, ".2f"},
            {0.0, 10.0, 3.0, 0.1, ".1f"},
            {1.0, 20.0, 10.0, 0.1, ".1f"},
            {0.9, 0.9995, 0.999, 0.0005, ".4f"},
            {0.0, 1.0, 0.125, 0.005, ".3f"}, // 0.01 does not meet 0.125
            {-4.0, 4.0, 1.0, 0.05, ".2f"},
            {0.0, 300.0, 7.0, 1.0, ".0f"},
        };
        for (Object[] row : expected) {
            Map<String, Object> state =
                    state(Input.slider("x", (double) row[0], (double) row[1], (double) row[2]));
            assertEquals(row[3], state.get("step"), row[0] + " to " + row[1]);
            assertEquals(row[4], state.get("readout_format"), row[0] + " to " + row[1]);
            assertEquals("FloatSliderModel", state.get("_model_name"));
            assertEquals("2.0.0", state.get("_model_module_version"));
            assertEquals("@jupyter-widgets/controls", state.get("_model_module"));
        }
    }

    @Test
    void whatThePageSendsIsTheNumberThatItShows() {
        Slider slider = Input.slider("η", 0.01, 1.2, 0.1);
        assertEquals(0.3, moved(slider, 0.1 + 0.2));
        assertEquals(0.07, moved(slider, 0.07000000000000001));
        assertEquals(1.2, moved(slider, 99));
        assertEquals(0.01, moved(slider, -1));
        assertEquals(0.1, slider.after(Map.of("value", "seven"), 0.1));
        assertEquals(0.00126, moved(Input.logSlider("ε", 1e-8, 1, 1e-3), Math.pow(10, -2.9)));
        Input<Integer> whole = Input.intSlider("k", 1, 9, 2);
        assertEquals(5, whole.after(Map.of("value", 5.0), 2));
        assertEquals(9, whole.after(Map.of("value", 50.0), 2));
    }

    @Test
    void aFewValuesSpanTheRangeAndHoldTheStart() {
        assertEquals(List.of(0.0, 0.25, 0.5, 0.75, 1.0), Input.slider("x", 0, 1, 0.5).few());
        assertEquals(List.of(0.0, 0.25, 0.45, 0.75, 1.0), Input.slider("x", 0, 1, 0.45).few());
        assertEquals(List.of(0.0, 0.1, 0.5, 0.75, 1.0), Input.slider("x", 0, 1, 0.1).few());
        assertEquals(
                List.of(1e-8, 1e-6, 1e-4, 1e-2, 1.0), Input.logSlider("ε", 1e-8, 1, 1e-8).few());
        assertEquals(List.of(0, 1, 2, 3, 4, 5), Input.intSlider("k", 0, 5, 0).few());
        assertEquals(
                List.of(1, 3),
                Input.intSlider("k", 1, 3, 1).few().subList(0, 3).stream()
                        .filter(k -> k != 2)
                        .toList());
        assertEquals(List.of(0.2, 0.9), Input.slider("x", 0, 1, 0.5).at(0.2, 0.9).few());
    }

    @Test
    void twoInputsMoveOneAtATime() {
        Control control =
                Controls.of(
                        Input.slider("η", 0, 1, 0.5).at(0.1, 0.5),
                        Input.choice("rule", List.of("GD", "Adam", "NAG")),
                        (eta, rule) -> rule + " " + eta);
        assertEquals(
                "η = 0.1, rule: GD: GD 0.1\n"
                        + "η = 0.5, rule: GD: GD 0.5\n"
                        + "η = 0.5, rule: Adam: Adam 0.5\n"
                        + "η = 0.5, rule: NAG: NAG 0.5",
                control.plain());
        assertEquals(4, control.html().split("<tr>").length - 1);
        assertTrue(control.html().contains("<th scope=\"row\""));
    }

    @Test
    void figuresStandBehindASliderThatNeedsNoKernelBeginningAtTheStart() {
        Control control =
                Controls.of(Input.slider("a", 0, 2, 0.5).at(2, 1, 0.5, 0.1), ControlTest::parabola);
        String html = control.html();
        assertTrue(
                Pattern.compile("\\[\"a = 2\".*\"a = 1\".*\"a = 0.5\".*\"a = 0.1\"")
                        .matcher(html)
                        .find());
        assertTrue(html.contains("show(2);"), "the frame of the start is seen first");
        // where scripts do not run, the start stands
        assertTrue(html.substring(0, 400).contains(parabola(0.5).alt()));
        assertEquals(
                html,
                Controls.of(Input.slider("a", 0, 2, 0.5).at(2, 1, 0.5, 0.1), ControlTest::parabola)
                        .html());
    }

    @Test
    void framesThatTakeTooMuchRoomAreThinnedOut() {
        Control control =
                Controls.of(
                        Input.slider("k", 0, 11, 3).at(0, 1, 2, 3, 4, 5, 6, 7, 8),
                        k -> Figure.heatMap(noise(k.longValue())));
        String html = control.html();
        assertTrue(html.length() < 200_000, "" + html.length());
        assertTrue(html.contains("<script>"));
        assertTrue(control.plain().contains("k = 3"));
        assertFalse(control.plain().contains("k = 2"));
    }

    private static double[][] noise(long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[100][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = random.doubles(100).toArray();
        }
        return rows;
    }

    @Test
    void mixedOutputsStandOneUnderTheOther() {
        Control control =
                Controls.choice(
                        "what",
                        List.of("figure", "number"),
                        what -> what.equals("figure") ? parabola(1) : (Object) 42);
        assertTrue(control.html().contains("<img alt="));
        assertTrue(control.html().contains(">42<"));
    }

    @Test
    void aFailureAtTheStartIsOneOfTheCellElsewhereItIsShown() {
        Control bad = Controls.slider("η", 0, 1, 0.5, eta -> 1 / (int) (eta - 0.5));
        assertTrue(Renderers.show(bad).plain().contains("ArithmeticException"));
        Control edge =
                Controls.of(
                        Input.slider("η", 0, 1, 0.5).at(0.5, 1),
                        eta -> {
                            if (eta == 1) {
                                throw new IllegalStateException("too <large>");
                            }
                            return eta;
                        });
        assertTrue(edge.plain().contains("too <large>"));
        assertTrue(edge.html().contains("too &lt;large&gt;"));
        Control figures =
                Controls.slider(
                        "a",
                        0,
                        2,
                        1,
                        a -> {
                            if (a > 1.5) {
                                throw new IllegalStateException("too large");
                            }
                            return parabola(a);
                        });
        assertTrue(figures.html().contains("<script>"), "the others still stand behind a slider");
        assertTrue(figures.html().endsWith("(IllegalStateException: too large)</p>"));
    }

    @Test
    void rangesAreChecked() {
        List<Runnable> wrong = new ArrayList<>();
        wrong.add(() -> Input.slider("η", 1, 0, 0.5));
        wrong.add(() -> Input.slider("η", 0, 1, 2));
        wrong.add(() -> Input.slider("η", 1, 1, 1));
        wrong.add(() -> Input.slider("η", 0, Double.NaN, 0));
        wrong.add(() -> Input.logSlider("η", 0, 1, 0.5));
        wrong.add(() -> Input.intSlider("η", 5, 1, 2));
        wrong.add(() -> Input.choice("η", List.of()));
        wrong.add(() -> Input.slider("η", 0, 1, 0.5).at(3));
        wrong.add(() -> Input.slider("η", 0, 1, 0.5).at());
        for (Runnable one : wrong) {
            String message = assertThrows(IllegalArgumentException.class, one::run).getMessage();
            assertTrue(message.startsWith("η"), message);
        }
    }

    @Test
    void labelsAreInTheReadersLanguage() {
        Input<String> input = Input.choice("rule", List.of("momentum", "Adam"));
        String english = String.valueOf(state(input));
        Language.use(Language.KO);
        assertEquals("규칙", state(input).get("description"));
        assertEquals(List.of("모멘텀", "Adam"), state(input).get("_options_labels"));
        assertNotEquals(english, String.valueOf(state(input)));
        assertTrue(
                Controls.slider("learning rate η", 0, 1, 0.5, x -> x)
                        .plain()
                        .startsWith("학습률 η = 0:"));
    }
}
