package descent.kernel;

import descent.control.Control;
import descent.text.Messages;
import java.lang.reflect.Field;
import java.util.List;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Sets the course up in the kernel JJava, which finds this class through its service file. */
public final class JJavaExtension implements Extension {
    private static final long GRACE_MILLISECONDS = 150;

    private JJavaControls controls;

    /** For the service loader. */
    public JJavaExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        try {
            withoutVersion(kernel.getLanguageInfo());
            controls = controls(kernel);
            // Every value is an Object, so one registration serves all types but the few that the
            // kernel itself knows.
            for (Class<?> type : Renderers.registered()) {
                kernel.getRenderer()
                        .createRegistration(type)
                        .preferring(MIMEType.TEXT_HTML)
                        .supporting(MIMEType.TEXT_PLAIN)
                        .register(
                                (value, context) -> {
                                    Shown shown = Renderers.show(value);
                                    context.getOutputContainer().putText(shown.plain());
                                    if (shown.html() != null) {
                                        context.getOutputContainer().putHTML(shown.html());
                                    }
                                    if (value instanceof Control control && shown.html() != null) {
                                        live(control, context.getOutputContainer());
                                    }
                                });
            }
            kernel.getMagicsRegistry()
                    .registerCellMagic(
                            "derivation", (k, arguments, body) -> derivation(arguments, body));
            for (String line : Imports.present()) {
                kernel.evalRaw(line);
            }
        } catch (Throwable problem) { // whatever it is, it would end the kernel
            System.err.println(Messages.beside(JJavaExtension.class).get("start", problem));
        }
    }

    /**
     * JupyterLab writes what a kernel says about its language into every notebook it opens. With
     * the version of the JDK in it, a built notebook would count as changed as soon as it is
     * opened.
     */
    private static void withoutVersion(LanguageInfo language) {
        try {
            Field version = LanguageInfo.class.getDeclaredField("version");
            version.setAccessible(true);
            version.set(language, null);
        } catch (ReflectiveOperationException | RuntimeException other) {
            // another version of the kernel: the notebook counts as changed, all else works
        }
    }

    private static JJavaControls controls(BaseKernel kernel) {
        try {
            return new JJavaControls(kernel);
        } catch (Exception problem) { // another version of the kernel: all else still works
            System.err.println(Messages.beside(JJavaExtension.class).get("live", problem));
            return null;
        }
    }

    /** Adds what can be moved; what stands still is there already, and stays where this fails. */
    private void live(Control control, DisplayData output) {
        if (controls == null) {
            return;
        }
        try {
            output.putData(JJavaControls.VIEW, controls.open(control));
        } catch (Throwable problem) { // an Error that got out of here would hang the kernel
            System.err.println(Messages.beside(JJavaExtension.class).get("live", problem));
        }
    }

    private static DisplayData derivation(List<String> arguments, String body) {
        Shown shown = Renderers.derivation(arguments, body);
        DisplayData data = new DisplayData();
        data.putText(shown.plain());
        data.putHTML(shown.html());
        return data;
    }

    /** The kernel leaves a thread behind that keeps the process alive for two seconds more. */
    @Override
    public void uninstall(BaseKernel kernel) {
        Thread exit =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(GRACE_MILLISECONDS);
                            } catch (InterruptedException early) {
                                // exit now
                            }
                            Runtime.getRuntime().halt(0);
                        },
                        "descent-exit");
        exit.setDaemon(true);
        exit.start();
    }
}
