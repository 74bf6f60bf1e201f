package descent.derivation.tex;

import descent.derivation.tex.grammar.FormulaParser.AccentedContext;
import descent.derivation.tex.grammar.FormulaParser.ScriptContext;
import descent.derivation.tex.grammar.FormulaParser.SymbolContext;
import java.util.List;
import java.util.Map;

/**
 * From signs to names: {@code \hat{m}} is called {@code hat m}, {@code θ} is called {@code theta}.
 */
final class Names {
    private static final String GREEK = "αβγδεζηθικλμνξοπρςστυφχψωΓΘΛΞΠΣΦΨΩ";
    private static final String[] SPELLED =
            ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi"
                            + " rho varsigma sigma tau upsilon phi chi psi omega Gamma Theta Lambda"
                            + " Xi Pi Sigma Phi Psi Omega")
                    .split(" ");
    private static final Map<String, String> SAME =
            Map.of(
                    "varepsilon", "epsilon",
                    "vartheta", "theta",
                    "varphi", "phi",
                    "varrho", "rho",
                    "widehat", "hat",
                    "widetilde", "tilde",
                    "overline", "bar",
                    "intercal", "top");

    private final Signature signature;

    Names(Signature signature) {
        this.signature = signature;
    }

    String of(SymbolContext s) {
        String raw = raw(s);
        return signature.canonical(raw);
    }

    /** Whether a name is a letter, Greek or not, with or without accents and primes. */
    static boolean letter(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1).replace("'", "");
        return last.length() == 1 || last.equals("ell") || List.of(SPELLED).contains(last);
    }

    /** Which sentence says that a name has no meaning. */
    static String complaint(String name) {
        String bare = name.replace("*", "");
        if (name.equals("mathbb E")) {
            return "expectation";
        } else if (letter(name)) {
            return name.matches("[k-n]") ? "unknown.index" : "unknown";
        } else if (bare.matches("arg|argmax|argmin|max|min|sup|inf")) {
            return "extreme";
        } else if (bare.matches("lim|to|rightarrow|infty|int")) {
            return "limit";
        } else if (bare.matches("KL")) {
            return "norm";
        } else if (bare.matches("cases|over|choose")) {
            return "environment";
        }
        boolean function =
                bare.matches("(arc|a)?(sin|cos|tan|cot|sec|csc)h?|det|dim|ker|gcd|deg|lg");
        return function || name.startsWith("*") ? "unsupported" : "sign";
    }

    private String raw(SymbolContext s) {
        if (s.DELTA() != null) {
            return "Delta " + raw(s.symbol());
        } else if (s.ACCENT() != null) {
            return plain(s.ACCENT().getText()) + " " + accented(s.accented());
        } else if (s.FONT() != null) {
            return accented(s.accented());
        } else if (s.EXPECT() != null) {
            return "mathbb E";
        } else if (s.OPNAME() != null) {
            String text = s.getText();
            String word = text.substring(text.indexOf('{') + 1, text.length() - 1).strip();
            return word.length() == 1 ? word : word.equals("Pr") ? "P" : "*" + word;
        }
        return s.getText().equals("\\Pr") ? "P" : plain(s.getText());
    }

    private String accented(AccentedContext a) {
        StringBuilder primes = new StringBuilder();
        for (ScriptContext s : a.script()) {
            primes.append("'".repeat(s.PRIME().size()));
        }
        return raw(a.symbol()) + primes;
    }

    private static String plain(String sign) {
        int greek = GREEK.indexOf(sign);
        String name =
                greek >= 0 && sign.length() == 1
                        ? SPELLED[greek]
                        : sign.startsWith("\\") ? sign.substring(1) : sign;
        return SAME.getOrDefault(name, name);
    }
}
