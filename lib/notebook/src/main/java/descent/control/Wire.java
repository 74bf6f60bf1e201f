package descent.control;

import java.util.Map;
import java.util.function.Consumer;

/** The way to the page: models of ipywidgets are opened, changed and closed over it. */
public interface Wire {
    /**
     * Opens a model.
     *
     * @param state its whole state
     * @param received called with what the page says about it: changed parts of its state, or the
     *     content of its own messages, such as {@code event = click}
     * @return its id
     */
    String open(Map<String, Object> state, Consumer<Map<String, Object>> received);

    /**
     * Changes a model.
     *
     * @param id its id
     * @param change the parts of its state that are new
     */
    void update(String id, Map<String, Object> change);

    /**
     * Closes a model; its view disappears.
     *
     * @param id its id
     */
    void close(String id);
}
