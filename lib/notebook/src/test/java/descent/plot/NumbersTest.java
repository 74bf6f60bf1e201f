package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1.2, −1.2",
        "0.6400000000000001, 0.64",
        "0.833103526838, 0.833104",
        "1797, 1797",
        "1e-8, 10⁻⁸",
        "-1e-8, −10⁻⁸",
        "1.5e-8, 1.5·10⁻⁸",
        "0.0001, 0.0001",
        "123456.789, 123457",
        "1e12, 10¹²",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, −∞",
        "9.9999999, 10",
        "4.9E-324, 4.94066·10⁻³²⁴"
    })
    void sixDigits(double value, String text) {
        assertEquals(text, Numbers.text(value));
    }

    @ParameterizedTest
    @CsvSource({"3.46, 2, 3.5", "0.05252, 3, 0.0525", "24.199999999999996, 3, 24.2"})
    void asManyDigitsAsAsked(double value, int digits, String text) {
        assertEquals(text, Numbers.text(value, digits));
    }
}
