package descent.control;

import descent.plot.Labels;
import descent.text.Messages;
import descent.text.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One thing a reader can set: a slider, a drop-down, a button.
 *
 * @param <T> the type of its value
 */
public abstract class Input<T> {
    private static final Messages SAY = Messages.beside(Input.class);
    private static final int PRESSES = 3;

    private final String name;
    private final T initial;
    private final List<T> few;

    Input(String name, T initial, List<T> few) {
        this.name = Require.given("name", name);
        this.initial = initial;
        this.few = few;
    }

    /**
     * A slider over a range of numbers. Its step is about a hundredth of the range: 1, 2 or 5 times
     * a power of ten.
     *
     * @param name the number's name
     * @param least the smallest value
     * @param most the largest value
     * @param initial the value at the beginning
     * @return the input
     * @throws IllegalArgumentException if {@code least ≤ initial ≤ most} does not hold or the range
     *     is empty
     */
    public static Slider slider(String name, double least, double most, double initial) {
        order(name, least, most, initial);
        return Slider.linear(name, least, most, initial);
    }

    /**
     * A slider over powers of ten.
     *
     * @param name the number's name
     * @param least the smallest value, above 0
     * @param most the largest value
     * @param initial the value at the beginning
     * @return the input
     * @throws IllegalArgumentException if {@code 0 < least ≤ initial ≤ most} does not hold or the
     *     range is empty
     */
    public static Slider logSlider(String name, double least, double most, double initial) {
        order(name, least, most, initial);
        if (least <= 0) {
            throw new IllegalArgumentException(SAY.get("positive", name, least));
        }
        return Slider.logarithmic(name, least, most, initial);
    }

    /**
     * A slider over whole numbers.
     *
     * @param name the number's name
     * @param least the smallest value
     * @param most the largest value
     * @param initial the value at the beginning
     * @return the input
     * @throws IllegalArgumentException if {@code least ≤ initial ≤ most} does not hold or the range
     *     is empty
     */
    public static Input<Integer> intSlider(String name, int least, int most, int initial) {
        order(name, least, most, initial);
        return new IntSlider(name, least, most, initial);
    }

    /**
     * A drop-down; the first option is chosen at the beginning.
     *
     * @param name what is chosen
     * @param options the options, which are shown by their {@code toString()}
     * @param <T> the type of the options
     * @return the input
     * @throws IllegalArgumentException if there is no option
     */
    public static <T> Input<T> choice(String name, List<T> options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException(SAY.get("noOption", name));
        }
        return new Choice<>(name, List.copyOf(options));
    }

    /**
     * A button. Its value is how many times it was pressed.
     *
     * @param name what stands on it
     * @return the input
     */
    public static Input<Integer> button(String name) {
        return new Button(name);
    }

    private static void order(String name, double least, double most, double initial) {
        if (!(least <= initial && initial <= most && least < most && most - least < 1e300)) {
            throw new IllegalArgumentException(SAY.get("order", name, least, initial, most));
        }
    }

    final String label() {
        return Labels.of(name);
    }

    final String name() {
        return name;
    }

    final T initial() {
        return initial;
    }

    /** The values of the static series. */
    List<T> few() {
        return few;
    }

    /** A value with the name before it, as in {@code η = 0.1}. */
    String words(Object value) {
        return label() + " = " + value;
    }

    /** The model of ipywidgets that shows this input: its name without {@code Model}, its state. */
    abstract Widget widget();

    /**
     * The value after a message from the page.
     *
     * @param change what the page says: changed parts of the state, or {@code event = click}
     * @param before the value so far
     */
    abstract T after(Map<String, Object> change, T before);

    private static final class IntSlider extends Input<Integer> {
        private static final int FEW = 6;
        private final int least;
        private final int most;

        IntSlider(String name, int least, int most, int initial) {
            super(name, initial, few(least, most, initial));
            this.least = least;
            this.most = most;
        }

        private static List<Integer> few(int least, int most, int initial) {
            long range = (long) most - least;
            int n = (int) Math.min(FEW, range + 1);
            List<Double> places =
                    IntStream.range(0, n)
                            .mapToObj(k -> (double) (least + Math.round(range * k / (n - 1.0))))
                            .toList();
            return Slider.with((double) initial, places).stream().map(Double::intValue).toList();
        }

        @Override
        Widget widget() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("min", least);
            state.put("max", most);
            state.put("value", initial());
            return new Widget("IntSlider", label(), state);
        }

        @Override
        Integer after(Map<String, Object> change, Integer before) {
            return change.get("value") instanceof Number value
                    ? Math.max(least, Math.min(most, value.intValue()))
                    : before;
        }
    }

    private static final class Choice<T> extends Input<T> {
        private final List<T> options;

        Choice(String name, List<T> options) {
            super(name, options.get(0), options);
            this.options = options;
        }

        @Override
        String words(Object value) {
            return label() + ": " + Labels.of(String.valueOf(value));
        }

        @Override
        Widget widget() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put(
                    "_options_labels",
                    options.stream().map(option -> Labels.of(String.valueOf(option))).toList());
            state.put("index", 0);
            return new Widget("Dropdown", label(), state);
        }

        @Override
        T after(Map<String, Object> change, T before) {
            return change.get("index") instanceof Number index
                            && index.intValue() >= 0
                            && index.intValue() < options.size()
                    ? options.get(index.intValue())
                    : before;
        }
    }

    private static final class Button extends Input<Integer> {
        Button(String name) {
            super(name, 0, IntStream.rangeClosed(0, PRESSES).boxed().toList());
        }

        @Override
        String words(Object value) {
            return label() + " × " + value;
        }

        @Override
        Widget widget() {
            return new Widget("Button", label(), new LinkedHashMap<>());
        }

        @Override
        Integer after(Map<String, Object> change, Integer before) {
            return "click".equals(change.get("event")) ? Integer.valueOf(before + 1) : before;
        }
    }
}
