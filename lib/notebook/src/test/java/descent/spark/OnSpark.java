package descent.spark;

import descent.cluster.Backend;
import java.util.concurrent.CancellationException;

/** Stands in for the class of lib/spark that {@code Spark.open} looks for: it never starts. */
public final class OnSpark {
    private OnSpark() {}

    /** Fails as its name says. */
    public static Backend start(String master) {
        throw switch (master) {
            case "none" -> new IllegalArgumentException("no master");
            case "interrupted" -> new CancellationException("interrupted");
            case "unreachable" -> new IllegalStateException("the cluster did not answer");
            default -> new UnsupportedOperationException("what nobody expects");
        };
    }
}
