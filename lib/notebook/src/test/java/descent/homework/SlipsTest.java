package descent.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The solutions get all points, wrong ones none and the right diagnosis; in both languages, and
 * without a word about the inputs.
 */
class SlipsTest {
    private static final long SEED = 987_654_321L;
    private static final int FEWEST = 8;

    @TempDir Path folder;

    @AfterEach
    void ownLanguage() {
        Language.use(null);
    }

    @Test
    void pointsAreThoseOfTheSources() throws Exception {
        for (Assignment a : Assignment.all()) {
            Map<String, Integer> own =
                    a.tasks().stream()
                            .collect(
                                    Collectors.toMap(
                                            Task::id,
                                            Task::points,
                                            (x, y) -> x,
                                            LinkedHashMap::new));
            assertEquals(Slip.points(a.name()), own, a.name());
        }
    }

    @Test
    void everyTaskHasEnoughSlips() throws Exception {
        for (Assignment a : Assignment.all()) {
            Map<String, Long> count =
                    Slip.of(a.name()).stream()
                            .collect(Collectors.groupingBy(Slip::task, Collectors.counting()));
            for (Task t : a.tasks()) {
                assertTrue(count.getOrDefault(t.id(), 0L) >= FEWEST, t.id() + ": " + count);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> solutionsAndSlips() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Assignment a : Assignment.all()) {
            Map<String, Task> tasks =
                    a.tasks().stream().collect(Collectors.toMap(Task::id, t -> t));
            List<Slip> all = new ArrayList<>(Slip.of(a.name()));
            Slip.solutions(a.name()).forEach((task, cell) -> all.add(new Slip(task, "", "", cell)));
            Map<String, Map.Entry<String, List<String>>> cells = new LinkedHashMap<>();
            for (int k = 0; k < all.size(); k++) {
                List<String> calls = tasks.get(all.get(k).task()).calls(SEED);
                if (!calls.isEmpty()) {
                    cells.put(className(a, k), Map.entry(all.get(k).cell(), calls));
                }
            }
            Cells compiled = cells.isEmpty() ? null : new Cells(folder, cells);
            for (int k = 0; k < all.size(); k++) {
                Slip slip = all.get(k);
                Task task = tasks.get(slip.task());
                List<Answer> answers =
                        task.calls(SEED).isEmpty()
                                ? List.of(new Answer(Answer.Kind.TEXT, slip.cell()))
                                : compiled.answers(className(a, k), task.calls(SEED).size());
                String name = slip.task() + " " + (slip.name().isEmpty() ? "solved" : slip.name());
                tests.add(DynamicTest.dynamicTest(name, () -> judged(task, slip, answers)));
            }
        }
        return tests.stream();
    }

    private static String className(Assignment a, int k) {
        return "Cell" + Math.abs(a.name().hashCode()) + "_" + k;
    }

    private static void judged(Task task, Slip slip, List<Answer> answers) {
        List<String> sentences = new ArrayList<>();
        boolean quick = !(task instanceof DerivationTask);
        Language one = slip.name().length() % 2 == 0 ? Language.KO : Language.EN;
        for (Language language : quick ? Language.values() : new Language[] {one}) {
            Language.use(language);
            Judgement j = task.judge(SEED, answers);
            sentences.add(j.sentence());
            if (slip.name().isEmpty()) {
                assertEquals(1, j.share(), j.sentence());
                assertEquals("", j.mistake());
                continue;
            }
            assertEquals(0, j.share(), j.sentence());
            if (slip.key().equals("*")) {
                assertFalse(
                        j.mistake().isEmpty() || j.mistake().equals("line-missing"), j.mistake());
            } else {
                assertEquals(slip.key(), j.mistake(), j.sentence());
            }
        }
        assertEquals(sentences.size(), Set.copyOf(sentences).size(), sentences.get(0));
        if (task instanceof FunctionTask<?> f) {
            for (Inputs in : f.cases(SEED)) {
                for (String number : in.call("f").split("[^0-9.]+")) {
                    boolean telling = number.length() > 3;
                    assertFalse(telling && sentences.get(0).contains(number), sentences.get(0));
                }
            }
        }
    }

    @Test
    void anUntouchedAnswerIsOpen() {
        for (Assignment a : Assignment.all()) {
            for (Task t : a.tasks()) {
                List<Answer> untouched =
                        t.calls(SEED).stream()
                                .map(c -> "java.lang.UnsupportedOperationException: " + t.id())
                                .map(text -> new Answer(Answer.Kind.THROWN, text))
                                .toList();
                Judgement j = t.judge(SEED, untouched);
                assertEquals(0, j.share(), t.id());
                assertEquals(
                        t instanceof DerivationTask ? "derivation-empty" : "open",
                        j.mistake(),
                        t.id());
            }
        }
    }
}
