package io.skep.cli.simulated;

/** The life of one simulated process: it ends at a given event, and whatever is tried after that fails too. */
final class Life {

    /** Stands for {@code kill -9}. */
    @SuppressWarnings("serial") // never serialised
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    private final int end;
    private final boolean writesOnly;
    private int events;

    private Life(int end, boolean writesOnly) {
        this.end = end;
        this.writesOnly = writesOnly;
    }

    /** One that is never killed. */
    static Life whole() {
        return new Life(Integer.MAX_VALUE, false);
    }

    /** One that ends at its n-th event, counted from 1; a number below 0 counts only those around writes of the state. */
    static Life until(int event) {
        return new Life(Math.abs(event), event < 0);
    }

    /** Something happens in the world that a kill may come before or after. */
    synchronized void event() {
        pass(!writesOnly);
    }

    /** The state or its journal is about to be written, or has been. */
    synchronized void write() {
        pass(true);
    }

    private void pass(boolean counts) {
        events += counts ? 1 : 0;
        if (events >= end) {
            throw new Killed();
        }
    }

    synchronized boolean over() {
        return events >= end;
    }
}
