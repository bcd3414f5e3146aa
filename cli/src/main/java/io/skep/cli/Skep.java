package io.skep.cli;

import io.skep.cli.command.Keeping;
import io.skep.cli.command.Surroundings;
import io.skep.cli.command.Workspace;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
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
        return workspace().folder();
    }

    /** The workspace that is worked in. */
    public Workspace workspace() {
        return Workspace.current(directory(), around.environment());
    }

    /** The environment, with the name of the workspace in it for the topology to see. */
    public Map<String, String> environment() {
        TreeMap<String, String> environment = new TreeMap<>(around.environment());
        environment.put(Workspace.VARIABLE, workspace().name());
        return environment;
    }

    /** What is recorded; empty where nothing was ever planned here. What was odd about it is said on the error stream. */
    public Optional<State> state() {
        KeptStore store = store();
        Optional<State> state = store.load();
        store.remarks().forEach(remark -> around.err().println("Warning: " + remark));
        return state;
    }

    /** Where the state of this folder is kept. */
    public KeptStore store() {
        return keeping().store();
    }

    /** Where the state of this folder is kept, and with which keys. */
    public Keeping keeping() {
        return Keeping.here(this, List.of());
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

    /** The command line with every subcommand, not only the one that was typed. */
    public CommandLine wholeCommandLine() {
        return new CommandLines(around).whole();
    }

    /** The word skep before any subcommand, however deep. */
    public static Skep of(CommandSpec command) {
        return (Skep) command.root().userObject();
    }

    boolean helpAsked() {
        return help;
    }
}
