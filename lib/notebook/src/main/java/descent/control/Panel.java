package descent.control;

import descent.kernel.Renderers;
import descent.kernel.Shown;
import descent.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * A control on a page: its inputs, and below them what they show. Messages of the page come in at
 * any time; the function runs in a thread of its own, for the newest values only, and never twice
 * at once.
 */
public final class Panel {
    private static final Latest WORKER = new Latest();

    private final Control control;
    private final Wire wire;
    private final Latest worker;
    private final List<Object> values;
    private final List<String> models = new ArrayList<>();
    private final String view;
    private final String message;
    private final String output;
    private String html;

    /**
     * Opens the models of a control.
     *
     * @param control the control
     * @param wire the way to the page
     */
    public Panel(Control control, Wire wire) {
        this(control, wire, WORKER);
    }

    Panel(Control control, Wire wire, Latest worker) {
        this.control = control;
        this.wire = wire;
        this.worker = worker;
        values = new ArrayList<>(control.initial());
        html = html(control.value(control.initial()));
        List<Object> children = new ArrayList<>();
        String layout = open(new Widget("Layout", null, Map.of("width", "auto")));
        String wide = open(new Widget("Layout", null, Map.of("width", "min(100%, 640px)")));
        for (int k = 0; k < values.size(); k++) {
            children.add(Widget.reference(input(k, wide)));
        }
        message = open(text("", layout));
        output = open(text(html, layout));
        children.add(Widget.reference(message));
        children.add(Widget.reference(output));
        Map<String, Object> box = Map.of("children", children, "layout", Widget.reference(layout));
        view = open(new Widget("VBox", null, box));
    }

    private String open(Widget widget) {
        String id = wire.open(widget.complete(), change -> {});
        models.add(id);
        return id;
    }

    private static Widget text(String html, String layout) {
        return new Widget(
                "HTMLMath", null, Map.of("value", html, "layout", Widget.reference(layout)));
    }

    private String input(int k, String layout) {
        Widget widget = control.inputs().get(k).widget();
        boolean button = widget.kind().equals("Button");
        Map<String, Object> style = button ? Map.of() : Map.of("description_width", "initial");
        String kind =
                button ? "Button" : widget.kind().endsWith("Slider") ? "Slider" : "Description";
        String styled = open(new Widget(kind + "Style", null, style));
        widget.state().put("style", Widget.reference(styled));
        if (!button) {
            widget.state().put("layout", Widget.reference(layout));
        }
        String id = wire.open(widget.complete(), change -> received(k, change));
        models.add(id);
        return id;
    }

    @SuppressWarnings("unchecked") // the value at place k is one of input k
    private void received(int k, Map<String, Object> change) {
        List<Object> now;
        synchronized (values) {
            Object before = values.get(k);
            Object after = ((Input<Object>) control.inputs().get(k)).after(change, before);
            if (after.equals(before)) {
                return;
            }
            values.set(k, after);
            now = List.copyOf(values);
        }
        worker.run(this, () -> show(now));
    }

    private void show(List<Object> now) {
        String sentence = "";
        try {
            html = html(control.value(now));
        } catch (CancellationException newer) {
            return; // a newer value waits, or the control is gone
        } catch (Throwable problem) { // whatever it is, the reader must see it
            sentence =
                    "<p role=\"alert\" style=\"color:var(--jp-error-color0,#b00020)\">"
                            + Picture.escaped(Control.failure(problem))
                            + "</p>";
        }
        try {
            // the last picture does not belong to this value: it stays, so that the page keeps
            // still, but pale
            wire.update(output, Map.of("value", sentence.isEmpty() ? html : pale(html)));
            wire.update(message, Map.of("value", sentence));
        } catch (Throwable gone) { // the page is closed: there is nobody to tell
            worker.forget(this);
        }
    }

    private static String html(Object value) {
        Shown shown = Renderers.show(value);
        return Series.html(shown);
    }

    private static String pale(String html) {
        return "<div style=\"opacity:0.3\">" + html + "</div>";
    }

    /**
     * The model whose view is the whole control.
     *
     * @return its id
     */
    public String view() {
        return view;
    }

    /** Closes all models and drops what is still to be done. */
    public void close() {
        worker.forget(this);
        models.forEach(wire::close);
    }
}
