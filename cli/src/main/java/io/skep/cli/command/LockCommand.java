package io.skep.cli.command;

import io.skep.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The family of commands about the lock on the state. */
@Command(
        name = "lock",
        description = "See who holds the lock on the state.",
        subcommands = {LockShowCommand.class})
public final class LockCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.FAILED.number();
    }
}
