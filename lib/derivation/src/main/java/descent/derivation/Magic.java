package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Unsupported;
import descent.derivation.tex.SyntaxProblem;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cell magic, without a kernel: its arguments and its body go in, what is shown comes out.
 *
 * <pre>
 *   %%derivation [model] [form=notes]
 *   % claim: A = B
 *   % milestones: A; B; C
 *   lines in LaTeX
 * </pre>
 *
 * <p>Without a model it is {@code rbm}. If the body holds no line but comments, the model's table
 * of symbols is shown. The claim and the milestones may also be arguments of the first line, but
 * not in a notebook: both kernels take backslashes out of arguments, the body they leave alone. It
 * never throws: what is wrong with the arguments is said in the output.
 */
public final class Magic {
    private static final Messages SAY = Messages.beside(Magic.class);
    private static final Pattern HEADER =
            Pattern.compile("(?m)^\\s*%\\s*(claim|milestones?)\\s*:(.*)$");

    private Magic() {}

    /**
     * What a cell shows, in two forms.
     *
     * @param html for a notebook
     * @param text for terminals and nbgrader
     * @param report what was found; null if the model's table is shown or the arguments are wrong
     */
    public record Output(String html, String text, Report report) {}

    /**
     * Runs the cell.
     *
     * @param arguments the words behind {@code %%derivation}, quoted or not
     * @param body the cell below the first line; null or nothing but comments for the table of
     *     symbols
     * @return what to show
     */
    public static Output run(List<String> arguments, String body) {
        try {
            Map<String, String> given = parse(String.join(" ", arguments));
            Model model =
                    Model.named(
                            given.getOrDefault("model", "rbm"),
                            given.getOrDefault("form", "notes"));
            if (body == null || body.lines().allMatch(l -> l.matches("\\s*(%.*)?"))) {
                ModelTable table = new ModelTable(model);
                return new Output(table.html(), table.text(), null);
            }
            header(body, given);
            List<String> milestones = new ArrayList<>();
            for (String m : given.getOrDefault("milestones", "").split(";")) {
                if (!m.isBlank()) {
                    milestones.add(m.strip());
                }
            }
            Report report =
                    new Checker(model, given.getOrDefault("claim", "").strip(), milestones)
                            .check(body);
            return new Output(report.html(), report.text(), report);
        } catch (SyntaxProblem | Unsupported e) {
            return said(SAY.get("magic.claim", e.getMessage()));
        } catch (IllegalArgumentException e) {
            return said(e.getMessage());
        }
    }

    /** Takes what is to be shown, and by which way, from the comments of the body. */
    private static void header(String body, Map<String, String> given) {
        Matcher line = HEADER.matcher(body);
        while (line.find()) {
            boolean claim = line.group(1).equals("claim");
            given.merge(
                    claim ? "claim" : "milestones",
                    line.group(2),
                    (before, more) -> claim ? more : before + ";" + more);
        }
    }

    private static Output said(String sentence) {
        return new Output("<p>" + Report.escape(sentence) + "</p>", sentence, null);
    }

    /** The arguments by name. A value reaches to the next argument, so quotes may be left out. */
    private static Map<String, String> parse(String line) {
        Map<String, String> given = new LinkedHashMap<>();
        String rest = line.strip();
        String[] parts = rest.split("(?:^|\\s+)(?=(?:form|claim|milestones|model)=)");
        for (int k = 0; k < parts.length; k++) {
            String part = parts[k].strip();
            int equals = part.indexOf('=');
            boolean named = part.matches("(?s)(form|claim|milestones|model)=.*");
            if (named) {
                String value = part.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.matches("(?s)([\"']).*\\1");
                given.put(
                        part.substring(0, equals),
                        quoted ? value.substring(1, value.length() - 1) : value);
            } else if (part.matches("[a-z]+")) {
                given.put("model", part);
            } else if (!part.isEmpty()) {
                throw new IllegalArgumentException(SAY.get("magic.argument", part));
            }
        }
        return given;
    }
}
