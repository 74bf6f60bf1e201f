package descent.course;

import descent.cluster.Backend;
import descent.cluster.Work;
import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * A back end that tells when it was closed, and whose work sees the classes of its own loader.
 *
 * @param backend who does the work
 * @param closed is told when it has ended
 */
record Opened(Backend backend, Runnable closed) implements Backend {
    @Override
    public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer progress) {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(backend.getClass().getClassLoader());
        try {
            return backend.run(work, progress);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    @Override
    public <T extends Serializable> Shared<T> share(T value) {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(backend.getClass().getClassLoader());
        try {
            return backend.share(value);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    @Override
    public int width() {
        return backend.width();
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public void close() {
        closed.run();
        backend.close();
    }

    @Override
    public String toString() {
        return name();
    }
}
