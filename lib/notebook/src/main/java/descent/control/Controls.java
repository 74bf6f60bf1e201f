package descent.control;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Makes controls: the last value of a cell, which just shows.
 *
 * <pre>
 *   Controls.slider("η", 0.01, 1.2, 0.1, eta -&gt; figure(eta))
 *   Controls.choice("rule", List.of("GD", "Adam"), name -&gt; figure(name))
 *   Controls.of(Input.slider("η", 0.01, 0.2, 0.1), Input.logSlider("κ", 1, 100, 10),
 *       (eta, kappa) -&gt; figure(eta, kappa))
 * </pre>
 *
 * <p>The function gives anything a cell can show: a figure, a table, a number, a text. Names are
 * written in English and appear in the reader's language, see {@link descent.plot.Labels}.
 */
public final class Controls {
    private Controls() {}

    /**
     * A slider over a range of numbers.
     *
     * @param name the number's name, for example {@code "η"}
     * @param least the smallest value
     * @param most the largest value
     * @param initial the value at the beginning
     * @param shown what to show for a value
     * @return the control
     * @throws IllegalArgumentException if {@code least ≤ initial ≤ most} does not hold or the range
     *     is empty
     */
    public static Control slider(
            String name, double least, double most, double initial, DoubleFunction<?> shown) {
        return of(Input.slider(name, least, most, initial), shown::apply);
    }

    /**
     * A slider over whole numbers.
     *
     * @param name the number's name, for example {@code "k"}
     * @param least the smallest value
     * @param most the largest value
     * @param initial the value at the beginning
     * @param shown what to show for a value
     * @return the control
     * @throws IllegalArgumentException if {@code least ≤ initial ≤ most} does not hold or the range
     *     is empty
     */
    public static Control intSlider(
            String name, int least, int most, int initial, IntFunction<?> shown) {
        return of(Input.intSlider(name, least, most, initial), shown::apply);
    }

    /**
     * A slider over powers of ten, for numbers such as ε.
     *
     * @param name the number's name
     * @param least the smallest value, above 0
     * @param most the largest value
     * @param initial the value at the beginning
     * @param shown what to show for a value
     * @return the control
     * @throws IllegalArgumentException if {@code 0 < least ≤ initial ≤ most} does not hold or the
     *     range is empty
     */
    public static Control logSlider(
            String name, double least, double most, double initial, DoubleFunction<?> shown) {
        return of(Input.logSlider(name, least, most, initial), shown::apply);
    }

    /**
     * A drop-down; the first option is chosen at the beginning.
     *
     * @param name what is chosen
     * @param options the options, which are shown by their {@code toString()}
     * @param shown what to show for an option
     * @param <T> the type of the options
     * @return the control
     * @throws IllegalArgumentException if there is no option
     */
    public static <T> Control choice(String name, List<T> options, Function<T, ?> shown) {
        return of(Input.choice(name, options), shown);
    }

    /**
     * A button.
     *
     * @param name what stands on it
     * @param shown what to show when it has been pressed so many times, beginning with 0
     * @return the control
     */
    public static Control button(String name, IntFunction<?> shown) {
        return of(Input.button(name), shown::apply);
    }

    /**
     * Any one input.
     *
     * @param input the input
     * @param shown what to show for its value
     * @param <A> the type of its value
     * @return the control
     */
    @SuppressWarnings("unchecked") // an input gives values of its own type
    public static <A> Control of(Input<A> input, Function<? super A, ?> shown) {
        return new Control(List.of(input), values -> shown.apply((A) values.get(0)));
    }

    /**
     * Two inputs together.
     *
     * @param first the first input
     * @param second the second input
     * @param shown what to show for their values
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @return the control
     */
    @SuppressWarnings("unchecked") // an input gives values of its own type
    public static <A, B> Control of(
            Input<A> first, Input<B> second, BiFunction<? super A, ? super B, ?> shown) {
        return new Control(
                List.of(first, second),
                values -> shown.apply((A) values.get(0), (B) values.get(1)));
    }
}
