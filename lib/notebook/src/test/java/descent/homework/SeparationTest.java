package descent.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The inputs of every seed tell the usual mistakes from what is right and from each other. */
class SeparationTest {
    private static final int SEEDS = 25;

    /** How far apart, in tolerances, two computations must be to count as different. */
    private static final double CLEARLY = 20;

    private static Stream<FunctionTask<?>> tasks() {
        return Assignment.all().stream()
                .flatMap(a -> a.tasks().stream())
                .filter(FunctionTask.class::isInstance)
                .map(t -> (FunctionTask<?>) t);
    }

    @TestFactory
    Stream<DynamicTest> mistakesDifferFromWhatIsRightAndFromEachOther() {
        return tasks().map(t -> DynamicTest.dynamicTest(t.id(), () -> separated(t)));
    }

    private static void separated(FunctionTask<?> task) {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Inputs> cases = task.cases(seed);
            List<String> names = new ArrayList<>(List.of("right"));
            List<List<String>> made = new ArrayList<>();
            made.add(cases.stream().map(c -> Values.text(task.right(c))).toList());
            for (Mistake m : task.mistakes()) {
                names.add(m.key());
                made.add(
                        cases.stream().map(c -> Values.text(m.variant().apply(c.copy()))).toList());
            }
            for (int a = 0; a < made.size(); a++) {
                for (int b = 0; b < a; b++) {
                    String both = names.get(a) + ", " + names.get(b) + ", seed " + seed;
                    assertFalse(same(task, made.get(a), made.get(b)), both);
                }
            }
        }
    }

    private static boolean same(FunctionTask<?> task, List<String> a, List<String> b) {
        for (int k = 0; k < a.size(); k++) {
            if (!Values.agree(a.get(k), b.get(k), CLEARLY * task.tolerance())) {
                return false;
            }
        }
        return true;
    }

    @TestFactory
    Stream<DynamicTest> rightAnswersAreWorthAllAndMistakesNothing() {
        return tasks().map(t -> DynamicTest.dynamicTest(t.id(), () -> judged(t)));
    }

    private static void judged(FunctionTask<?> task) {
        long seed = 4711;
        List<Inputs> cases = task.cases(seed);
        assertEquals(task.calls(seed).size(), cases.size() + (cases.get(0).changeable() ? 2 : 1));
        Judgement right = task.judge(seed, answers(task, cases, task::right));
        assertEquals(1, right.share(), right.sentence());
        for (Mistake m : task.mistakes()) {
            Judgement j = task.judge(seed, answers(task, cases, m.variant()::apply));
            assertEquals(0, j.share());
            assertEquals(m.key(), j.mistake());
            assertTrue(j.sentence().length() > 10, m.key());
        }
    }

    private static List<Answer> answers(
            FunctionTask<?> task,
            List<Inputs> cases,
            java.util.function.Function<Inputs, Object> made) {
        List<Answer> answers = new ArrayList<>();
        answers.add(value(Values.text(made.apply(cases.get(0).copy()))));
        cases.forEach(c -> answers.add(value(Values.text(made.apply(c.copy())))));
        if (cases.get(0).changeable()) {
            answers.add(value(cases.get(0).arrays()));
        }
        return answers;
    }

    private static Answer value(String text) {
        return new Answer(Answer.Kind.VALUE, text);
    }
}
