package io.skep.cli;

import io.skep.cli.command.AdoptCommand;
import io.skep.cli.command.ApplyCommand;
import io.skep.cli.command.CompletionCommand;
import io.skep.cli.command.ConsoleCommand;
import io.skep.cli.command.DestroyCommand;
import io.skep.cli.command.DoctorCommand;
import io.skep.cli.command.FmtCommand;
import io.skep.cli.command.ForceUnlockCommand;
import io.skep.cli.command.GraphCommand;
import io.skep.cli.command.ImportCommand;
import io.skep.cli.command.LockCommand;
import io.skep.cli.command.OutputCommand;
import io.skep.cli.command.PlanCommand;
import io.skep.cli.command.RecoverCommand;
import io.skep.cli.command.ShowCommand;
import io.skep.cli.command.StateCommand;
import io.skep.cli.command.StatusCommand;
import io.skep.cli.command.SwarmCommand;
import io.skep.cli.command.TestCommand;
import io.skep.cli.command.ValidateCommand;
import io.skep.cli.command.WorkspaceCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The list of subcommands, in the order of {@code skep --help}. A new one is one line here. Only the one that is
 * typed is made, since making all of them costs more than many a command takes.
 */
final class Subcommands {
    /** What is typed, and what makes the picocli command for it. */
    record Subcommand(String name, Supplier<Object> make) {}

    static final List<Subcommand> ALL = List.of(
            new Subcommand("validate", ValidateCommand::new),
            new Subcommand("plan", PlanCommand::new),
            new Subcommand("apply", ApplyCommand::new),
            new Subcommand("destroy", DestroyCommand::new),
            new Subcommand("import", ImportCommand::new),
            new Subcommand("adopt", AdoptCommand::new),
            new Subcommand("show", ShowCommand::new),
            new Subcommand("status", StatusCommand::new),
            new Subcommand("doctor", DoctorCommand::new),
            new Subcommand("output", OutputCommand::new),
            new Subcommand("state", StateCommand::new),
            new Subcommand("test", TestCommand::new),
            new Subcommand("graph", GraphCommand::new),
            new Subcommand("console", ConsoleCommand::new),
            new Subcommand("workspace", WorkspaceCommand::new),
            new Subcommand("completion", CompletionCommand::new),
            new Subcommand("fmt", FmtCommand::new),
            new Subcommand("lock", LockCommand::new),
            new Subcommand("force-unlock", ForceUnlockCommand::new),
            new Subcommand("recover", RecoverCommand::new),
            new Subcommand("swarm", SwarmCommand::new),
            new Subcommand("version", VersionCommand::new));

    private Subcommands() {}

    static Optional<Subcommand> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Subcommand::name).toList();
    }
}
