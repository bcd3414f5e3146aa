package io.skep.cli;

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
        System.exit(run(List.of(typed), out, err));
    }

    static int run(List<String> typed, PrintWriter out, PrintWriter err) {
        List<String> arguments = Arguments.normalise(typed);
        if (asksForVersion(arguments)) {
            out.println(Version.text());
            return ExitCode.SUCCESS.number();
        }
        return new CommandLines(out, err).run(arguments);
    }

    /** Answered before picocli is loaded: people and scripts ask this often. */
    private static boolean asksForVersion(List<String> arguments) {
        return arguments.size() == 1
                && (arguments.getFirst().equals("version")
                        || arguments.getFirst().equals("--version"));
    }
}
