package io.skep.cli.show;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What skep writes to and is answered from.
 *
 * @param writes whether standard output is a terminal a person looks at, one that understands cursor movement
 * @param reads whether standard input is a terminal a person types at
 * @param paint whether to colour
 */
public record Terminal(boolean writes, boolean reads, Paint paint) {

    /** A pipe in, a pipe out: no colour, no redrawing. */
    public static final Terminal NONE = new Terminal(false, false, Paint.PLAIN);

    /** The one this process was started on. */
    public static Terminal ours(boolean noColour) {
        return judge(System.getenv(), isTerminal(0), isTerminal(1), noColour);
    }

    /** NO_COLOR and -no-color take the colours; TERM=dumb and CI also take the redrawing. */
    static Terminal judge(Map<String, String> environment, boolean in, boolean out, boolean noColour) {
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean watched = out && !dumb && environment.getOrDefault("CI", "").isEmpty();
        boolean plain = noColour || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(watched, in, watched && !plain ? Paint.COLOURED : Paint.PLAIN);
    }

    /** The screen that fits. */
    public Screen screen(PrintWriter out, InstantSource clock) {
        return writes ? new LiveScreen(out, paint, clock) : new PlainScreen(out, paint, clock);
    }

    /** How often that screen wants to be ticked. */
    public Duration period() {
        return writes ? Duration.ofMillis(120) : Duration.ofSeconds(1);
    }

    /** {@link java.io.Console} only answers for input and output together, so Linux is asked about each. */
    private static boolean isTerminal(int descriptor) {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
        }
        try {
            String file = Files.readSymbolicLink(descriptors.resolve(Integer.toString(descriptor)))
                    .toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
