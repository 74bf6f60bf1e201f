package descent.control;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs jobs one after the other in a thread of its own. A newer job of an owner takes the place of
 * an older one that still waits, so values that came meanwhile are skipped. A job that has run for
 * long is interrupted when a newer one of its owner comes; the loops of the library stop then.
 */
final class Latest {
    private static final long PATIENCE_MILLISECONDS = 2000;

    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private final long patience;
    private Thread thread;
    private Object running;
    private long since;

    Latest() {
        this(PATIENCE_MILLISECONDS);
    }

    Latest(long patienceMilliseconds) {
        patience = patienceMilliseconds * 1_000_000;
    }

    /**
     * Runs a job as soon as possible.
     *
     * @param owner whose job it is
     * @param job what to do; what it throws is its own affair
     */
    synchronized void run(Object owner, Runnable job) {
        waiting.put(owner, job);
        if (thread == null) {
            thread = new Thread(this::work, "descent-controls");
            thread.setDaemon(true);
            thread.start();
        } else if (owner.equals(running) && System.nanoTime() - since > patience) {
            thread.interrupt();
        }
        notifyAll();
    }

    /** Drops what an owner still wants, and stops what it is doing. */
    synchronized void forget(Object owner) {
        waiting.remove(owner);
        if (owner.equals(running) && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    private void work() {
        while (true) {
            try {
                next().run();
            } catch (Throwable problem) { // one broken job must not end the others
                System.err.println(problem);
            }
        }
    }

    private synchronized Runnable next() {
        running = null;
        Thread.interrupted(); // meant for the job that has just ended
        while (waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException stray) {
                continue;
            }
        }
        running = waiting.keySet().iterator().next();
        since = System.nanoTime();
        return waiting.remove(running);
    }
}
