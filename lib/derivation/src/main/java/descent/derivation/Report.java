package descent.derivation;

import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What the check found, line by line.
 *
 * @param lines the statements of the derivation in order
 * @param remarks what concerns the derivation as a whole: a milestone that is missing
 */
public record Report(List<Line> lines, List<String> remarks) {
    private static final Messages SAY = Messages.beside(Report.class);

    /**
     * One statement of the derivation.
     *
     * @param number the line as typed where it begins, from 1
     * @param tex its LaTeX as typed
     * @param reason the reason given behind the line, empty if none
     * @param verdict what the check says; null where nothing is claimed (a first line, a
     *     definition)
     * @param misfit a sentence if the line holds, but not for the reason it names; else empty
     * @param notes further sentences: a step that only repeats, a milestone that is passed over
     */
    public record Line(
            int number,
            String tex,
            String reason,
            Verdict verdict,
            String misfit,
            List<String> notes) {
        /**
         * The mark in front of the line.
         *
         * @return ✓, ✗, ?, · where nothing is claimed, or ! where the equation holds, but not for
         *     the reason that is named
         */
        public String mark() {
            return verdict == null ? "·" : misfit.isEmpty() ? verdict.mark() : "!";
        }
    }

    /**
     * Whether everything holds: every claim, and all that the exercise asks for.
     *
     * @return true if nothing is wrong, unreadable or missing, every named reason can be right, and
     *     something was checked
     */
    public boolean holds() {
        return remarks.isEmpty()
                && lines.stream().allMatch(l -> l.misfit().isEmpty())
                && lines.stream().anyMatch(l -> l.verdict() instanceof Verdict.Holds)
                && lines.stream()
                        .allMatch(l -> l.verdict() == null || l.verdict() instanceof Verdict.Holds);
    }

    /**
     * The first wrong line.
     *
     * @return the line, or null if none is wrong
     */
    public Line firstWrong() {
        return lines.stream()
                .filter(l -> l.verdict() instanceof Verdict.Wrong)
                .findFirst()
                .orElse(null);
    }

    /**
     * The mark of the whole, in front of the last sentence.
     *
     * @return ✓ if everything holds, ✗ if a line is wrong, ? if something is unreadable or missing
     */
    public String mark() {
        return holds() ? "✓" : firstWrong() != null ? "✗" : "?";
    }

    /**
     * One sentence about the whole.
     *
     * @return in the current language
     */
    public String summary() {
        Line wrong = firstWrong();
        if (wrong != null) {
            return SAY.get("summary.wrong", wrong.number());
        }
        Line unclear =
                lines.stream()
                        .filter(l -> l.verdict() instanceof Verdict.CannotTell)
                        .findFirst()
                        .orElse(null);
        if (unclear != null) {
            return SAY.get("summary.unclear", unclear.number());
        }
        Line misfit = lines.stream().filter(l -> !l.misfit().isEmpty()).findFirst().orElse(null);
        if (misfit != null) {
            return SAY.get("summary.misfit", misfit.number());
        }
        return SAY.get(
                holds() ? "summary.holds" : lines.isEmpty() ? "summary.empty" : "summary.missing");
    }

    /**
     * The report for terminals and for nbgrader.
     *
     * @return some lines of text
     */
    public String text() {
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            text.add(
                    "%s %2d  %s%s"
                            .formatted(
                                    line.mark(),
                                    line.number(),
                                    line.tex().replaceAll("\\s+", " "),
                                    line.reason().isEmpty() ? "" : "  % " + line.reason()));
            for (String sentence : sentences(line)) {
                text.add("      " + sentence.replace("$", ""));
            }
        }
        remarks.forEach(r -> text.add(r.replace("$", "")));
        if (proves()) {
            text.add(SAY.get("risk"));
        }
        text.add(mark() + " " + summary());
        return String.join("\n", text);
    }

    /** Whether a line is called proved: how sure that is stands once, below the lines. */
    private boolean proves() {
        return lines.stream()
                .anyMatch(l -> l.verdict() instanceof Verdict.Holds h && !h.proof().isEmpty());
    }

    private static List<String> sentences(Line line) {
        List<String> all = new ArrayList<>();
        if (line.verdict() != null) {
            all.add(line.verdict().sentence());
        }
        if (!line.misfit().isEmpty()) {
            all.add(line.misfit());
        }
        all.addAll(line.notes());
        return all;
    }

    /**
     * The report for a notebook: every line typeset, with its mark; no script, no style sheet.
     *
     * @return HTML
     */
    public String html() {
        StringBuilder html = new StringBuilder("<table>");
        for (Line line : lines) {
            String colour =
                    switch (line.mark()) {
                        case "✗" -> "#d93a4a";
                        case "✓" -> "#16875a";
                        case "!" -> "#b26a00";
                        default -> "#757575";
                    };
            html.append(
                    "<tr><td style=\"color:%s;font-size:130%%\"><b>%s</b></td><td>%d</td>"
                            .formatted(colour, line.mark(), line.number()));
            html.append("<td style=\"text-align:left\">").append(shown(line));
            if (!line.reason().isEmpty()) {
                html.append(" &ensp;<i>(").append(escape(line.reason())).append(")</i>");
            }
            for (String sentence : sentences(line)) {
                html.append("<br><small>").append(escape(sentence)).append("</small>");
            }
            html.append("</td></tr>");
        }
        html.append("</table>");
        remarks.forEach(r -> html.append("<p>").append(escape(r)).append("</p>"));
        if (proves()) {
            html.append("<p><small>").append(escape(SAY.get("risk"))).append("</small></p>");
        }
        html.append("<p><b>").append(mark()).append(" ").append(escape(summary()));
        return html.append("</b></p>").toString();
    }

    /** Typeset; as typed if it cannot be read, because MathJax could not read it either. */
    private static String shown(Line line) {
        boolean readable = !(line.verdict() instanceof Verdict.CannotTell c) || c.readable();
        return readable
                ? "$\\displaystyle " + escape(typeset(line.tex())) + "$"
                : "<code>" + escape(line.tex()) + "</code>";
    }

    /** Alignment marks have no meaning outside an environment. */
    private static String typeset(String tex) {
        return tex.replaceAll("(?<!\\\\)&", "").replace("$", "").replaceAll("\\s+", " ");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text();
    }
}
