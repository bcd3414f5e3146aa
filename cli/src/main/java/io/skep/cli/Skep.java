package io.skep.cli;

import io.skep.cli.command.Surroundings;
import io.skep.plans.state.State;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    private final Surroundings around;

    Skep(Surroundings around) {
        this.around = around;
    }

    /** As if {@code -chdir} had been typed. */
    static Skep in(Path folder, Surroundings around) {
        Skep skep = new Skep(around);
        skep.chdir = folder;
        return skep;
    }

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

    /** What the command finds around it. */
    public Surroundings around() {
        return around;
    }

    /** Where skep keeps its own files for this topology: state, keys, ssh_config. */
    public Path ownFolder() {
        return directory().resolve(".skep");
    }

    /** What is recorded; empty where nothing was ever planned here. */
    public Optional<State> state() {
        return around.rooms().get().store(ownFolder(), around.pace()).load();
    }

    /** How to type skep again for the same folder, as in {@code ./skep -chdir=shop}. */
    public String typed() {
        String word = System.getProperty("skep.typed", "skep");
        return chdir.toString().isEmpty() ? word : word + " -chdir=" + chdir;
    }

    /** A file as one types it where skep was started. */
    public Path seenFromShell(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    /** The word skep before any subcommand, however deep. */
    public static Skep of(CommandSpec command) {
        return (Skep) command.root().userObject();
    }

    boolean helpAsked() {
        return help;
    }
}
