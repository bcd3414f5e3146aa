package io.skep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs, in one JVM, the commands that people type most. The build starts this while it makes the ahead-of-time cache,
 * so that the cache knows the classes of those commands. Nothing here touches a real host.
 */
final class WarmUp {
    private static final String SIMULATED =
            """
            host "manager" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }

            swarm {}
            """;

    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    private WarmUp() {}

    /** The arguments: skep's own folder, where the examples are, and an empty one to work in. */
    public static void main(String[] arguments) throws IOException {
        Path example = Path.of(arguments[0], "examples", "docker-full-stack");
        Path hosts = Path.of(arguments[0], "bin", "warm-up");
        Path simulated = Path.of(arguments[1]);
        Files.writeString(simulated.resolve("topology.hcl"), SIMULATED);
        List<List<String>> lines = List.of(
                List.of("version"),
                List.of("--help"),
                List.of("plan", "--help"),
                List.of("-chdir=" + example, "validate"),
                List.of("-chdir=" + example, "validate", "-json"),
                List.of("-chdir=" + example, "validate", "-no-color"), // the same through picocli
                List.of("-chdir=" + hosts, "validate"),
                List.of("-chdir=" + simulated, "plan"),
                List.of("-chdir=" + simulated, "apply", "-auto-approve"),
                List.of("-chdir=" + simulated, "plan", "-json"),
                List.of("-chdir=" + simulated, "show"),
                List.of("-chdir=" + simulated, "destroy", "-auto-approve"),
                List.of("no-such-command"));
        lines.forEach(line -> Main.run(line, NOWHERE, NOWHERE));
        System.exit(0); // as Main does
    }
}
