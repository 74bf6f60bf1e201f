package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every reference derivation with one slip in one line (mutants.txt, written by mutants.py, which
 * also decides independently whether a slip changes anything): the slip is found at exactly that
 * line, and a line that is still right is not refused.
 */
class MutantsTest {
    private int different;
    private int found;
    private final List<String> missed = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Hint.Kind> hints = new ArrayList<>();

    @Test
    void slipsAreFoundWhereTheyAre() {
        Language.use(Language.EN);
        String[] derivations = Cases.file("mutants.txt").split("(?m)^== ");
        for (int k = 1; k < derivations.length; k++) {
            derivation(derivations[k].split("\n"));
        }
        double rate = 100.0 * found / different;
        assertAll(
                () -> assertTrue(different > 850, () -> different + " slips that matter"),
                () -> assertTrue(rate >= 99, () -> rate + " % found; missed: " + missed),
                () -> assertEquals(List.of(), refused),
                () -> assertTrue(named() > 0.6, () -> named() + " of the slips get a hint"));
    }

    private double named() {
        return hints.stream().filter(h -> h != Hint.Kind.NONE).count() / (double) hints.size();
    }

    private void derivation(String[] text) {
        String[] model = text[0].split(" "); // and its form, if it is not that of the notes
        List<String> lines = new ArrayList<>();
        int k = 1;
        while (!text[k].startsWith("-- ")) {
            lines.add(text[k++]);
        }
        Checker checker = Checker.of(model[0], model.length > 1 ? model[1] : "notes");
        Report all = checker.check(String.join("\n", lines));
        assertTrue(all.holds(), all::text);
        for (; k + 1 < text.length; k += 2) {
            String[] head = text[k].split(" ");
            int line = Integer.parseInt(head[1]);
            List<String> body = new ArrayList<>(chain(lines, line));
            body.set(body.size() - 1, text[k + 1]);
            Report report = checker.check(String.join("\n", body));
            Report.Line wrong = report.firstWrong();
            boolean here = wrong != null && wrong.number() == body.size();
            if (head[3].equals("different")) {
                different++;
                found += here ? 1 : 0;
                if (here) {
                    hints.add(((Verdict.Wrong) wrong.verdict()).hint().kind());
                } else {
                    missed.add(text[k] + ": " + text[k + 1] + "\n" + report.text());
                }
            } else if (wrong != null) {
                refused.add(text[k] + ": " + text[k + 1] + "\n" + report.text());
            }
        }
    }

    /** The lines of a chain from its first line to the given one. */
    private static List<String> chain(List<String> lines, int to) {
        int from = to - 1;
        while (lines.get(from).startsWith("=")) {
            from--;
        }
        return lines.subList(from, to);
    }
}
