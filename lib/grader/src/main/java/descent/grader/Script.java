package descent.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run has to do: a text file of lines
 *
 * <pre>
 * limit cell 10000           milliseconds for each statement of a cell
 * limit call 5000            milliseconds for each question
 * limit compile 15000        milliseconds that a step may need beyond its limit
 * limit answer 100000        characters of an answer
 * jar /box/math.jar          the class path of the submission
 * skip c3.1                  a step that is not to be run
 * cell [base64]              the text of a code cell, in the order of the notebook
 * call 17 task-id [base64]   a question
 * </pre>
 *
 * @param cellMillis limit of a statement
 * @param callMillis limit of a question
 * @param compileMillis what a step may need beyond its limit, for the compiler
 * @param longest the most characters of an answer
 * @param jars the class path of the submission
 * @param skip the steps left out
 * @param cells the texts of the code cells
 * @param calls the questions
 */
record Script(
        long cellMillis,
        long callMillis,
        long compileMillis,
        int longest,
        List<Path> jars,
        Set<String> skip,
        List<String> cells,
        List<Call> calls) {

    /** A question of a task. */
    record Call(int number, String task, String source) {
        String step() {
            return "q" + number;
        }
    }

    static Script read(Path file) throws IOException {
        long cell = 10_000;
        long call = 5_000;
        long compile = 15_000;
        int longest = 100_000;
        List<Path> jars = new ArrayList<>();
        Set<String> skip = new HashSet<>();
        List<String> cells = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            String[] word = line.split(" ", -1);
            switch (word[0]) {
                case "limit" -> {
                    switch (word[1]) {
                        case "cell" -> cell = Long.parseLong(word[2]);
                        case "call" -> call = Long.parseLong(word[2]);
                        case "compile" -> compile = Long.parseLong(word[2]);
                        case "answer" -> longest = Integer.parseInt(word[2]);
                        default -> throw new IllegalArgumentException("limit " + word[1]);
                    }
                }
                case "jar" -> jars.add(Path.of(line.substring("jar ".length())));
                case "skip" -> skip.add(word[1]);
                case "cell" -> cells.add(decoded(word[1]));
                case "call" ->
                        calls.add(new Call(Integer.parseInt(word[1]), word[2], decoded(word[3])));
                default -> throw new IllegalArgumentException("line: " + line);
            }
        }
        return new Script(cell, call, compile, longest, jars, skip, cells, calls);
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
