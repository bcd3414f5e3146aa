package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes everything kept of a state anew, with the key that is configured now. */
@Command(
        name = "rekey",
        description = "Write the state and its generations anew with the key that is configured now: after a key was"
                + " replaced, or to encrypt a state for the first time.")
public final class StateRekeyCommand implements Callable<Integer> {
    @Mixin
    private final StoreOptions options = new StoreOptions();

    @Override
    public Integer call() throws InterruptedException {
        Keeping keeping = options.keeping().readingPlain();
        KeptStore store = keeping.store();
        try (Lock _ = options.lock().take(store, "state rekey")) {
            State state = store.load().orElseThrow(StateChange::nothingYet);
            State next = store.replace(state, state);
            store.reseal();
            options.say(
                    keeping.sealing().seals()
                            ? "The state and its generations are encrypted with the key configured now. Its serial is "
                                    + next.serial() + "."
                            : "No key is configured: the state and its generations are now in clear. Its serial is "
                                    + next.serial() + ".");
        }
        return ExitCode.SUCCESS.number();
    }
}
