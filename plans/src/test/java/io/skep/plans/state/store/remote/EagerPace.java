package io.skep.plans.state.store.remote;

import io.skep.plans.apply.Pace;
import java.time.Duration;
import java.time.Instant;

/** The machine's own time, without its pauses: what is tried again is tried again soon. */
public final class EagerPace implements Pace {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(5));
    }
}
