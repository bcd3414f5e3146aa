package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.plans.state.State;
import java.util.Optional;

/** 1. The state can be read, keeps its lineage, and its serial only grows. */
public final class StateWhole implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        Optional<State> after = trial.store().load();
        if (ending.before().isPresent() && after.isEmpty()) {
            return Optional.of("the state is lost");
        }
        boolean grown = after.isEmpty()
                || (after.get().lineage().equals(Trial.LINEAGE)
                        && after.get().serial()
                                >= ending.before().map(State::serial).orElse(0L));
        return grown ? Optional.empty() : Optional.of("from " + ending.before() + " to " + after);
    }
}
