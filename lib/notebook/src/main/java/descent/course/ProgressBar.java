package descent.course;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * How far a long computation is: one line of an output that is written over itself.
 *
 * <pre>{@code
 * Backend shown = cluster.reporting(new ProgressBar());
 * }</pre>
 *
 * <p>It writes only when the bar grows, and begins anew with the next computation.
 */
public final class ProgressBar implements DoubleConsumer {
    private static final int LENGTH = 20;

    private final PrintStream out;
    private int shown = -1;

    /** A bar on the cell's output. */
    public ProgressBar() {
        this(System.out);
    }

    ProgressBar(PrintStream out) {
        this.out = out;
    }

    /**
     * Shows how far it is.
     *
     * @param share the part that is done, from 0 to 1
     */
    @Override
    public synchronized void accept(double share) {
        int length = (int) Math.floor(LENGTH * Math.min(1, Math.max(0, share)));
        if (length == shown) {
            return;
        }
        shown = length == LENGTH ? -1 : length;
        String bar = "▰".repeat(length) + "▱".repeat(LENGTH - length);
        out.printf(Locale.ROOT, "\r%s %3d %%", bar, 100 * length / LENGTH);
        out.flush();
    }
}
