package descent.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleConsumer;

/** A back end that tells somebody of the progress of every job. */
record Reporting(Backend backend, DoubleConsumer progress) implements Backend {
    @Override
    public <R extends Serializable> List<R> run(Work<R> work) {
        return backend.run(work, progress);
    }

    @Override
    public <R extends Serializable> List<R> run(Work<R> work, DoubleConsumer other) {
        return backend.run(work, progress.andThen(other));
    }

    @Override
    public <T extends Serializable> Shared<T> share(T value) {
        return backend.share(value);
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
        backend.close();
    }
}
