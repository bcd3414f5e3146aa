package io.skep.cli.command;

import io.skep.cli.Skep;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The options of every command that works on where a state is kept: the lock, and the variables that name the place. */
final class StoreOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command is called
    private CommandSpec command;

    @Mixin
    private final LockOptions lock = new LockOptions();

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    LockOptions lock() {
        return lock;
    }

    /** Where the topology says that its state is kept, with the keys configured now. */
    Keeping keeping() {
        Skep skep = Skep.of(command);
        return Keeping.here(skep, variables.given(skep.directory()));
    }

    /** Prints one line. */
    void say(String line) {
        Skep.of(command).around().out().println(line);
    }
}
