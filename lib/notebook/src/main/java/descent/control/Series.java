package descent.control;

import descent.kernel.Renderers;
import descent.kernel.Shown;
import descent.plot.Figure;
import descent.plot.Frames;
import descent.plot.Picture;
import descent.text.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * What a control shows where nothing can be moved: the outputs for a few values, figures behind a
 * slider that needs no kernel, everything else in a table.
 */
final class Series {
    private static final int ROOM = 150_000;

    private record Part(String name, Object value) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<Part> failed = new ArrayList<>(); // their values are sentences
    private int start;

    /** Changes one input at a time; the others stay as they are at the beginning. */
    Series(Control control) {
        List<Object> initial = control.initial();
        List<List<Object>> done = new ArrayList<>();
        for (int k = 0; k < initial.size(); k++) {
            for (Object value : control.inputs().get(k).few()) {
                List<Object> values = new ArrayList<>(initial);
                values.set(k, value);
                if (done.contains(values)) {
                    continue;
                }
                Require.notInterrupted();
                done.add(values);
                if (values.equals(initial)) {
                    start = parts.size();
                }
                add(control, values, values.equals(initial));
            }
        }
    }

    /** At the start a failure is one of the cell; at another value it is worth showing. */
    private void add(Control control, List<Object> values, boolean first) {
        String name = name(control, values);
        try {
            parts.add(new Part(name, control.value(values)));
        } catch (RuntimeException problem) {
            if (first || problem instanceof CancellationException) {
                throw problem;
            }
            failed.add(new Part(name, Control.failure(problem)));
        }
    }

    private static String name(Control control, List<Object> values) {
        List<String> words = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            words.add(control.inputs().get(k).words(values.get(k)));
        }
        return String.join(", ", words);
    }

    Shown shown() {
        String html = frames();
        List<Shown> all = parts.stream().map(part -> Renderers.show(part.value)).toList();
        StringBuilder below = new StringBuilder();
        for (Part part : failed) {
            below.append("<p>")
                    .append(Picture.escaped(part.name + ": " + part.value))
                    .append("</p>");
        }
        return new Shown((html == null ? table(all) : html) + below, plain(all));
    }

    private String plain(List<Shown> all) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            String text = all.get(k).plain();
            lines.add(parts.get(k).name + ":" + (text.contains("\n") ? "\n" : " ") + text);
        }
        failed.forEach(part -> lines.add(part.name + ": " + part.value));
        return String.join("\n", lines);
    }

    /**
     * The frames, or {@code null} where not everything is a figure of one size. Where they take too
     * much room, every second part is left out.
     */
    private String frames() {
        boolean figures =
                !parts.isEmpty() && parts.stream().allMatch(part -> part.value instanceof Figure);
        while (figures) {
            Frames frames = Frames.of();
            for (Part part : parts) {
                frames.add(part.name, (Figure) part.value);
            }
            try {
                return frames.startAt(start).html();
            } catch (IllegalArgumentException unfit) {
                figures = thinOut();
            }
        }
        return null;
    }

    /** Leaves every second part out, but not the one at the start; false: there are too few. */
    private boolean thinOut() {
        if (parts.size() < 4) {
            return false;
        }
        int even = start % 2;
        for (int k = parts.size() - 1; k >= 0; k--) {
            if (k % 2 != even) {
                parts.remove(k);
            }
        }
        start /= 2;
        return true;
    }

    private String table(List<Shown> all) {
        StringBuilder html = new StringBuilder();
        boolean rows = all.stream().allMatch(shown -> shown.html() == null);
        for (int k = 0; k < all.size(); k++) {
            String name = Picture.escaped(parts.get(k).name);
            String value = html(all.get(k));
            if (rows) {
                html.append("<tr><th scope=\"row\" style=\"text-align:left\">")
                        .append(name)
                        .append("</th><td style=\"text-align:left\">")
                        .append(value)
                        .append("</td></tr>");
            } else if (k == start || html.length() + value.length() < ROOM) {
                html.append("<p><strong>").append(name).append("</strong></p>").append(value);
            }
        }
        return rows ? "<table>" + html + "</table>" : html.toString();
    }

    /** An output as a page fragment. */
    static String html(Shown shown) {
        return shown.html() != null
                ? shown.html()
                : shown.plain()
                        .lines()
                        .map(Picture::escaped)
                        .collect(
                                Collectors.joining(
                                        "<br>", "<code style=\"white-space:pre\">", "</code>"));
    }
}
