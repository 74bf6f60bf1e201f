package descent.grader;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;

/**
 * Runs compiled snippets in this Java machine: each in a thread of its own, so that the rest can go
 * on without it, and keeps the value itself, because JShell gives its text only.
 */
final class Control extends DirectExecutionControl {
    private static final int STACK = 16 << 20;
    private static final long PATIENCE_MILLIS = 300;

    private final int longest;
    private long millis;
    private String text;
    private boolean late;
    private boolean busy;

    Control(URL[] classPath, int longest) {
        super(new Delegate(classPath));
        this.longest = longest;
    }

    /** Forgets the last value and sets the time limit of what runs next. */
    void prepare(long limitMillis) {
        millis = limitMillis;
        text = null;
        late = false;
    }

    /** The text of the last value; {@code null} if there is none or it is too long. */
    String text() {
        return text;
    }

    /** Whether the last snippet did not end in time, or its value was too long. */
    boolean late() {
        return late;
    }

    /** Whether some thread went on after the end of its time. */
    boolean busy() {
        return busy;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        Call call = new Call(method);
        Thread thread = new Thread(null, call, "snippet", STACK);
        thread.setDaemon(true);
        thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
        thread.start();
        thread.join(millis);
        if (thread.isAlive()) {
            late = true;
            thread.interrupt(); // enough for one that sleeps or waits
            thread.join(PATIENCE_MILLIS);
            busy |= thread.isAlive();
            return "";
        }
        if (call.thrown != null) {
            throw new InvocationTargetException(call.thrown);
        }
        text = call.text;
        late = text == null;
        return "";
    }

    /** One call of a compiled snippet. */
    private final class Call implements Runnable {
        private final Method method;
        private String text;
        private Throwable thrown;

        Call(Method method) {
            this.method = method;
        }

        @Override
        public void run() {
            try {
                text = Values.text(method.invoke(null), longest);
            } catch (InvocationTargetException e) {
                thrown = e.getCause();
            } catch (Throwable e) {
                thrown = e;
            }
        }
    }

    /** Loads what JShell compiles; sees the JDK and the class path of submissions, not this jar. */
    private static final class Delegate implements LoaderDelegate {
        private final Loader loader;

        Delegate(URL[] classPath) {
            loader = new Loader(classPath);
        }

        @Override
        public void load(ClassBytecodes[] compiled) {
            for (ClassBytecodes c : compiled) {
                loader.compiled.put(c.name(), c.bytecodes());
            }
        }

        @Override
        public void classesRedefined(ClassBytecodes[] compiled) {
            load(compiled);
        }

        @Override
        public void addToClasspath(String path) {
            throw new UnsupportedOperationException("the class path is fixed");
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            return loader.loadClass(name);
        }
    }

    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> compiled = new HashMap<>();

        Loader(URL[] classPath) {
            super(classPath, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = compiled.get(name);
            return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
        }
    }
}
