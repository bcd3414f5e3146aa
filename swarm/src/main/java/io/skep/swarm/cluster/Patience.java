package io.skep.swarm.cluster;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asking again until the answer is there or the time is over; each pause can be broken off. */
public final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(700);

    private Patience() {}

    /** A question whose answer may not be there yet. */
    public interface Question<T> {
        Optional<T> ask() throws RemoteException, InterruptedException;
    }

    /**
     * Asks until there is an answer. What cannot be read for the moment is asked again; when the time is over it fails with
     * {@code late}, a sentence that names the host, and the last error.
     */
    public static <T> T until(World world, Duration limit, String late, Question<T> question)
            throws RemoteException, InterruptedException {
        Instant end = world.now().plus(limit);
        while (true) {
            Optional<RemoteException> trouble = Optional.empty();
            try {
                Optional<T> answer = question.ask();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (RemoteException error) {
                if (!error.retryable()) {
                    throw error;
                }
                trouble = Optional.of(error);
            }
            if (world.now().isAfter(end)) {
                String cause = trouble.map(error -> ": " + error.getMessage()).orElse("");
                throw new RemoteException(
                        late + " within " + limit.toSeconds() + " s" + cause, true, trouble.orElse(null));
            }
            world.pause(PAUSE);
        }
    }
}
