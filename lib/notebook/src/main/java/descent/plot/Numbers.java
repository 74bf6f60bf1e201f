package descent.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as a reader wants them: a few significant digits, the minus sign −, powers of ten as
 * 10⁻⁸.
 */
public final class Numbers {
    private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";

    private Numbers() {}

    /**
     * A number with up to six significant digits.
     *
     * @param value any number
     * @return for example {@code 0.833104}, {@code −1.2}, {@code 1.5·10⁻⁸}
     */
    public static String text(double value) {
        return text(value, 6);
    }

    /**
     * A number with a given number of significant digits; zeros at the end are left out.
     *
     * @param value any number
     * @param digits the most significant digits, 1 or more
     * @return the text; whole numbers below 10⁷ are written in full
     */
    public static String text(double value, int digits) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        } else if (value == 0) {
            return "0";
        } else if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return sign(value) + (long) Math.abs(value);
        }
        BigDecimal rounded =
                new BigDecimal(Math.abs(value))
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 7) {
            return sign(value) + rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return sign(value)
                + (mantissa.equals("1") ? "" : mantissa + "·")
                + "10"
                + superscript(exponent);
    }

    /**
     * A point, for example {@code (−1.2, 1)}.
     *
     * @param coordinates its coordinates
     * @return the first six of them with three significant digits
     */
    public static String point(double... coordinates) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < Math.min(6, coordinates.length); i++) {
            text.append(i == 0 ? "" : ", ").append(text(coordinates[i], 3));
        }
        return text.append(coordinates.length > 6 ? ", …)" : ")").toString();
    }

    /**
     * A whole number as a superscript.
     *
     * @param number any whole number
     * @return for example {@code ⁻⁸}
     */
    public static String superscript(int number) {
        return raised(number, SUPERSCRIPT, "⁻");
    }

    /**
     * A whole number as a subscript.
     *
     * @param number any whole number
     * @return for example {@code ₁₂}
     */
    public static String subscript(int number) {
        return raised(number, SUBSCRIPT, "₋");
    }

    private static String raised(int number, String digits, String minus) {
        StringBuilder text = new StringBuilder(number < 0 ? minus : "");
        for (char c : Integer.toString(Math.abs(number)).toCharArray()) {
            text.append(digits.charAt(c - '0'));
        }
        return text.toString();
    }

    private static String sign(double value) {
        return value < 0 ? "−" : "";
    }
}
