package io.skep.cli.command;

import io.skep.plans.state.Journal;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store whose lock the user has renounced with {@code -lock=false}. */
record Unlocked(StateStore store) implements StateStore {
    @Override
    public Optional<State> load() {
        return store.load();
    }

    @Override
    public List<String> remarks() {
        return store.remarks();
    }

    @Override
    public State begin(String topology, String lineage) {
        return store.begin(topology, lineage);
    }

    @Override
    public Journal open(State state, String topology, String plan) {
        return store.open(state, topology, plan);
    }

    @Override
    public State replace(State before, State after) {
        return store.replace(before, after);
    }

    @Override
    public Lock lock(String operation, Duration patience) {
        return () -> {};
    }
}
