package io.skep.plans.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The state of one topology, as commands see it. Everything that writes must be done under the {@link Lock}.
 *
 * <p>Two questions are kept apart below it. <em>What a state is as text</em> is answered in {@code state.form}: {@code StateTexts} turns a
 * snapshot, the lines of a journal and the record of a lock into bytes and back; checksums, formats and their upgrades are there, and
 * whatever is to be wrapped around the texts, as a seal that hides them, belongs there. <em>Where bytes are kept</em> is answered by a
 * {@code Shelf} in {@code state.store}: named things that can be kept where nothing has the name yet, read, appended to and removed; it
 * understands none of them. {@code KeptStore} is this interface on any shelf, and knows neither JSON nor files: which serial may be
 * written, what is replayed, how many generations stay, who holds the lock. A new place is a shelf and one line that makes the store.
 */
public interface StateStore {

    /**
     * The state: snapshot and journal replayed. Empty only where there is no trace of one; a state that is damaged, torn or written by a
     * newer skep is a {@link io.skep.plans.failure.UserError}.
     */
    Optional<State> load();

    /** What the last {@link #load} found odd and mended, each a sentence for people; nothing most of the time. */
    default List<String> remarks() {
        return List.of();
    }

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
