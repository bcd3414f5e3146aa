package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a document that {@code state pull} printed in place of the state. */
@Command(name = "push", description = "Replace the state by a document that state pull printed.")
public final class StatePushCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "FILE", description = "The document; - reads it from standard input.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it before call()
    private String file;

    @Option(names = "--force", description = "Also where it is another state's document or an older one.")
    private boolean forced;

    @Override
    public Integer call() throws InterruptedException {
        Skep skep = Skep.of(spec);
        KeptStore store = skep.store();
        State pushed = store.texts().inClear().snapshot(bytes(skep), file.equals("-") ? "standard input" : file);
        try (Lock _ = lock.take(store, "state push")) {
            if (!forced) {
                store.load().ifPresent(there -> mustFollow(there, pushed));
            }
            State next = store.supersede(pushed);
            skep.around()
                    .out()
                    .println("The state is now the document's, with "
                            + next.resources().size() + " resources and serial " + next.serial()
                            + ". Run plan to see how it fits the world.");
        }
        return ExitCode.SUCCESS.number();
    }

    private void mustFollow(State there, State pushed) {
        Optional<String> why = Optional.empty();
        if (!there.lineage().equals(pushed.lineage())) {
            why = Optional.of("it is of another state: its lineage is " + pushed.lineage() + ", and the one here is "
                    + there.lineage());
        } else if (pushed.serial() < there.serial()) {
            why = Optional.of(
                    "it is older: its serial is " + pushed.serial() + ", and the one here is " + there.serial());
        } else if (pushed.serial() == there.serial() && !pushed.equals(there)) {
            why = Optional.of("both have the serial " + there.serial() + " and they differ");
        }
        why.ifPresent(reason -> {
            throw new UserError("The document was not taken, for " + reason
                    + ". Nothing was changed. If you are sure, type: skep state push -force " + file);
        });
    }

    private byte[] bytes(Skep skep) {
        try {
            return file.equals("-")
                    ? skep.around().in().readAllBytes()
                    : Files.readAllBytes(skep.directory().resolve(file));
        } catch (IOException failed) {
            throw new UserError("Cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }
}
