package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static final Map<String, Double> VALUES =
            Map.of("a", 2.0, "b", 3.0, "c", 5.0, "z", 0.0, "beta1", 0.5);

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = a + b*c | 17",
                "x=a*b+c|11",
                "x = a - b - c | -6",
                "x = a - (b - c) | 4",
                "x = c/a/b | 0.8333333333333334",
                "x = c/(a/b) | 7.5",
                "x = c/a*b | 7.5",
                "x = -a^2 | -4",
                "x = (-a)^2 | 4",
                "x = a^b | 8",
                "x = b*-a | -6",
                "x = --a | 2",
                "x = sqrt(b^2 + 16) | 5",
                "x = max(a, b) - min(a, b) | 1",
                "x = abs(a - c) | 3",
                "x = sign(a - c) | -1",
                "x = c*sign(b) | 5",
                "x = sign(z) | 0",
                "x = 1e1*a + .5e0 | 20.5",
                "x = 1e-8 | 1e-8",
                "x = a + 2.5E+3 | 2502",
                "x = 3.*a | 6",
                "x = 0.25 | 0.25",
                "x = a/z | 0",
                "x = 1 - beta1 | 0.5",
                "  x  =  a  | 2",
            })
    void values(String line, double expected) {
        assertEquals(expected, Formula.of(line).value(VALUES), 1e-15);
        assertEquals("x", Formula.of(line).left());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "x =",
                "= a",
                "x = a +",
                "x = (a",
                "x = a)",
                "x = sqrt a b",
                "x = cos(a)",
                "x = sign(a, b)",
                "x = max(a)",
                "x = a b",
                "x = 2a",
                "x = 2eps",
                "x = 1e",
                "x = .",
                "x = 1.2.3",
                "x = sqrt(a, b)",
                "x = a ** b",
                "x = θ *",
                "x + a = b",
                "x = max(a, b"
            })
    void brokenLines(String line) {
        Language.use(Language.EN);
        String message =
                assertThrows(IllegalArgumentException.class, () -> Formula.of(line)).getMessage();
        assertTrue(message.contains('"' + line + '"'), message);
    }

    @Test
    void theMessageNamesThePlace() {
        for (Language language : Language.values()) {
            Language.use(language);
            String message =
                    assertThrows(IllegalArgumentException.class, () -> Formula.of("x = a + )"))
                            .getMessage();
            assertTrue(message.contains("9"), message);
        }
    }

    @Test
    void theMessageNamesTheFunctionsThereAre() {
        for (Language language : Language.values()) {
            Language.use(language);
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> Formula.of("x = a + signum(b)"))
                            .getMessage();
            assertTrue(message.contains("signum"), message);
            assertTrue(message.contains("sqrt, abs, sign"), message);
            assertTrue(message.contains("max, min"), message);
        }
    }

    @Test
    void unknownSymbols() {
        Formula formula = Formula.of("x = a + q");
        for (Language language : Language.values()) {
            Language.use(language);
            String message =
                    assertThrows(IllegalArgumentException.class, () -> formula.value(VALUES))
                            .getMessage();
            assertTrue(message.contains("\"x = a + q\""), message);
            assertTrue(message.replace("\"x = a + q\"", "").contains("q"), message);
            assertTrue(message.contains("a, b, beta1, c, z"), message);
        }
        assertEquals("x = a + q", formula.toString());
    }

    @Test
    void numbers() {
        assertEquals("0.001", Notation.number(0.001));
        assertEquals("1e-8", Notation.number(1e-8));
        assertEquals("2.5e-8", Notation.number(2.5e-8));
        assertEquals("−2.5e-8", Notation.number(-2.5e-8));
        assertEquals("1", Notation.number(1));
        assertEquals("0", Notation.number(0));
        assertEquals("0", Notation.number(-0.0));
        assertEquals("100000000", Notation.number(1e8));
        assertEquals("1e9", Notation.number(1e9));
        assertEquals("0.0001", Notation.number(1e-4));
        assertEquals("1e-5", Notation.number(1e-5));
        assertEquals("0.1", Notation.number(0.09999999999999998, 9, false));
        assertEquals("0.09999999999999998", Notation.number(0.09999999999999998));
        assertEquals("-12.5", Notation.number(-12.5, 9, true));
        assertEquals("10^{-8}", Notation.number(1e-8, 9, true));
        assertEquals("2.5\\cdot 10^{12}", Notation.number(2.5e12, 9, true));
        assertEquals("NaN", Notation.number(Double.NaN));
        assertEquals("−∞", Notation.number(Double.NEGATIVE_INFINITY));
        assertEquals("\\infty", Notation.number(Double.POSITIVE_INFINITY, 9, true));
        assertEquals("=", Notation.equals(0.09999999999999998, 9, false));
        assertEquals("≈", Notation.equals(1 / 3.0, 9, false));
        assertEquals("\\approx", Notation.equals(1 / 3.0, 9, true));
        assertEquals("=", Notation.equals(Double.POSITIVE_INFINITY, 9, false));
    }

    @Test
    void indicesAndExponents() {
        assertEquals("m₁₀₂", Notation.indexed("m", 102, false));
        assertEquals("\\theta_{102}", Notation.indexed("theta", 102, true));
        assertEquals("⁰¹²³⁴⁵⁶⁷⁸⁹".substring(1), Notation.exponent(123456789, false));
        assertEquals("¹⁰", Notation.exponent(10, false));
        assertEquals("^{10}", Notation.exponent(10, true));
        assertEquals("\\mathrm{buf}", Notation.symbol("buf", true));
        assertEquals("buf", Notation.symbol("buf", false));
        assertEquals("m", Notation.symbol("m", true));
    }
}
