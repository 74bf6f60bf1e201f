package descent.homework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wrong solution of a task, made from the right one by edits, and the mistake that must be found.
 *
 * @param task the task's name
 * @param name what the learner did
 * @param key the mistake's key, * for any
 * @param cell the text of the answer cell
 */
record Slip(String task, String name, String key, String cell) {
    private static final Path NOTEBOOKS = Path.of("../../notebooks");
    private static final Pattern ANSWER =
            Pattern.compile(
                    "```\\{code-cell\\} java\n(?::answer: (\\S+)\n\n|---\nanswer: (\\S+)\n.*?---\n)(.*?)```\n",
                    Pattern.DOTALL);
    private static final Pattern POINTS = Pattern.compile(":check: (\\S+)\n:points: (\\d+)\n");

    /** The solutions of an assignment: task → text of the answer cell. */
    static Map<String, String> solutions(String assignment) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher m = ANSWER.matcher(source(assignment));
        while (m.find()) {
            found.put(m.group(1) != null ? m.group(1) : m.group(2), m.group(3).stripTrailing());
        }
        return found;
    }

    /** The points in the source: task → points. */
    static Map<String, Integer> points(String assignment) throws IOException {
        Map<String, Integer> found = new LinkedHashMap<>();
        Matcher m = POINTS.matcher(source(assignment));
        while (m.find()) {
            found.put(m.group(1), Integer.valueOf(m.group(2)));
        }
        return found;
    }

    private static String source(String assignment) throws IOException {
        return Files.readString(NOTEBOOKS.resolve("homework/" + assignment + ".md"));
    }

    /** The wrong solutions of an assignment. */
    static List<Slip> of(String assignment) throws IOException {
        Map<String, String> solutions = solutions(assignment);
        List<Slip> slips = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        String head = null;
        Path file = NOTEBOOKS.resolve("tests/homework/" + assignment + ".slips");
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#") || line.isEmpty()) {
                continue;
            }
            if (line.startsWith("== ")) {
                finish(head, pieces, solutions, slips);
                head = line.substring(3);
                pieces.clear();
            } else if (line.startsWith("- ") || line.startsWith("+ ") || line.equals("+")) {
                pieces.add(line.charAt(0) + line.substring(Math.min(2, line.length())));
            } else {
                int last = pieces.size() - 1;
                pieces.set(last, pieces.get(last) + "\n" + line);
            }
        }
        finish(head, pieces, solutions, slips);
        return slips;
    }

    private static void finish(
            String head, List<String> pieces, Map<String, String> solutions, List<Slip> slips) {
        if (head == null) {
            return;
        }
        String[] words = head.split(" -> | ");
        String cell = solutions.get(words[0]);
        if (cell == null || words.length != 3 || pieces.isEmpty() || pieces.size() % 2 != 0) {
            throw new IllegalStateException("not a slip: " + head);
        }
        for (int k = 0; k < pieces.size(); k += 2) {
            String old = pieces.get(k).substring(1);
            if (pieces.get(k).charAt(0) != '-' || !cell.contains(old)) {
                throw new IllegalStateException(head + ": there is no " + old);
            }
            cell = cell.replace(old, pieces.get(k + 1).substring(1));
        }
        slips.add(new Slip(words[0], words[1], words[2], cell));
    }
}
