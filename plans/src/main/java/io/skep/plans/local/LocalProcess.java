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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs programs on this machine to their end. A caller that is interrupted ends the program. What a program leaves running in the
 * background is not waited for, even where it holds the program's output open.
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

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public LocalProcess {
        words = List.copyOf(words);
    }

    /** A program whose output is only collected. */
    public static LocalProcess quiet(List<String> words, Duration limit) {
        return new LocalProcess(words, Optional.empty(), Optional.empty(), limit, line -> {}, line -> {});
    }

    /** The same with something to read. */
    public LocalProcess fed(byte[] bytes) {
        return new LocalProcess(words, folder, Optional.of(bytes), limit, out, err);
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
            Reading printed = Reading.of(process.getInputStream(), out);
            Reading complained = Reading.of(process.getErrorStream(), err);
            Feeding fed = Feeding.of(process.getOutputStream(), input.orElse(new byte[0]));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Output(124, "", words.getFirst() + " was given up after " + limit.toSeconds() + " s");
            }
            int exit = process.exitValue();
            if (exit == 0 && !fed.whole()) {
                throw new IOException(words.getFirst() + " did not read all of its input");
            }
            return new Output(exit, printed.text(), complained.text());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private record Reading(Thread reader, Queue<String> gathered) {

        static Reading of(InputStream stream, Consumer<String> lines) {
            Queue<String> gathered = new ConcurrentLinkedQueue<>();
            return new Reading(Thread.startVirtualThread(() -> read(stream, gathered, lines)), gathered);
        }

        private static void read(InputStream stream, Queue<String> gathered, Consumer<String> lines) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    gathered.add(line + '\n');
                    lines.accept(line);
                }
            } catch (IOException ended) {
                // The pipe breaks when the program was ended; what it printed until then is its output.
                return;
            }
        }

        /** What came by the end of the pipe; one that a program in the background holds open is not waited for. */
        String text() throws InterruptedException {
            reader.join(PATIENCE);
            return String.join("", gathered);
        }
    }

    private record Feeding(Thread writer, AtomicBoolean taken) {

        static Feeding of(OutputStream stream, byte[] input) {
            AtomicBoolean taken = new AtomicBoolean(input.length == 0);
            return new Feeding(Thread.startVirtualThread(() -> write(stream, input, taken)), taken);
        }

        private static void write(OutputStream stream, byte[] input, AtomicBoolean taken) {
            try (stream) {
                stream.write(input);
                taken.set(true);
            } catch (IOException closed) {
                // A program that fails may end without reading; its own exit status tells more than this.
                return;
            }
        }

        boolean whole() throws InterruptedException {
            writer.join(PATIENCE);
            return taken.get();
        }
    }
}
