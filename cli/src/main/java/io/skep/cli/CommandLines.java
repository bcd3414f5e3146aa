package io.skep.cli;

import io.skep.cli.command.Surroundings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Builds and runs the picocli command line with no more subcommands than the words typed need. */
final class CommandLines {
    private final Surroundings around;
    private final PrintWriter out;
    private final PrintWriter err;

    CommandLines(Surroundings around) {
        this.around = around;
        this.out = around.out();
        this.err = around.err();
    }

    /** Runs what was typed, in the normal spelling of {@link Arguments}, and answers the exit code's number. */
    int run(List<String> arguments) {
        Optional<String> command = commandIn(arguments);
        if (command.isPresent() && Subcommands.named(command.get()).isEmpty()) {
            return unknown(command.get());
        }
        List<Subcommands.Subcommand> needed =
                command.flatMap(Subcommands::named).map(List::of).orElse(Subcommands.ALL);
        CommandLine skep = commandLine(needed);
        if (arguments.isEmpty()) {
            skep.usage(err);
            return ExitCode.FAILED.number();
        }
        try {
            return skep.execute(arguments.toArray(String[]::new));
        } catch (Error fault) {
            // picocli hands over exceptions only.
            return Failures.fault(fault, err);
        }
    }

    /** With every subcommand. */
    CommandLine whole() {
        return commandLine(Subcommands.ALL);
    }

    private CommandLine commandLine(List<Subcommands.Subcommand> subcommands) {
        CommandLine skep = new CommandLine(new Skep(around));
        subcommands.forEach(each -> skep.addSubcommand(each.name(), each.make().get()));
        return skep.setOverwrittenOptionsAllowed(true)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((problem, _) -> misunderstood(problem))
                .setExecutionExceptionHandler(new Failures());
    }

    /** The first word that is neither an option of {@link Skep} nor its value. */
    private static Optional<String> commandIn(List<String> arguments) {
        int place = placeOfCommand(arguments);
        return place < 0 ? Optional.empty() : Optional.of(arguments.get(place));
    }

    /** Where the command stands among the words; -1 where none does. */
    static int placeOfCommand(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-")) {
                return i;
            }
            if (word.equals("--chdir")) {
                i++;
            }
        }
        return -1;
    }

    private int unknown(String command) {
        err.println("skep has no command \"" + command + "\"."
                + ClosestWord.to(command, Subcommands.names())
                        .map(word -> " Did you mean \"" + word + "\"?")
                        .orElse(""));
        err.println("To see all commands: skep --help");
        err.flush();
        return ExitCode.FAILED.number();
    }

    private static int misunderstood(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(problem.getMessage());
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("To see its options: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.FAILED.number();
    }
}
