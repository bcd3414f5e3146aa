package io.skep.provision.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** Copies one stream to another in a virtual thread of its own, and remembers how that ended. */
final class Pump {

    /** One copying, which may fail. */
    @FunctionalInterface
    interface Copying {
        void copy() throws IOException;
    }

    private final Thread thread;
    private volatile Optional<IOException> failure = Optional.empty();

    private Pump(Copying copying) {
        thread = Thread.ofVirtual().unstarted(() -> {
            try {
                copying.copy();
            } catch (IOException failed) {
                failure = Optional.of(failed);
            } catch (RuntimeException failed) {
                failure = Optional.of(new IOException(failed.toString(), failed));
            }
        });
    }

    /** Starts a copying. */
    static Pump start(Copying copying) {
        Pump pump = new Pump(copying);
        pump.thread.start();
        return pump;
    }

    /** Starts copying everything there is in {@code from}. */
    static Pump start(InputStream from, OutputStream to) {
        return start(() -> from.transferTo(to));
    }

    /** Waits for the end; false when it did not come in time. */
    boolean ended(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    /** Why the copying broke off; empty where it did not (yet). */
    Optional<IOException> failure() {
        return failure;
    }
}
