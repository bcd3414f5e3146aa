package io.skep.cli;

import io.skep.cli.command.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where skep starts. */
public final class Main {
    private Main() {}

    /** Runs the words typed and ends the JVM with the number of an {@link ExitCode}. */
    public static void main(String[] typed) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exit = run(List.of(typed), out, err);
        // System.exit first sets up a logger, which takes longer than all of "skep version". Without it a thread of a
        // connection could keep the JVM alive; these words make none.
        boolean connectionless = asksForVersion(Arguments.normalise(List.of(typed)))
                || List.of(typed).contains("validate");
        if (exit != ExitCode.SUCCESS.number() || !connectionless) {
            System.exit(exit);
        }
    }

    static int run(List<String> typed, PrintWriter out, PrintWriter err) {
        List<String> arguments = Arguments.normalise(typed);
        if (asksForVersion(arguments)) {
            out.println(Version.text());
            return ExitCode.SUCCESS.number();
        }
        HeadStart.begin();
        return run(typed, Surroundings.ours(out, err));
    }

    /** Runs the words typed in surroundings of one's own and gives the number of an {@link ExitCode}. */
    public static int run(List<String> typed, Surroundings around) {
        List<String> arguments = EnvironmentWords.with(Arguments.normalise(typed), around.environment());
        return Shortcut.run(arguments, around).orElseGet(() -> new CommandLines(around).run(arguments));
    }

    /** Answered before picocli is loaded: people and scripts ask this often. */
    private static boolean asksForVersion(List<String> arguments) {
        return arguments.size() == 1
                && (arguments.getFirst().equals("version")
                        || arguments.getFirst().equals("--version"));
    }
}
