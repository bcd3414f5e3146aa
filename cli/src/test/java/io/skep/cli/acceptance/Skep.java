package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import io.skep.cli.acceptance.LocalCommand.Running;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher {@code ./skep}, typed in a topology's folder. */
record Skep(Path folder, Map<String, String> environment) {

    private static final Path HOME = Path.of(System.getProperty("skep.home"));

    Skep(Path folder) {
        this(folder, Map.of());
    }

    /** Runs to the end. */
    Finished run(String... words) throws InterruptedException {
        return command(words).run();
    }

    /** Runs to the end and expects success; gives what was printed. */
    String must(String... words) throws InterruptedException {
        Finished finished = run(words);
        assertThat(finished.exit())
                .as("skep %s said:%n%s", String.join(" ", words), finished.text())
                .isZero();
        return finished.text();
    }

    /** Starts and leaves running; the process is the JVM itself, so that a kill hits skep. */
    Running start(String... words) {
        return command(words).started();
    }

    private LocalCommand command(String... words) {
        List<String> all = new ArrayList<>();
        all.add(HOME.resolve("skep").toString());
        all.addAll(List.of(words));
        return new LocalCommand(folder, environment, all);
    }
}
