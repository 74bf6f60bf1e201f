package descent.optim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;

/** How numbers, symbols and names of rules are written, as plain text and as LaTeX. */
final class Notation {
    private static final Map<String, String[]> SYMBOLS =
            Map.ofEntries(
                    symbol("theta", "θ", "\\theta"),
                    symbol("at", "θ̃", "\\tilde\\theta"),
                    symbol("Delta", "Δθ", "\\Delta\\theta"),
                    symbol("eta", "η", "\\eta"),
                    symbol("alpha", "α", "\\alpha"),
                    symbol("beta", "β", "\\beta"),
                    symbol("beta1", "β₁", "\\beta_1"),
                    symbol("beta2", "β₂", "\\beta_2"),
                    symbol("gamma", "γ", "\\gamma"),
                    symbol("lambda", "λ", "\\lambda"),
                    symbol("mu", "μ", "\\mu"),
                    symbol("rho", "ρ", "\\rho"),
                    symbol("eps", "ε", "\\varepsilon"),
                    symbol("g0", "G₀", "G_0"),
                    symbol("Eg2", "E[g²]", "E[g^2]"),
                    symbol("Ed2", "E[Δθ²]", "E[\\Delta\\theta^2]"),
                    symbol("mhat", "m̂", "\\hat m"),
                    symbol("vhat", "v̂", "\\hat v"),
                    symbol("vmax", "V", "V"));

    private Notation() {}

    private static Map.Entry<String, String[]> symbol(String name, String plain, String latex) {
        return Map.entry(name, new String[] {plain, latex});
    }

    /** A symbol of a formula: {@code beta1} becomes β₁ or {@code \beta_1}. */
    static String symbol(String name, boolean latex) {
        String[] known = SYMBOLS.get(name);
        if (known != null) {
            return known[latex ? 1 : 0];
        }
        return latex && name.length() > 1 ? "\\mathrm{" + name + "}" : name;
    }

    /** A symbol with an index: m₁₂ or {@code m_{12}}. */
    static String indexed(String name, int index, boolean latex) {
        return symbol(name, latex) + (latex ? "_{" + index + "}" : shifted(index, '₀'));
    }

    /** A whole exponent that is not negative: x¹² or {@code x^{12}}. */
    static String exponent(int n, boolean latex) {
        if (latex) {
            return "^{" + n + "}";
        }
        return shifted(n, '⁰').replace('\u2071', '¹').replace('\u2072', '²').replace('\u2073', '³');
    }

    private static String shifted(int n, char zero) {
        StringBuilder digits = new StringBuilder();
        String.valueOf(n).chars().forEach(c -> digits.append((char) (zero + c - '0')));
        return digits.toString();
    }

    /** A number with all its digits, without a useless ".0": 1, 0.001, 1e-8. */
    static String number(double x) {
        return number(x, 17, false);
    }

    /** A number as a name shows it: 6 significant digits. */
    static String brief(double x) {
        return number(x, 6, false);
    }

    /** A number rounded to some significant digits. */
    static String number(double x, int digits, boolean latex) {
        if (!Double.isFinite(x)) {
            String sign = x < 0 ? "−" : "";
            return Double.isNaN(x) ? "NaN" : sign + (latex ? "\\infty" : "∞");
        }
        BigDecimal rounded = rounded(x, digits);
        int power = rounded.precision() - rounded.scale() - 1;
        if (x == 0 || power >= -4 && power < 9) {
            return rounded.toPlainString().replace("-", latex ? "-" : "−");
        }
        String mantissa = rounded.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString();
        if (!latex) {
            return mantissa.replace('-', '−') + "e" + power;
        }
        String times = mantissa.equals("1") ? "" : mantissa + "\\cdot ";
        return times + "10^{" + power + "}";
    }

    private static BigDecimal rounded(double x, int digits) {
        BigDecimal exact = new BigDecimal(Double.toString(x));
        BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
    }

    /** The sign between a calculation and its rounded result: "=" where nothing is lost. */
    static String equals(double x, int digits, boolean latex) {
        if (!Double.isFinite(x)
                || Math.abs(rounded(x, digits).doubleValue() - x) <= 1e-14 * Math.abs(x)) {
            return "=";
        }
        return latex ? "\\approx" : "≈";
    }

    /** The name of a rule: its form, its rate and the constants that are not the form's usual. */
    static String name(
            String rule, Enum<?> form, Schedule eta, Map<String, Double> usual, Rule self) {
        StringBuilder name = new StringBuilder(rule).append(" (").append(form(form.name()));
        if (eta != null) {
            name.append(", η = ").append(eta);
        }
        Map<String, Double> constants = self.constants(1);
        usual.keySet().stream()
                .sorted()
                .filter(key -> !usual.get(key).equals(constants.get(key)))
                .forEach(key -> name.append(", ").append(setting(key, constants.get(key))));
        return name.append(')').toString();
    }

    private static String setting(String key, double value) {
        return symbol(key, false) + " = " + brief(value);
    }

    private static String form(String constant) {
        return switch (constant) {
            case "PYTORCH" -> "PyTorch";
            case "KERAS" -> "Keras";
            case "EPS_INSIDE_VHAT" -> "ε inside v̂";
            case "PRINTED_N11A" -> "as printed, N11a";
            default -> constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
