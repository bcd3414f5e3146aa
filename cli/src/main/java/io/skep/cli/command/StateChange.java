package io.skep.cli.command;

import io.skep.cli.Skep;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import java.util.function.UnaryOperator;

/** A change of what is recorded, and of nothing else: under the lock, with a serial and a generation of its own. */
final class StateChange {
    private StateChange() {}

    /** Makes it, unless it changes nothing or is only tried; returns what the state is, or would be. */
    static State make(Skep skep, LockOptions options, String operation, boolean tried, UnaryOperator<State> change)
            throws InterruptedException {
        KeptStore store = skep.store();
        try (Lock _ = options.take(store, operation)) {
            State before = store.load().orElseThrow(StateChange::nothingYet);
            State after = change.apply(before);
            return tried || after.equals(before) ? after : store.replace(before, after);
        }
    }

    static UserError nothingYet() {
        return new UserError("Nothing was applied here yet, so nothing is recorded. To begin, type: skep apply");
    }
}
