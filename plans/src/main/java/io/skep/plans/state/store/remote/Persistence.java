package io.skep.plans.state.store.remote;

import io.skep.plans.apply.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Tries again what a place did not answer, for about half a minute. */
final class Persistence {
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final String place;
    private final Pace pace;

    Persistence(String place, Pace pace) {
        this.place = place;
        this.pace = pace;
    }

    /** What the work gives; fails with UncheckedIOException when the last try failed too. */
    <T> T done(Uninterrupted.Work<T> work) {
        try {
            return Uninterrupted.done(() -> tried(work));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The state in " + place + " cannot be reached: " + reason(failed) + ". Tried " + TRIES + " times.",
                    failed);
        }
    }

    private <T> T tried(Uninterrupted.Work<T> work) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return work.done();
            } catch (IOException failed) {
                if (tries == TRIES) {
                    throw failed;
                }
            }
            rest(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private void rest(Duration pause) {
        try {
            pace.pause(pause);
        } catch (InterruptedException never) {
            throw new IllegalStateException("nobody knows this thread", never);
        }
    }

    private static String reason(IOException failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }
}
