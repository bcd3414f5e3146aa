package io.skep.plans.state.store;

import io.skep.plans.state.State;
import java.util.List;
import java.util.Optional;

/**
 * What can still be read of a state.
 *
 * @param state empty where nothing can
 * @param whole whether nothing is missing or damaged
 * @param told what was found, each a sentence for people
 */
public record Salvaged(Optional<State> state, boolean whole, List<String> told) {

    /** Where there is no trace of a state. */
    public static final Salvaged NOTHING = new Salvaged(Optional.empty(), false, List.of());

    public Salvaged {
        told = List.copyOf(told);
    }
}
