package descent.derivation.tex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is shown but means nothing: braces below a formula with their labels, boxes, colours, the
 * brace beside several equations. It becomes spaces, so that every sign keeps its place.
 */
final class Decorations {
    private static final Pattern BRACE =
            Pattern.compile("\\\\(underbrace|overbrace|underline|boxed|fbox)(?=\\s*\\{)");
    private static final Pattern COLOUR =
            Pattern.compile("\\\\(text)?color\\s*(\\[[a-zA-Z]*\\])?\\s*\\{[^{}]*\\}");

    private static final Pattern SYSTEM = Pattern.compile("(?m)^[ $\\t]*\\\\begin\\{cases\\}");
    private static final String SYSTEM_END = "\\end{cases}";

    private Decorations() {}

    static String blanked(String body) {
        StringBuilder text = new StringBuilder(body);
        Matcher colour = COLOUR.matcher(body);
        while (colour.find()) {
            blank(text, colour.start(), colour.end());
        }
        Matcher system = SYSTEM.matcher(body);
        while (system.find()) { // several equations beside one brace
            int end = body.indexOf(SYSTEM_END, system.end());
            if (end >= 0) {
                blank(text, system.start(), system.end());
                blank(text, end, end + SYSTEM_END.length());
            }
        }
        Matcher brace = BRACE.matcher(body);
        while (brace.find()) {
            blank(text, brace.start(), brace.end());
            int open = text.indexOf("{", brace.end());
            int close = open < 0 ? -1 : closing(text, open);
            if (close < 0) {
                continue; // said where the formula is read
            }
            if (brace.group(1).endsWith("box") || brace.group(1).equals("boxed")) {
                blank(text, open, open + 1); // a box may hold a relation
                blank(text, close, close + 1);
            } else {
                label(text, close + 1);
            }
        }
        return text.toString();
    }

    /** The label below or above a brace. */
    private static void label(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '_' && text.charAt(at) != '^') {
            return;
        }
        int open = at + 1;
        while (open < text.length() && text.charAt(open) == ' ') {
            open++;
        }
        int close = open < text.length() && text.charAt(open) == '{' ? closing(text, open) : open;
        if (close >= 0 && close < text.length()) {
            blank(text, at, close + 1);
        }
    }

    /** The brace that closes the one at a place, or -1. */
    private static int closing(StringBuilder text, int open) {
        int depth = 0;
        for (int k = open; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c == '\\') {
                k++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return k;
            }
        }
        return -1;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int k = from; k < to; k++) {
            if (text.charAt(k) != '\n' && text.charAt(k) != '\r') {
                text.setCharAt(k, ' ');
            }
        }
    }
}
