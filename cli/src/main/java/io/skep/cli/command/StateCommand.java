package io.skep.cli.command;

import io.skep.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The family of commands about what is recorded. */
@Command(
        name = "state",
        description = "See and mend what skep has recorded.",
        subcommands = {
            StateListCommand.class,
            StateShowCommand.class,
            StateMvCommand.class,
            StateRmCommand.class,
            StatePullCommand.class,
            StatePushCommand.class,
            StateGenerationsCommand.class,
            StateRekeyCommand.class,
            StateMigrateCommand.class
        })
public final class StateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.FAILED.number();
    }
}
