package io.skep.plans.state;

import java.time.Duration;
import java.util.Optional;

/** Where the state of one topology is kept. Everything that writes must be done under the {@link Lock}. */
public interface StateStore {

    /**
     * The state: snapshot and journal replayed. Empty only where there is no trace of one; a state that is damaged, torn or written by a
     * newer skep is a {@link io.skep.plans.failure.UserError}.
     */
    Optional<State> load();

    /** Begins a state where there is none, durably, and returns it. */
    State begin(String topology, String lineage);

    /**
     * Opens the journal of a new apply, with the next serial. Fails where the stored state is not the given one any more.
     *
     * @param plan digest of the plan that is applied
     */
    Journal open(State state, String topology, String plan);

    /**
     * Replaces the state outside an apply, with the next serial, as {@code state rm} does. Fails where the stored state is not
     * {@code before} any more.
     */
    State replace(State before, State after);

    /**
     * Takes the lock, waiting for it as long as {@code patience}; fails with {@link io.skep.plans.failure.Locked}.
     *
     * @param operation what it is taken for: {@code apply}
     */
    Lock lock(String operation, Duration patience) throws InterruptedException;
}
