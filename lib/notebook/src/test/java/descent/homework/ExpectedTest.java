package descent.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the tasks hold to be right, against numbers of expected.py, which knows no library. */
class ExpectedTest {
    private static List<FunctionTask<?>> tasks() {
        List<FunctionTask<?>> found = new ArrayList<>();
        for (Assignment a : Assignment.all()) {
            for (Task t : a.tasks()) {
                if (t instanceof FunctionTask<?> f) {
                    found.add(f);
                }
            }
        }
        return found;
    }

    private static List<String> lines() throws IOException {
        try (var in = ExpectedTest.class.getResourceAsStream("expected.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> rightIsRight() throws IOException {
        return lines().stream()
                .map(line -> DynamicTest.dynamicTest(line.split(";")[0], () -> compared(line)));
    }

    private static void compared(String line) {
        int end = line.lastIndexOf(" = ");
        String[] parts = line.substring(0, end).split("; ?");
        FunctionTask<?> task =
                tasks().stream().filter(t -> t.id().equals(parts[0])).findFirst().orElseThrow();
        Object[] in = Arrays.stream(parts).skip(1).map(ExpectedTest::argument).toArray();
        String actual = Values.text(task.right(new Inputs(in)));
        String expected = line.substring(end + 3);
        double tolerance = task.tolerance() == 0 ? 0 : 1e-13;
        assertTrue(Values.agree(expected, actual, tolerance), expected + " / " + actual);
    }

    private static Object argument(String text) {
        String value = text.substring(2);
        return switch (text.charAt(0)) {
            case 'd' -> Double.valueOf(value);
            case 'i' -> Integer.valueOf(value);
            case 'v' -> vector(value);
            case 'm' ->
                    Arrays.stream(value.split("/"))
                            .map(ExpectedTest::vector)
                            .toArray(double[][]::new);
            case 'b' -> bits(value);
            default ->
                    Arrays.stream(value.split("/")).map(ExpectedTest::bits).toArray(int[][]::new);
        };
    }

    private static double[] vector(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static int[] bits(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void everyTaskIsThere() throws IOException {
        Set<String> named =
                lines().stream().map(line -> line.split(";")[0]).collect(Collectors.toSet());
        assertEquals(
                tasks().stream().map(Task::id).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(named));
    }
}
