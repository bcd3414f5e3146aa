package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.apply.Event;
import io.skep.plans.apply.Listener;
import io.skep.plans.apply.Stop;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Ctrl-C and SIGTERM mean to an apply. While it only looks, it ends at once. Once steps run, the first signal lets
 * them end, the second breaks them off, and a third leaves them where they are: the journal makes that harmless.
 */
final class Interruption implements Listener {
    private final Listener next;
    private final Stop stop;
    private final Thread applying;
    private final AtomicInteger looks = new AtomicInteger();

    Interruption(Listener next, Stop stop, Thread applying) {
        this.next = next;
        this.stop = stop;
        this.applying = applying;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.LookStarted) {
            looks.incrementAndGet();
        } else if (event instanceof Event.LookEnded) {
            looks.decrementAndGet();
        }
        next.on(event);
    }

    /** A signal came. Never interrupts the applying thread once it may be writing the journal. */
    void signal() {
        stop.ask();
        if (looks.get() > 0) {
            applying.interrupt();
        } else if (stop.asked() > 2) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
        }
    }
}
