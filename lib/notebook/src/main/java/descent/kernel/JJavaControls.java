package descent.kernel;

import descent.control.Control;
import descent.control.Panel;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/**
 * The live controls of the kernel JJava, cell by cell: a cell that is run again closes what it had
 * opened before, and so does one that is deleted.
 */
final class JJavaControls {
    static final String VIEW = "application/vnd.jupyter.widget-view+json";

    /** The panels that one run of a cell has opened. */
    private record Run(Object request, List<Panel> panels) {}

    private final CommManager comms;
    private final Field context;
    private final JJavaWire wire;
    private final Map<String, Run> cells = new HashMap<>();

    JJavaControls(BaseKernel kernel) throws ReflectiveOperationException {
        comms = kernel.getCommManager();
        context = CommManager.class.getDeclaredField("context");
        context.setAccessible(true);
        wire = new JJavaWire(comms);
    }

    /**
     * Opens a control for the cell that is running.
     *
     * @param control the control
     * @return what JupyterLab shows under {@link #VIEW}
     */
    Map<String, Object> open(Control control) throws IllegalAccessException {
        Message<?> request = (Message<?>) context.get(comms);
        Map<String, Object> metadata = request.getNonNullMetadata();
        if (metadata.get("deletedCells") instanceof List<?> deleted) {
            deleted.forEach(cell -> close(cells.remove(String.valueOf(cell))));
        }
        String cell = String.valueOf(metadata.getOrDefault("cellId", code(request)));
        Run run = cells.get(cell);
        if (run == null || run.request != request) {
            close(run);
            run = new Run(request, new ArrayList<>());
            cells.put(cell, run);
        }
        Panel panel = new Panel(control, wire);
        run.panels.add(panel);
        return Map.of("version_major", 2, "version_minor", 0, "model_id", panel.view());
    }

    private static Object code(Message<?> request) {
        return request.getContent() instanceof ExecuteRequest execute ? execute.getCode() : "";
    }

    private static void close(Run run) {
        if (run != null) {
            run.panels.forEach(Panel::close);
        }
    }
}
