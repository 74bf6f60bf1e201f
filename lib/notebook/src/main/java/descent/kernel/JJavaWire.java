package descent.kernel;

import descent.control.Wire;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;

/**
 * Models of ipywidgets over the comms of the kernel JJava.
 *
 * <p>The versions of JJava have the JSON library under different names, so everything that takes or
 * gives a JSON object is called by reflection; here they are maps.
 *
 * @see <a
 *     href="https://github.com/jupyter-widgets/ipywidgets/blob/8.1.7/packages/schema/messages.md">The
 *     messages of ipywidgets</a>
 */
final class JJavaWire implements Wire {
    private static final String WIDGET = "jupyter.widget";
    private static final String CONTROL = "jupyter.widget.control";
    private static final String PROTOCOL = "2.1.0";

    private final CommManager comms;
    private final Json json = new Json();
    private final Map<String, Map<String, Object>> states = new ConcurrentHashMap<>();

    JJavaWire(CommManager comms) throws ReflectiveOperationException {
        this.comms = comms;
        // A page that was loaded again asks here for all models.
        comms.registerTarget(
                CONTROL,
                (manager, id, target, opened) ->
                        new Line(manager, id, target, data -> answerAll(id, data)));
    }

    @Override
    public String open(Map<String, Object> state, Consumer<Map<String, Object>> received) {
        Comm comm =
                comms.openComm(
                        WIDGET,
                        (manager, id, target, open) -> {
                            json.putAll(open.getContent(), data(null, state));
                            open.getNonNullMetadata().put("version", PROTOCOL);
                            return new Line(manager, id, target, data -> hear(id, data, received));
                        });
        states.put(comm.getID(), new ConcurrentHashMap<>(state));
        return comm.getID();
    }

    @Override
    public void update(String id, Map<String, Object> change) {
        Map<String, Object> state = states.get(id);
        if (state != null) {
            state.putAll(change);
            json.send(comms, id, data("update", change));
        }
    }

    @Override
    public void close(String id) {
        states.remove(id);
        Comm comm = comms.getCommByID(id);
        if (comm != null) {
            comm.close();
        }
    }

    private static Map<String, Object> data(String method, Map<String, Object> state) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (method != null) {
            data.put("method", method);
        }
        data.put("state", state);
        data.put("buffer_paths", List.of());
        return data;
    }

    /** A message about one model. */
    @SuppressWarnings("unchecked") // JSON objects are maps from strings
    private void hear(String id, Map<String, Object> data, Consumer<Map<String, Object>> received) {
        Map<String, Object> state = states.get(id);
        if (state == null) {
            return;
        } else if ("request_state".equals(data.get("method"))) {
            json.send(comms, id, data("update", state));
        } else if (data.get("state") instanceof Map<?, ?> change) {
            change.forEach((key, value) -> put(state, (String) key, value));
            received.accept((Map<String, Object>) change);
        } else if (data.get("content") instanceof Map<?, ?> own) {
            received.accept((Map<String, Object>) own);
        }
    }

    private static void put(Map<String, Object> state, String key, Object value) {
        if (value != null) {
            state.put(key, value);
        }
    }

    private void answerAll(String id, Map<String, Object> data) {
        if (!"request_states".equals(data.get("method"))) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        states.forEach(
                (model, state) -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("model_name", state.get("_model_name"));
                    entry.put("model_module", state.get("_model_module"));
                    entry.put("model_module_version", state.get("_model_module_version"));
                    entry.put("state", state);
                    all.put(model, entry);
                });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("method", "update_states");
        answer.put("states", all);
        answer.put("buffer_paths", new ArrayList<>());
        json.send(comms, id, answer);
    }

    /** A comm whose messages go to a listener; nothing thrown may reach the kernel. */
    private final class Line extends Comm {
        private final Consumer<Map<String, Object>> listener;

        Line(
                CommManager manager,
                String id,
                String target,
                Consumer<Map<String, Object>> listener) {
            super(manager, id, target);
            this.listener = listener;
        }

        @Override
        protected void onMessage(Message<CommMsgCommand> message) {
            try {
                listener.accept(json.data(message.getContent()));
            } catch (Throwable problem) { // an error here would end the kernel's loop
                System.err.println(problem);
            }
        }

        @Override
        protected void onClose(Message<CommCloseCommand> message, boolean sent) {
            states.remove(getID());
        }
    }

    /** Between maps and the JSON objects of the kernel, whatever package they are in. */
    private static final class Json {
        private final Object gson;
        private final Method toTree;
        private final Method fromTree;
        private final Method entries;
        private final Method add;
        private final Method message;

        Json() throws ReflectiveOperationException {
            Class<?> object = CommOpenCommand.class.getMethod("getData").getReturnType();
            String where = object.getPackageName();
            ClassLoader loader = object.getClassLoader();
            Class<?> element = Class.forName(where + ".JsonElement", true, loader);
            Class<?> library = Class.forName(where + ".Gson", true, loader);
            gson = library.getConstructor().newInstance();
            toTree = library.getMethod("toJsonTree", Object.class);
            fromTree = library.getMethod("fromJson", element, Class.class);
            entries = object.getMethod("entrySet");
            add = object.getMethod("add", String.class, element);
            message = CommManager.class.getMethod("messageComm", String.class, object);
        }

        void send(CommManager comms, String id, Map<String, Object> data) {
            call(message, comms, id, call(toTree, gson, data));
        }

        @SuppressWarnings("unchecked") // Gson makes maps from strings of JSON objects
        Map<String, Object> data(Object command) {
            return (Map<String, Object>) call(fromTree, gson, data0(command), Map.class);
        }

        void putAll(Object command, Map<String, Object> data) {
            Object target = data0(command);
            Object tree = call(toTree, gson, data);
            for (Object entry : (Iterable<?>) call(entries, tree)) {
                Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
                call(add, target, pair.getKey(), pair.getValue());
            }
        }

        private static Object data0(Object command) {
            try {
                return call(command.getClass().getMethod("getData"), command);
            } catch (NoSuchMethodException other) {
                throw new IllegalStateException(other);
            }
        }

        private static Object call(Method method, Object on, Object... arguments) {
            try {
                return method.invoke(on, arguments);
            } catch (ReflectiveOperationException problem) {
                throw new IllegalStateException(problem);
            }
        }
    }
}
