package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves the state from the folder {@code .skep} to the place that the topology names. */
@Command(
        name = "migrate",
        description = "Move the state from .skep to the place that the topology names in skep { state { ... } }.")
public final class StateMigrateCommand implements Callable<Integer> {
    @Mixin
    private final StoreOptions options = new StoreOptions();

    @Override
    public Integer call() throws InterruptedException {
        Keeping there = options.keeping();
        if (there.settings().place().isEmpty()) {
            throw new UserError("The topology names no place for its state, so it stays in .skep. A place is named like"
                    + " this: skep { state { postgres { url = \"postgresql://db.example.org/skep\" } } }");
        }
        KeptStore from = there.onThisMachine().readingPlain().store();
        KeptStore to = there.store();
        try (Lock _ = options.lock().take(from, "state migrate");
                Lock _ = options.lock().take(to, "state migrate")) {
            State state = from.load().orElseThrow(StateChange::nothingYet);
            if (to.generations().newest().isPresent()) {
                throw new UserError(
                        "There is a state in " + to.place() + " already. Nothing was moved. To put the one of"
                                + " this folder in its place all the same, use skep state pull and skep state push.");
            }
            State moved = to.supersede(state);
            options.say("The state is now in " + to.place() + ", with "
                    + moved.resources().size() + " resources and serial " + moved.serial()
                    + ". What was in .skep/state is in .skep/state-migrated.");
        }
        setAside(there.skep().ownFolder());
        return ExitCode.SUCCESS.number();
    }

    private static void setAside(Path ownFolder) {
        try {
            Files.move(ownFolder.resolve("state"), ownFolder.resolve("state-migrated"));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The state was moved, but " + ownFolder.resolve("state") + " could not be renamed. Remove it.",
                    failed);
        }
    }
}
