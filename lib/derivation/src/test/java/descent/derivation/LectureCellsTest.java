package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.derivation.Cases.Case;
import descent.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code %%derivation} cell of the lectures says what the lecture says it does. */
class LectureCellsTest {
    private static final Path LECTURES = Path.of("../../notebooks/lectures");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?ms)^```(\\{code-cell\\} java|latex)\n(:tags: \\[exercise\\]\n\n)?%%derivation ?(.*?)^```$");

    /** A cell, or the folded solution of an exercise, which stands there in two languages. */
    record Cell(String lecture, boolean solution, boolean exercise, String text) {
        String head() {
            return text.lines()
                    .filter(l -> l.matches("[a-z].*|% (claim|milestones?):.*"))
                    .collect(Collectors.joining("\n"));
        }

        Magic.Output run() {
            String[] parts = text.split("\n", 2);
            return Magic.run(List.of(parts[0].split(" ")), parts.length > 1 ? parts[1] : "");
        }
    }

    record Expected(String lecture, String kind, String marks, String left, String right) {
        static Expected of(String line) {
            String[] w = line.split(" ");
            return new Expected(
                    w[0],
                    w[1],
                    w.length > 2 ? w[2] : "",
                    w.length > 3 ? w[3] : "",
                    w.length > 4 ? w[4] : "");
        }
    }

    record Pair(Cell cell, Expected expected) {
        @Override
        public String toString() {
            return expected + ": " + cell.head();
        }
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        try (Stream<Path> files = Files.list(LECTURES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                String lecture = file.getFileName().toString().replace(".md", "");
                Matcher m = BLOCK.matcher(Files.readString(file));
                while (m.find()) {
                    boolean latex = m.group(1).equals("latex");
                    Cell cell = new Cell(lecture, latex, m.group(2) != null, m.group(3));
                    if (!latex || !cells.get(cells.size() - 1).equals(cell)) {
                        cells.add(cell);
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return cells;
    }

    static List<Expected> expected() {
        return Cases.file("lectures.txt")
                .lines()
                .filter(l -> !l.startsWith("#"))
                .map(Expected::of)
                .toList();
    }

    static List<Pair> pairs() {
        List<Cell> cells = cells();
        List<Expected> expected = expected();
        List<Pair> pairs = new ArrayList<>();
        for (int k = 0; k < Math.min(cells.size(), expected.size()); k++) {
            pairs.add(new Pair(cells.get(k), expected.get(k)));
        }
        return pairs;
    }

    @AfterEach
    void back() {
        Language.use(null);
    }

    @Test
    void everyCellIsListed() {
        assertEquals(
                expected().stream().map(Expected::lecture).toList(),
                cells().stream().map(Cell::lecture).toList());
    }

    @Test
    void aSolutionAnswersTheQuestionOfItsExercise() {
        List<Cell> cells = cells();
        for (int k = 0; k < cells.size(); k++) {
            if (cells.get(k).exercise()) {
                assertTrue(cells.get(k + 1).solution(), cells.get(k)::text);
                assertEquals(cells.get(k).head(), cells.get(k + 1).head());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyCellGetsItsMarks(Pair pair) {
        Expected e = pair.expected();
        assertEquals(e.kind().equals("exercise"), pair.cell().exercise());
        assertEquals(e.kind().equals("solution"), pair.cell().solution());
        // each language for every other cell
        Language.use(Language.values()[pair.cell().text().length() % Language.values().length]);
        Report report = pair.cell().run().report();
        if (e.kind().equals("table")) {
            assertNull(report);
            return;
        }
        assertNotNull(report, () -> pair.cell().run().text());
        assertEquals(e.marks(), Case.marks(report), report::text);
        switch (e.kind()) {
            case "right", "solution" -> assertTrue(report.holds(), report::text);
            case "wrong" -> assertNotNull(report.firstWrong(), report::text);
            case "unclear" -> {
                assertNull(report.firstWrong(), report::text);
                assertFalse(report.holds(), report::text);
            }
            default -> assertFalse(report.holds(), report::text);
        }
        if (!e.left().isEmpty()) {
            Counterexample c = ((Verdict.Wrong) report.firstWrong().verdict()).counterexample();
            assertEquals(List.of(e.left(), e.right()), List.of(c.left(), c.right()));
        }
    }
}
