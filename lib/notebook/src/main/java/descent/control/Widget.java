package descent.control;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model of ipywidgets.
 *
 * @param kind its name without {@code Model} and {@code View}
 * @param description what stands beside it or on it; {@code null} for one without
 * @param state what it has of its own
 */
record Widget(String kind, String description, Map<String, Object> state) {
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String BASE = "@jupyter-widgets/base";
    static final String VERSION = "2.0.0";

    /** The whole state as the page wants it. */
    Map<String, Object> complete() {
        boolean layout = kind.equals("Layout");
        boolean style = kind.endsWith("Style");
        String module = layout ? BASE : CONTROLS;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("_model_module", module);
        all.put("_model_module_version", VERSION);
        all.put("_model_name", kind + "Model");
        all.put("_view_module", style ? BASE : module);
        all.put("_view_module_version", VERSION);
        all.put("_view_name", style ? "StyleView" : kind + "View");
        if (description != null) {
            all.put("description", description);
        }
        all.putAll(state);
        return all;
    }

    /** How a model names another one. */
    static String reference(String id) {
        return "IPY_MODEL_" + id;
    }
}
