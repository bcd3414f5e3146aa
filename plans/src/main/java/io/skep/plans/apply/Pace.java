package io.skep.plans.apply;

import java.time.Duration;
import java.time.Instant;

/** Time as skep knows it, so that tests need not wait. Safe for any thread. */
public interface Pace {

    /** The present moment. */
    Instant now();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** The machine's own time. */
    static Pace real() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
