package io.skep.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The word {@code skep} itself: what may stand before the name of a subcommand. A subcommand reaches it through
 * {@code @ParentCommand} and asks it where to work.
 */
@Command(
        name = "skep",
        description = "Houses Docker swarms: plan and apply one topology of hosts, engines, cluster and services.",
        synopsisSubcommandLabel = "COMMAND",
        subcommandsRepeatable = false)
public final class Skep {
    @Option(
            names = "--chdir",
            paramLabel = "DIR",
            description = "Work in DIR, as if skep had been started there. Stands before the command.")
    private Path chdir = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    /** The folder to read the topology from and to keep the state in: absolute, not checked to exist. */
    public Path directory() {
        return chdir.toAbsolutePath().normalize();
    }

    boolean helpAsked() {
        return help;
    }
}
