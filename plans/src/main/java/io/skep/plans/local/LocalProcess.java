package io.skep.plans.local;

import io.skep.plans.remote.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs programs on this machine to their end. A caller that is interrupted ends the program.
 *
 * @param words the program and its arguments
 * @param folder where it runs; empty for where skep was started
 * @param input what it reads; empty for nothing
 * @param limit after which it is ended; its exit status is then 124, as timeout(1) has it
 * @param out told of every line of its standard output as it comes
 * @param err told of every line of its error output as it comes
 */
public record LocalProcess(
        List<String> words,
        Optional<Path> folder,
        Optional<byte[]> input,
        Duration limit,
        Consumer<String> out,
        Consumer<String> err) {

    public LocalProcess {
        words = List.copyOf(words);
    }

    /** A program whose output is only collected. */
    public static LocalProcess quiet(List<String> words, Duration limit) {
        return new LocalProcess(words, Optional.empty(), Optional.empty(), limit, line -> {}, line -> {});
    }

    /**
     * Runs it and gives what it printed.
     *
     * @throws IOException when it cannot be started, or succeeds without having read all of its input
     */
    public Output run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words);
        folder.ifPresent(path -> builder.directory(path.toFile()));
        Process process = builder.start();
        try {
            CompletableFuture<String> printed = reading(process.getInputStream(), out);
            CompletableFuture<String> complained = reading(process.getErrorStream(), err);
            CompletableFuture<Boolean> fed = feeding(process.getOutputStream(), input.orElse(new byte[0]));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Output(124, "", words.getFirst() + " was given up after " + limit.toSeconds() + " s");
            }
            int exit = process.exitValue();
            if (exit == 0 && !fed.join()) {
                throw new IOException(words.getFirst() + " did not read all of its input");
            }
            return new Output(exit, printed.join(), complained.join());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
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
