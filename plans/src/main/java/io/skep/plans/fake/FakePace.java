package io.skep.plans.fake;

import io.skep.plans.apply.Pace;
import java.time.Duration;
import java.time.Instant;

/** Time that goes on only when somebody waits, and then at once. */
public final class FakePace implements Pace {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now = now.plus(duration);
    }
}
