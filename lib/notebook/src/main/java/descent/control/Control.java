package descent.control;

import descent.kernel.Renderers;
import descent.kernel.Showable;
import descent.kernel.Shown;
import descent.text.Messages;
import java.util.List;
import java.util.function.Function;

/**
 * Inputs with what they show; made by {@link Controls}.
 *
 * <p>As a {@link Showable} it is a static series: what is shown for a few values of each input, the
 * others staying as they are at the beginning.
 */
public final class Control implements Showable {
    static final Messages SAY = Messages.beside(Control.class);

    private final List<Input<?>> inputs;
    private final Function<List<Object>, ?> shown;
    private Shown series;

    Control(List<Input<?>> inputs, Function<List<Object>, ?> shown) {
        this.inputs = inputs;
        this.shown = shown;
    }

    List<Input<?>> inputs() {
        return inputs;
    }

    /** The values at the beginning. */
    List<Object> initial() {
        return inputs.stream().<Object>map(Input::initial).toList();
    }

    /** What the function gives; it may throw whatever it likes. */
    Object value(List<Object> values) {
        return shown.apply(values);
    }

    /** The sentence for a function that threw. */
    static String failure(Throwable problem) {
        String reason;
        try {
            String message = problem.getMessage();
            String type = problem.getClass().getSimpleName();
            reason = message == null || message.isBlank() ? type : type + ": " + message;
        } catch (Throwable again) {
            reason = problem.getClass().getSimpleName();
        }
        return SAY.get("failed", reason);
    }

    private Shown series() {
        if (series == null) {
            series = new Series(this).shown();
        }
        return series;
    }

    @Override
    public String html() {
        return series().html();
    }

    @Override
    public String plain() {
        return series().plain();
    }

    @Override
    public String toString() {
        return Renderers.show(this).plain();
    }
}
