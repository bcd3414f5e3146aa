package io.skep.cli.show;

import io.skep.plans.apply.Listener;

/**
 * Shows what happens while skep looks and works. Told of events by any thread. Everything else that a command prints
 * while one is open goes through {@link #say}, so that it does not land in the middle of a line being redrawn.
 */
public interface Screen extends Listener, AutoCloseable {

    /** Prints finished text; it may have several lines. */
    void say(String text);

    /** Shows that time passes; called several times a second by a {@link Ticker}. */
    void tick();

    /** Ends the redrawing; nothing is shown afterwards. */
    @Override
    void close();
}
