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
        // System.exit first sets up a logger, which takes longer than all of "skep version".
        if (exit != ExitCode.SUCCESS.number() || !asksForVersion(Arguments.normalise(List.of(typed)))) {
            System.exit(exit);
        }
    }

    static int run(List<String> typed, PrintWriter out, PrintWriter err) {
        List<String> arguments = Arguments.normalise(typed);
        if (asksForVersion(arguments)) {
            out.println(Version.text());
            return ExitCode.SUCCESS.number();
        }
        return run(typed, Surroundings.ours(out, err));
    }

    /** Runs the words typed in surroundings of one's own and gives the number of an {@link ExitCode}. */
    public static int run(List<String> typed, Surroundings around) {
        return new CommandLines(around).run(Arguments.normalise(typed));
    }

    /** Answered before picocli is loaded: people and scripts ask this often. */
    private static boolean asksForVersion(List<String> arguments) {
        return arguments.size() == 1
                && (arguments.getFirst().equals("version")
                        || arguments.getFirst().equals("--version"));
    }
}
