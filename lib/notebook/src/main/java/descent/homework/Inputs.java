package descent.homework;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The arguments of one call; whoever asks for an array gets a copy. */
final class Inputs {
    private final Object[] values;

    Inputs(Object... values) {
        this.values = values.clone();
    }

    double number(int k) {
        return (Double) values[k];
    }

    int count(int k) {
        return (Integer) values[k];
    }

    double[] vector(int k) {
        return (double[]) Values.copy(values[k]);
    }

    double[][] matrix(int k) {
        return (double[][]) Values.copy(values[k]);
    }

    int[] bits(int k) {
        return (int[]) Values.copy(values[k]);
    }

    int[][] table(int k) {
        return (int[][]) Values.copy(values[k]);
    }

    String word(int k) {
        return (String) values[k];
    }

    Inputs copy() {
        Object[] copies = values.clone();
        Arrays.setAll(copies, k -> Values.copy(values[k]));
        return new Inputs(copies);
    }

    /** The array itself, for a function that may change it. */
    @SuppressWarnings("unchecked")
    <T> T raw(int k) {
        return (T) values[k];
    }

    /** The texts of the arguments that a function could change. */
    String arrays() {
        return Values.text(Arrays.stream(values).filter(v -> v.getClass().isArray()).toArray());
    }

    /** Whether there is an argument that a function could change. */
    boolean changeable() {
        return Arrays.stream(values).anyMatch(v -> v.getClass().isArray());
    }

    /** Whether there is no argument: the answer is the same for everybody. */
    boolean none() {
        return values.length == 0;
    }

    /** The call of a function as an expression. */
    String call(String function) {
        return Arrays.stream(values)
                .map(Values::literal)
                .collect(Collectors.joining(", ", function + "(", ")"));
    }

    /** An expression that calls a function and gives its array arguments as they are afterwards. */
    String afterwards(String function) {
        StringBuilder before = new StringBuilder();
        List<Object> all = Arrays.asList(values);
        StringBuilder names = new StringBuilder();
        StringBuilder arrays = new StringBuilder();
        for (int k = 0; k < all.size(); k++) {
            Object value = all.get(k);
            boolean array = value.getClass().isArray();
            String name = array ? "a" + k : Values.literal(value);
            names.append(k == 0 ? "" : ", ").append(name);
            if (array) {
                before.append(value.getClass().getSimpleName() + " " + name + " = ");
                before.append(Values.literal(value)).append("; ");
                arrays.append(arrays.isEmpty() ? "" : ", ").append(name);
            }
        }
        return "((java.util.function.Supplier<String>) () -> { "
                + before
                + (function + "(" + names + "); ")
                + ("return java.util.Arrays.deepToString(new Object[] {" + arrays + "}); }).get()");
    }
}
