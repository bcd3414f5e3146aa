package io.skep.drivers.lab;

import io.skep.plans.remote.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program on this machine. */
final class LocalProcess {

    private LocalProcess() {}

    /**
     * Runs a program to its end. A caller that is interrupted ends it.
     *
     * @param lines told of every line of its error output as it comes
     * @return what it printed; when the limit passed, it was ended and exit is 124, as timeout(1) has it
     * @throws IOException when it cannot be started
     */
    static Output run(List<String> words, Optional<byte[]> input, Duration limit, Consumer<String> lines)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).start();
        try {
            CompletableFuture<String> out = reading(process.getInputStream(), line -> {});
            CompletableFuture<String> err = reading(process.getErrorStream(), lines);
            CompletableFuture<Boolean> fed = feeding(process.getOutputStream(), input.orElse(new byte[0]));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Output(124, "", words.getFirst() + " was given up after " + limit.toSeconds() + " s");
            }
            int exit = process.exitValue();
            if (exit == 0 && !fed.join()) {
                throw new IOException(words.getFirst() + " did not read all of its input");
            }
            return new Output(exit, out.join(), err.join());
        } finally {
            process.destroy();
        }
    }

    private static CompletableFuture<String> reading(InputStream stream, Consumer<String> lines) {
        CompletableFuture<String> whole = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            StringBuilder text = new StringBuilder();
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    text.append(line).append('\n');
                    lines.accept(line);
                }
                whole.complete(text.toString());
            } catch (IOException ended) {
                // The pipe breaks when the program was ended; what it printed until then is its output.
                whole.complete(text.toString());
            }
        });
        return whole;
    }

    /** Whether all of the input was taken. */
    private static CompletableFuture<Boolean> feeding(OutputStream stream, byte[] input) {
        CompletableFuture<Boolean> whole = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (stream) {
                stream.write(input);
                whole.complete(true);
            } catch (IOException closed) {
                // A program that fails may end without reading; its own exit status tells more than this.
                whole.complete(input.length == 0);
            }
        });
        return whole;
    }
}
