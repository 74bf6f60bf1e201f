package descent.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as a program of its own, with answers worked out by hand. */
final class RunnerTest {
    private static final String HALF = "double half(double x) { return x / 2; }";

    @TempDir private Path folder;
    private final List<String> script = new ArrayList<>();
    private int status;

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private RunnerTest cell(String text) {
        script.add("cell " + encoded(text));
        return this;
    }

    private RunnerTest call(int number, String task, String source) {
        script.add("call " + number + " " + task + " " + encoded(source));
        return this;
    }

    /** Runs the script with two seconds for each step; gives the answers, one per line. */
    private List<String> answers() throws IOException, InterruptedException {
        Path math = location(BigFraction.class);
        Path input = folder.resolve("script");
        Path output = folder.resolve("answers");
        List<String> lines = new ArrayList<>(List.of("limit cell 2000", "limit call 2000"));
        lines.add("limit answer 1000");
        lines.add("jar " + math);
        lines.addAll(script);
        Files.write(input, lines);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                location(Runner.class).toString(),
                                Runner.class.getName(),
                                input.toString(),
                                output.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("console").toFile())
                        .start();
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), "the runner does not end by itself");
        status = process.exitValue();
        assertEquals("", Files.readString(folder.resolve("console")));
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("answer "))
                .map(RunnerTest::decoded)
                .toList();
    }

    private static String decoded(String line) {
        String[] word = line.split(" ", -1);
        byte[] text = Base64.getDecoder().decode(word[3]);
        return word[1] + " " + word[2] + " " + new String(text, StandardCharsets.UTF_8);
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void valuesOfEveryKind() throws Exception {
        cell("double[][] table() { return new double[][] {{1, 2.5}, {}}; }\nint n = 3;");
        cell("record Own(int a) { public String toString() { return \"1.0\"; } }");
        call(0, "a", "table()").call(1, "a", "n * 2").call(2, "a", "\"\\n한글\"");
        call(3, "a", "new BigFraction(3, 6)").call(4, "a", "n > 2").call(5, "a", "null");
        call(6, "a", "new int[0]").call(7, "a", "0.1 + 0.2").call(8, "a", "new Own(1)");
        List<String> answers = answers();
        assertEquals(
                List.of(
                        "0 VALUE [[1.0, 2.5], []]",
                        "1 VALUE 6",
                        "2 VALUE \n한글",
                        "3 VALUE 1 / 2",
                        "4 VALUE true",
                        "5 VALUE null",
                        "6 VALUE []",
                        "7 VALUE 0.30000000000000004"),
                answers.subList(0, 8));
        assertTrue(answers.get(8).contains("Own"), answers.get(8));
        assertEquals(0, status);
    }

    @Test
    void aFailureHarmsNoOtherStatement() throws Exception {
        cell("Figure f = Curves.of(1).show();\nint a = 1;\nint broken(int x) { return x +; }");
        cell("throw new IllegalStateException(\"mine\");");
        cell("%%derivation rbm\na = b");
        cell("import descent.optim.Rule;\ndouble lazy(double x) { return Rules.all(x); }");
        cell("double third(double x) { return x / 3; }\nint open(int x) { return 1;");
        call(0, "a", "third(1.5) + a").call(1, "b", "broken(1)").call(2, "c", "lazy(1)");
        call(3, "d", "nowhere(2)").call(4, "e", "open(2)").call(5, "f", "1 / 0");
        List<String> answers = answers();
        assertEquals("0 VALUE 1.5", answers.get(0));
        assertEquals("1 MISSING illegal start of expression", answers.get(1));
        assertTrue(answers.get(2).matches("2 MISSING .*Rules.*"), answers.get(2));
        assertEquals("3 MISSING cannot find symbol: method nowhere(int)", answers.get(3));
        assertTrue(answers.get(4).startsWith("4 MISSING reached end of file"), answers.get(4));
        assertEquals("5 THROWN java.lang.ArithmeticException: / by zero", answers.get(5));
    }

    @Test
    void linesOfTheKernelAreLeftOut() throws Exception {
        cell("%maven org.example:nothing:1.0\n  %jars /tmp/*.jar\n" + HALF);
        cell("%maven org.example:nothing:1.0").cell("int a = 7\n    % 4;");
        cell("%%derivation rbm\nint b = 1;");
        call(0, "a", "half(3)").call(1, "a", "a").call(2, "b", "b");
        List<String> answers = answers();
        assertEquals(List.of("0 VALUE 1.5", "1 VALUE 3"), answers.subList(0, 2));
        assertEquals("2 MISSING cannot find symbol: variable b", answers.get(2));
    }

    @Test
    void theLastDefinitionCountsAndOrderDoesNot() throws Exception {
        cell("int f(int x) { return g(x) + 1; }\nint g(int x) { return 10; }");
        cell("int g(int x) { return 20; }");
        call(0, "a", "f(1)");
        assertEquals(List.of("0 VALUE 21"), answers());
    }

    @Test
    void sleepersAreWokenAndTheRestGoesOn() throws Exception {
        cell(HALF + "\nThread.sleep(100_000);");
        cell("int sleep() throws Exception { Thread.sleep(100_000); return 1; }");
        call(0, "a", "half(3)").call(1, "b", "sleep()").call(2, "b", "7").call(3, "c", "half(5)");
        assertEquals(List.of("0 VALUE 1.5", "1 LATE ", "2 LATE ", "3 VALUE 2.5"), answers());
        assertEquals(0, status);
    }

    @Test
    void abusyThreadAsksForAnotherMachine() throws Exception {
        cell(HALF + "\nint busy() { while (true) { } }");
        call(0, "a", "half(3)").call(1, "b", "busy()").call(2, "c", "half(5)");
        assertEquals(List.of("0 VALUE 1.5", "1 LATE "), answers());
        assertEquals(Runner.AGAIN, status);
        script.add("skip q0");
        script.add("skip q1");
        assertEquals(List.of("0 LATE ", "1 LATE ", "2 VALUE 2.5"), answers());
        assertEquals(0, status);
    }

    @Test
    void skippedStatementsAreTheReason() throws Exception {
        cell(HALF + "\nint x = 5;");
        script.add("skip c0.0");
        call(0, "a", "half(3)").call(1, "b", "x");
        assertEquals(List.of("0 MISSING time limit", "1 VALUE 5"), answers());
    }

    @Test
    void theJournalNamesTheStepOfDeath() throws Exception {
        cell(HALF).cell("int y = 1;\nSystem.exit(0);");
        call(0, "a", "half(3)");
        assertEquals(List.of(), answers());
        List<String> journal =
                Files.readString(folder.resolve("answers"))
                        .lines()
                        .filter(l -> !l.isEmpty())
                        .toList();
        assertEquals("begin c1.1", journal.get(journal.size() - 1));
    }

    @Test
    void longAnswersAreNotGiven() throws Exception {
        call(0, "a", "new int[1_000_000]").call(1, "b", "\"x\".repeat(1001)");
        call(2, "c", "\"x\".repeat(1000)");
        List<String> answers = answers();
        assertEquals(List.of("0 LATE ", "1 LATE "), answers.subList(0, 2));
        assertEquals("2 VALUE " + "x".repeat(1000), answers.get(2));
    }

    @Test
    void theRunnerCannotBeNamedAndItsNamesAreFree() throws Exception {
        cell(
                "class Runner { } class Values { static String text(Object o, int n) { return \"1\"; } }");
        cell("class Math { static double sqrt(double x) { return 7; } }");
        cell("double root(double x) { return Math.sqrt(x); }");
        call(0, "a", "root(9)").call(1, "b", "new descent.grader.Runner()");
        call(2, "c", "Class.forName(\"descent.grader.Runner\").getName()");
        List<String> answers = answers();
        assertEquals("0 VALUE 7.0", answers.get(0));
        assertTrue(answers.get(1).startsWith("1 MISSING"), answers.get(1));
        assertTrue(answers.get(2).startsWith("2 THROWN java.lang.ClassNotFound"), answers.get(2));
    }

    @Test
    void printsAndWarningsGoNowhere() throws Exception {
        cell("System.out.println(\"answer 0 VALUE MQ==\");\nSystem.err.println(\"warning\");");
        cell("List raw = new ArrayList(); raw.add(1);\n" + HALF);
        call(0, "a", "half(3)");
        assertEquals(List.of("0 VALUE 1.5"), answers());
        assertFalse(Files.readString(folder.resolve("answers")).contains("MQ=="));
    }
}
