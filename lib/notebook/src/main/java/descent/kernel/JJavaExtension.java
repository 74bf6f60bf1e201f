package descent.kernel;

import descent.text.Messages;
import java.util.List;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Sets the course up in the kernel JJava, which finds this class through its service file. */
public final class JJavaExtension implements Extension {
    private static final long GRACE_MILLISECONDS = 150;

    /** For the service loader. */
    public JJavaExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        try {
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
