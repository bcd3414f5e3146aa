package io.skep.plans.apply;

/**
 * The user's wish to stop. Asked once, no new step begins and the running ones are finished; asked again, they are broken off. Asked from
 * any thread, a signal handler's too.
 */
public final class Stop {
    private int asked;
    private Runnable wake = () -> {};

    /** Asks once more. */
    public void ask() {
        Runnable told;
        synchronized (this) {
            asked++;
            told = wake;
        }
        told.run();
    }

    /** How often it was asked. */
    public synchronized int asked() {
        return asked;
    }

    /** Whoever must act on it. */
    synchronized void wakes(Runnable acting) {
        wake = acting;
    }
}
