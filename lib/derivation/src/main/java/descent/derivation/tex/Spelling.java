package descent.derivation.tex;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed where LaTeX wants something else: a command without its backslash, a sign of the
 * keyboard, braces left out. Signs with one meaning are read as meant; the rest is answered with
 * what to write, which a grammar that reads {@code log} as l·o·g cannot say.
 */
final class Spelling {
    private static final String ODD = "∣⋅∙•・ㆍ‧〈〉〈〉ΣΠµϵϕϑϱ∆\u3000\u00a0\u200b";
    private static final String MEANT = "|·····" + "·⟨⟩⟨⟩∑∏μεφθρΔ   ";
    private static final char FULL_WIDTH = '！';
    private static final char LAST_FULL_WIDTH = '～';

    private static final Pattern WORDS_ALLOWED =
            Pattern.compile(
                    "\\\\(text|mathrm|mathit|textrm|textit|mbox|operatorname\\*?|begin|end)\\s*\\{[^{}]*\\}");
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![\\\\A-Za-z])(log|ln|exp|sum|prod|[dt]?frac|sqrt|sigmoid|sigma|softplus|tanh"
                            + "|theta|alpha|beta|gamma|delta|Delta|epsilon|lambda|phi|partial|nabla|cdot"
                            + "|times|infty|top|mid|left|right)(?![a-z])");
    private static final Pattern ALSO_LETTERS =
            Pattern.compile("(?<![\\\\A-Za-z])(mu|eta|rho|tau|pi|xi|psi)(?![A-Za-z])");
    private static final Pattern GLUED =
            Pattern.compile(
                    "\\\\(log|ln|exp|sigma|theta|partial|cdot|mid|eta|mu|beta|Delta|nabla)([A-Zghuvwxy])(?![A-Za-z])");
    private static final Pattern COMPARED = Pattern.compile("<=|>=|!=|==|->|\\*\\*");
    private static final Map<String, String> COMPARISONS =
            Map.of(
                    "<=", "\\le", ">=", "\\ge", "!=", "\\ne", "==", "=", "->", "\\to", "**",
                    "x^{2}");
    private static final Pattern RAISED = Pattern.compile("([_^])\\s*\\(");
    private static final Pattern NEGATED = Pattern.compile("\\^\\s*[-−–]\\s*([A-Za-z\\\\])");
    private static final Pattern LOWERED =
            Pattern.compile(
                    "(?<![A-Za-z\\\\])([A-Za-z]|\\\\sum|\\\\prod)_([i-l])([i-l])(?![A-Za-z_^'’(\\\\{])");
    private static final Pattern DOTS =
            Pattern.compile("\\\\([clbm]?dots|dots[cbmo])(?![A-Za-z])|…|⋯|\\.\\.\\.");
    private static final Pattern QUOTIENT =
            Pattern.compile(
                    "(∂|\\\\partial(?![A-Za-z])|(?<![A-Za-z\\\\}])d)\\s*[A-Za-z]?\\s*/\\s*(∂|\\\\partial(?![A-Za-z])|d(?=[a-zA-Z\\\\]))");

    private static final Pattern ANGLES = Pattern.compile("(?<!\\\\left)\\s*<[^<>=]*>\\s*_");
    private static final Pattern EXPECTATION =
            Pattern.compile("(?<![A-Za-z\\\\])E\\s*(\\(|\\\\\\{)");
    private static final Pattern ACCENTED =
            Pattern.compile(
                    "(\\\\(?:hat|widehat|tilde|widetilde|bar|mathbf|boldsymbol|bm|vec)\\s*\\{)"
                            + "(\\\\?[A-Za-z]+)(_(?:[A-Za-z0-9]|\\{[^{}]*}))(\\s*)}");

    /** What a sum over h may say besides: it takes every h anyway. */
    private static final Pattern EVERY =
            Pattern.compile(
                    "(_\\s*\\{\\s*)(\\\\forall(?![A-Za-z])|∀|\\\\text\\s*\\{\\s*(?:all|모든)\\s*})");

    private static final Pattern WIDE = Pattern.compile("\\\\q?quad(?![A-Za-z])");
    private static final String SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿⁱ⁺⁻";
    private static final String SMALL_MEANT = "0123456789ni+-";
    private static final Map<Integer, String> SIGNS =
            Map.of(
                    (int) '√', "\\sqrt{x}",
                    (int) '→', "\\to",
                    (int) '∞', "\\infty",
                    (int) '∫', "\\int",
                    (int) '⊤', "\\top",
                    (int) 'ᵀ', "^{\\top}",
                    (int) '‖', "\\|",
                    (int) '½', "\\frac{1}{2}",
                    (int) '¼', "\\frac{1}{4}");

    private Spelling() {}

    /** The text with every sign that can only mean one other replaced; places stay. */
    static String plain(String body) {
        StringBuilder text = new StringBuilder(body);
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            int odd = ODD.indexOf(c);
            if (odd >= 0) {
                text.setCharAt(k, MEANT.charAt(odd));
            } else if (c >= FULL_WIDTH && c <= LAST_FULL_WIDTH) {
                text.setCharAt(k, (char) (c - FULL_WIDTH + '!'));
            }
        }
        String every = EVERY.matcher(text).replaceAll(m -> m.group(1) + spaces(m.group(2)));
        return ACCENTED.matcher(every).replaceAll("$1$2}$3$4"); // \\hat{m_t} is \\hat{m}_t
    }

    /**
     * Complains about what would be misread.
     *
     * @throws SyntaxProblem with what to write
     */
    static void check(Tex.Source source, Signature signature) {
        String text = WORDS_ALLOWED.matcher(source.text()).replaceAll(m -> spaces(m.group()));
        Matcher m = WORD.matcher(text);
        if (m.find()) {
            throw at(source, m.start(), "word", m.group(), meant(m.group()));
        }
        m = ALSO_LETTERS.matcher(text);
        if (m.find() && !m.group().chars().allMatch(c -> signature.known(Character.toString(c)))) {
            throw at(source, m.start(), "word", m.group(), meant(m.group()));
        }
        m = GLUED.matcher(text);
        if (m.find()) {
            String apart = "\\" + m.group(1) + " " + m.group(2);
            throw at(source, m.start(), "space", m.group(), apart);
        }
        m = COMPARED.matcher(text);
        if (m.find()) {
            throw at(source, m.start(), "write", m.group(), COMPARISONS.get(m.group()));
        }
        m = RAISED.matcher(text);
        if (m.find()) {
            throw at(source, m.start(), "raise", m.group(1));
        }
        m = NEGATED.matcher(text);
        if (m.find()) {
            throw at(source, m.start(), "minus", m.group(1));
        }
        m = LOWERED.matcher(text);
        if (m.find() && signature.index(m.group(2)) && signature.index(m.group(3))) {
            String braced = m.group(1) + "_{" + m.group(2) + m.group(3) + "}";
            throw at(source, m.start(), "lower", m.group(), braced);
        }
        m = ANGLES.matcher(text);
        if (m.find()) {
            throw at(
                    source,
                    m.start(),
                    "write",
                    m.group().strip(),
                    "\\langle v_i h_j \\rangle_{data}");
        }
        m = EXPECTATION.matcher(text);
        if (m.find() && signature.series("g") && !signature.known("E") && !text.contains(":=")) {
            throw at(source, m.start(), "expectation", m.group());
        }
        m = WIDE.matcher(text);
        while (m.find()) {
            if (Rows.twoStatements(text.substring(0, m.start()), text.substring(m.end()))) {
                throw at(source, m.start(), "condition", m.group());
            }
        }
        m = DOTS.matcher(text);
        if (m.find()) {
            throw at(source, m.start(), "dots", m.group());
        }
        m = QUOTIENT.matcher(text);
        if (m.find()) {
            throw at(source, m.start(), "quotient", m.group());
        }
    }

    private static String spaces(String instead) {
        return " ".repeat(instead.length());
    }

    private static String meant(String word) {
        return word.equals("sigmoid")
                ? "\\sigma"
                : word.equals("softplus") ? "\\operatorname{softplus}" : "\\" + word;
    }

    /** What to write for a sign that LaTeX does not know, such as ² or 𝑣; null if unknown. */
    static String meant(int sign) {
        String one = Character.toString(sign);
        int small = SMALL.indexOf(one);
        if (small >= 0) {
            return "^{" + SMALL_MEANT.charAt(small) + "}";
        } else if (SIGNS.containsKey(sign)) {
            return SIGNS.get(sign);
        }
        String simple = Normalizer.normalize(one, Normalizer.Form.NFKC);
        boolean below = sign >= '₀' && sign <= 'ₜ' || sign >= 'ᵢ' && sign <= 'ᵪ' || sign == 'ⱼ';
        return !simple.matches("[A-Za-z0-9]") ? null : below ? "_{" + simple + "}" : simple;
    }

    private static SyntaxProblem at(Tex.Source source, int place, String key, Object... values) {
        String before = source.text().substring(0, place);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int column = place - before.lastIndexOf('\n');
        return new SyntaxProblem(source.line() + lines, column, key, values);
    }
}
