package io.skep.cli.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run on this machine: to its end, or started and left running. Output goes through a file, never a full pipe. */
record LocalCommand(Path folder, Map<String, String> environment, List<String> words) {

    /** What a finished program left; {@code text} is standard output and error as they came. */
    record Finished(int exit, String text) {}

    /** A program that runs; {@code output} grows. */
    record Running(Process process, Path output) {

        /** Waits for the end, at most ten minutes. */
        Finished finished() throws InterruptedException {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after ten minutes:\n" + text());
            }
            return new Finished(process.exitValue(), text());
        }

        /** Everything printed so far. */
        String text() {
            try {
                return Files.readString(output, StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    LocalCommand(Path folder, String... words) {
        this(folder, Map.of(), List.of(words));
    }

    Running started() {
        try {
            Path output = Files.createTempFile("skep-acceptance", ".out");
            output.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Running(builder.start(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Finished run() throws InterruptedException {
        return started().finished();
    }
}
