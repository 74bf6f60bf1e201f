package descent.homework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values as text: literals for the calls, texts of answers, and where two texts differ.
 *
 * <p>Texts are compared number by number, so {@code 1.0E-4} equals {@code 0.0001}; with a tolerance
 * of 0 letter by letter, as fractions are.
 */
final class Values {
    private static final Pattern TOKEN = Pattern.compile("[\\[\\],]|[^\\[\\],]+");

    private Values() {}

    /**
     * The first place where a text differs from what is right.
     *
     * @param at the indices of the place, from 0; empty for a plain number or another shape
     * @param expected what is right there
     * @param actual what stands there
     * @param shape whether not the number but the form of the value is another one
     */
    record Difference(List<Integer> at, String expected, String actual, boolean shape) {}

    /** A value as a Java expression. */
    static String literal(Object value) {
        if (value instanceof String s) {
            return '"' + s + '"';
        }
        if (!value.getClass().isArray()) {
            return value instanceof Double d && !Double.isFinite(d)
                    ? "Double.valueOf(\"" + d + "\")"
                    : String.valueOf(value);
        }
        return "new " + value.getClass().getSimpleName() + " " + braces(value);
    }

    private static String braces(Object value) {
        if (!value.getClass().isArray()) {
            return literal(value);
        }
        return IntStream.range(0, java.lang.reflect.Array.getLength(value))
                .mapToObj(k -> braces(java.lang.reflect.Array.get(value, k)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A value as the text of an answer. */
    static String text(Object value) {
        String nested = Arrays.deepToString(new Object[] {value});
        return nested.substring(1, nested.length() - 1);
    }

    /** The numbers of a flat list; null if it is none. */
    static double[] vector(String text) {
        String list = text.strip();
        if (!list.startsWith("[") || !list.endsWith("]")) {
            return null;
        }
        try {
            return Arrays.stream(list.substring(1, list.length() - 1).split(","))
                    .filter(x -> !x.isBlank())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A copy that shares nothing. */
    static Object copy(Object value) {
        if (value instanceof double[] v) {
            return v.clone();
        }
        if (value instanceof int[] v) {
            return v.clone();
        }
        if (value instanceof Object[] rows) {
            Object[] copied = rows.clone();
            Arrays.setAll(copied, k -> copy(rows[k]));
            return copied;
        }
        return value;
    }

    /** Whether two texts are the same value. */
    static boolean agree(String expected, String actual, double tolerance) {
        return difference(expected, actual, tolerance) == null;
    }

    /** Where two texts differ first; null if they agree. */
    static Difference difference(String expected, String actual, double tolerance) {
        List<String> a = tokens(expected);
        List<String> b = tokens(actual);
        if (!shape(a).equals(shape(b))) {
            return new Difference(List.of(), expected, actual, true);
        }
        List<Integer> at = new ArrayList<>();
        for (int k = 0; k < a.size(); k++) {
            if (structure(a.get(k))) {
                step(a.get(k), at);
            } else if (!same(a.get(k), b.get(k), tolerance)) {
                return new Difference(List.copyOf(at), a.get(k), b.get(k), false);
            }
        }
        return null;
    }

    private static List<String> shape(List<String> tokens) {
        return tokens.stream().map(t -> structure(t) ? t : "x").toList();
    }

    private static void step(String token, List<Integer> at) {
        if (token.equals("[")) {
            at.add(0);
        } else if (token.equals("]")) {
            at.remove(at.size() - 1);
        } else if (!at.isEmpty()) {
            at.set(at.size() - 1, at.get(at.size() - 1) + 1);
        }
    }

    private static boolean structure(String token) {
        return token.equals("[") || token.equals("]") || token.equals(",");
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        int open = 0;
        while (m.find()) {
            String token = m.group().strip();
            open += token.equals("[") ? 1 : token.equals("]") ? -1 : 0;
            if (open < 0) {
                return List.of(text); // no list after all
            }
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static boolean same(String x, String y, double tolerance) {
        if (x.equals(y)) {
            return true;
        }
        if (tolerance == 0) {
            return false;
        }
        try {
            double a = Double.parseDouble(x);
            double b = Double.parseDouble(y);
            double room = tolerance * Math.max(1, Math.abs(a));
            return a == b || Double.isFinite(room) && Math.abs(a - b) <= room;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
