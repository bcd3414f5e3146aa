package io.skep.cli;

import io.skep.cli.command.Surroundings;
import io.skep.cli.command.ValidateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs {@code [-chdir=DIR] validate [-json]} without picocli, which would take most of the time: editors and hooks
 * type exactly this, again and again. Whatever else is typed with it is picocli's.
 */
final class Shortcut {
    private static final String CHDIR = "--chdir=";

    private Shortcut() {}

    /** The exit code's number; empty, with nothing done, where the arguments are others. */
    static OptionalInt run(List<String> arguments, Surroundings around) {
        boolean elsewhere = !arguments.isEmpty() && arguments.getFirst().startsWith(CHDIR);
        List<String> words = arguments.subList(elsewhere ? 1 : 0, arguments.size());
        boolean json = words.equals(List.of("validate", "--json"));
        if (!json && !words.equals(List.of("validate"))) {
            return OptionalInt.empty();
        }
        try {
            Path folder = Path.of(elsewhere ? arguments.getFirst().substring(CHDIR.length()) : "");
            int exit = ValidateCommand.validate(Skep.in(folder, around), json);
            around.out().flush();
            return OptionalInt.of(exit);
        } catch (RuntimeException failure) {
            return OptionalInt.of(Failures.told(failure, around.err()));
        }
    }
}
