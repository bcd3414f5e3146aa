package io.skep.cli;

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

    static final List<Subcommand> ALL = List.of(new Subcommand("version", VersionCommand::new));

    private Subcommands() {}

    static Optional<Subcommand> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Subcommand::name).toList();
    }
}
