package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.failure.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The family of commands about workspaces: several clusters from one topology. */
@Command(name = "workspace", description = "Make several clusters from one topology, each with a state of its own.")
public final class WorkspaceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.FAILED.number();
    }

    @Command(name = "show", description = "Print the name of the workspace in use.")
    int show() {
        say(current().name());
        return ExitCode.SUCCESS.number();
    }

    @Command(name = "list", description = "List the workspaces; a star marks the one in use.")
    int list() {
        Workspace current = current();
        current.names().forEach(name -> say((name.equals(current.name()) ? "* " : "  ") + name));
        return ExitCode.SUCCESS.number();
    }

    @Command(name = "new", description = "Make a workspace and use it from now on.")
    int make(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        Workspace made = named(name);
        if (made.exists()) {
            throw new UserError("There is a workspace \"" + name + "\" already. To use it: " + typed("select " + name));
        }
        use(made);
        return ExitCode.SUCCESS.number();
    }

    @Command(name = "select", description = "Use another workspace from now on.")
    int select(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(names = "--or-create", description = "Make it where it is not there.") boolean orCreate) {
        Workspace wanted = named(name);
        if (!wanted.exists() && !orCreate) {
            throw new UserError("There is no workspace \"" + name + "\". To make it: " + typed("new " + name));
        }
        use(wanted);
        return ExitCode.SUCCESS.number();
    }

    @Command(name = "delete", description = "Delete a workspace in which nothing is recorded any more.")
    int delete(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(names = "--force", description = "Even where something is recorded: it is then left behind.")
                    boolean force) {
        Skep skep = Skep.of(spec);
        Workspace gone = named(name);
        if (gone.name().equals(Workspace.DEFAULT)) {
            throw new UserError("The workspace \"default\" cannot be deleted.");
        }
        if (!gone.exists()) {
            throw new UserError("There is no workspace \"" + name + "\".");
        }
        if (gone.name().equals(current().name())) {
            throw new UserError("The workspace \"" + name + "\" is in use. First: " + typed("select default"));
        }
        int recorded = Keeping.in(gone, skep)
                .store()
                .load()
                .map(state -> state.resources().size())
                .orElse(0);
        if (recorded > 0 && !force) {
            throw new UserError("The workspace \"" + name + "\" still records " + recorded
                    + " resources. Destroy them first (SKEP_WORKSPACE=" + name + " " + skep.typed()
                    + " destroy), or leave them behind with -force.");
        }
        gone.delete();
        say("Deleted the workspace \"" + name + "\".");
        return ExitCode.SUCCESS.number();
    }

    private void use(Workspace wanted) {
        String fixed = Skep.of(spec).around().environment().getOrDefault(Workspace.VARIABLE, "");
        if (!fixed.isEmpty()) {
            throw new UserError(Workspace.VARIABLE + "=" + fixed
                    + " in the environment decides on the workspace. Unset it to select another.");
        }
        wanted.select();
        say("Now in the workspace \"" + wanted.name() + "\".");
    }

    private Workspace current() {
        return Skep.of(spec).workspace();
    }

    private Workspace named(String name) {
        return Workspace.of(name, current().own());
    }

    private String typed(String rest) {
        return Skep.of(spec).typed() + " workspace " + rest;
    }

    private void say(String line) {
        Skep.of(spec).around().out().println(line);
        Skep.of(spec).around().out().flush();
    }
}
