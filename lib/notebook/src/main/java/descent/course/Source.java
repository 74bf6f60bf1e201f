package descent.course;

import descent.kernel.Showable;
import descent.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The source lines of the library for a formula of the notes, read from the library itself, so that
 * a lecture shows what runs and not a copy of it.
 *
 * <p>A line of code that stands for a line of the notes ends in the comment {@code // (N1)}. Shown
 * is the method around the first line with the tag.
 */
public final class Source implements Showable {
    private static final Messages SAY = Messages.beside(Source.class);
    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(for|if|while|switch|else|do|try)\\b.*");

    private final List<String> lines;

    private Source(List<String> lines) {
        this.lines = lines;
    }

    /**
     * The method of a class that holds a formula.
     *
     * @param type a class of the library
     * @param tag the number of the formula, for example {@code "N10"}; {@code "N10.2"} counts as
     *     part of it
     * @return the lines of the method
     * @throws IllegalArgumentException if the class has no such line, or its source is not there
     */
    public static Source of(Class<?> type, String tag) {
        List<String> all = read(type);
        Pattern mark = Pattern.compile(".*// \\(" + Pattern.quote(tag) + "(\\.\\d+)?\\).*");
        for (int k = 0; k < all.size(); k++) {
            if (mark.matcher(all.get(k)).matches()) {
                return new Source(methodAround(all, k));
            }
        }
        throw new IllegalArgumentException(SAY.get("source.tag", type.getSimpleName(), tag));
    }

    private static List<String> read(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        String path = "/META-INF/sources/" + outer.getName().replace('.', '/') + ".java";
        try (InputStream in = outer.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException(SAY.get("source.class", type.getSimpleName()));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> methodAround(List<String> all, int line) {
        int head = line;
        while (head > 0 && !opensMethod(all.get(head))) {
            head--;
        }
        String indent = all.get(head).substring(0, indent(all.get(head)));
        int first = head;
        while (first > 0 && indent(all.get(first)) > indent.length()) {
            first--;
        }
        while (first > 0 && continues(all.get(first - 1))) {
            first--;
        }
        int margin = indent(all.get(first));
        int last = line;
        while (last < all.size() - 1
                && !(indent(all.get(last)) == margin && all.get(last).strip().startsWith("}"))) {
            last++;
        }
        return all.subList(first, last + 1).stream()
                .map(text -> text.substring(Math.min(margin, indent(text))))
                .toList();
    }

    private static boolean opensMethod(String text) {
        return text.endsWith("{")
                && text.contains(")")
                && !STATEMENT.matcher(text).matches()
                && !text.contains("->");
    }

    /** A header may be wrapped: its earlier lines end in the middle of something. */
    private static boolean continues(String text) {
        String end = text.strip();
        return !end.isEmpty() && (end.endsWith("(") || end.endsWith(","));
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<pre><code>");
        for (String line : lines) {
            String safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            html.append(line.contains("// (") ? "<b>" + safe + "</b>" : safe).append('\n');
        }
        return html.append("</code></pre>").toString();
    }

    @Override
    public String plain() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return plain();
    }
}
