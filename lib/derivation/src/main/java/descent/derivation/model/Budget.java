package descent.derivation.model;

import descent.text.Require;

/**
 * How much work a check may still do, so that nested sums end with an answer and not with a wait.
 */
public final class Budget {
    private long left;

    /** Allows no work before the first {@link #refill}. */
    public Budget() {}

    /**
     * Allows new work.
     *
     * @param operations how many nodes may be evaluated from now on
     */
    public void refill(long operations) {
        left = operations;
    }

    void spend() {
        if (--left < 0) {
            throw new Unsupported("cost");
        }
        if ((left & 0xFFF) == 0) {
            Require.notInterrupted();
        }
    }
}
