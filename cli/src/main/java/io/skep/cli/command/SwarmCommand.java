package io.skep.cli.command;

import io.skep.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The family of commands for a swarm that is lost or might be. */
@Command(
        name = "swarm",
        description = "Back the swarm up, restore it, and go on when the majority of its managers is lost.",
        subcommands = {
            SwarmBackupCommand.class,
            SwarmBackupsCommand.class,
            SwarmRestoreCommand.class,
            SwarmRecoverCommand.class
        })
public final class SwarmCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.FAILED.number();
    }
}
