package io.skep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs, in one JVM, the commands that people type most. The build starts this while it makes an ahead-of-time cache,
 * so that the cache knows the classes of those commands. All classes of a cache are loaded at each start, needed or not;
 * so there is one for each of the commands that should answer at once, and one for all others. Nothing here touches a
 * real host.
 */
final class WarmUp {
    private static final String SIMULATED = """
            host "manager" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }

            swarm {}
            """;

    private static final PrintWriter NOWHERE =
            new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    private WarmUp() {}

    /**
     * The arguments: for which cache ({@code version}, {@code validate} or {@code skep}), skep's own folder, where the
     * examples are, and an empty one to work in.
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[1]);
        Path empty = Path.of(arguments[2]);
        List<List<String>> lines = switch (arguments[0]) {
            case "version" -> List.of(List.of("version"));
            case "validate" -> validations(home);
            default -> all(home, empty);
        };
        lines.forEach(line -> Main.run(line, NOWHERE, NOWHERE));
        System.exit(0); // as Main does
    }

    private static List<List<String>> validations(Path home) {
        Path example = home.resolve("examples/docker-full-stack");
        return List.of(
                List.of("-chdir=" + home.resolve("bin/warm-up"), "validate"),
                List.of("-chdir=" + example, "validate"),
                List.of("-chdir=" + example, "validate", "-json"));
    }

    private static List<List<String>> all(Path home, Path empty) throws IOException {
        Files.writeString(empty.resolve("topology.hcl"), SIMULATED);
        List<List<String>> lines = new ArrayList<>(validations(home));
        lines.addAll(List.of(
                List.of("version"),
                List.of("--help"),
                List.of("plan", "--help"),
                List.of("-chdir=" + empty, "validate", "-no-color"), // the same through picocli
                List.of("-chdir=" + home.resolve("examples/stack"), "validate", "-no-color"),
                List.of("-chdir=" + empty, "plan"),
                List.of("-chdir=" + empty, "apply", "-auto-approve"),
                List.of("-chdir=" + empty, "plan", "-json"),
                List.of("-chdir=" + empty, "show"),
                List.of("-chdir=" + empty, "destroy", "-auto-approve"),
                List.of("no-such-command")));
        return lines;
    }
}
