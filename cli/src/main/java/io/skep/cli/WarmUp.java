package io.skep.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs, in one JVM, the commands that people type most. The build starts this while it makes the ahead-of-time cache,
 * so that the cache knows the classes of those commands. Nothing here may touch a host or write a file.
 */
final class WarmUp {
    private WarmUp() {}

    /** The only argument is skep's own folder, where the examples and the topology to warm up on are. */
    public static void main(String[] arguments) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Path example = Path.of(arguments[0], "examples", "docker-full-stack");
        Path hosts = Path.of(arguments[0], "bin", "warm-up");
        List<List<String>> lines = List.of(
                List.of("version"),
                List.of("--help"),
                List.of("plan", "--help"),
                List.of("-chdir=" + example, "validate"),
                // validate plans an empty world; plan itself would look at hosts and begin a state.
                List.of("-chdir=" + example, "validate", "-json"),
                List.of("-chdir=" + example, "validate", "-no-color"), // the same through picocli
                List.of("-chdir=" + hosts, "validate"),
                List.of("no-such-command"));
        lines.forEach(line -> Main.run(line, nowhere, nowhere));
        System.exit(0); // as Main does
    }
}
