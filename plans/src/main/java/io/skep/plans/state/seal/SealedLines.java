package io.skep.plans.state.seal;

import io.skep.plans.failure.UserError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines that are sealed one by one as they come, and opened together: the header first, then each line as the record of its number. A last
 * line that is torn stays so.
 */
public final class SealedLines {
    /** Stands for a line that does not open; no line of a journal looks so. */
    private static final String UNREADABLE = "?";

    private final Sealing sealing;
    private final Place place;
    private Optional<Envelope> envelope = Optional.empty();
    private long sealed;

    /** Seals the lines of one file from its first line on. */
    public SealedLines(Sealing sealing, Place place) {
        this.sealing = sealing;
        this.place = place;
    }

    /** What to keep of the next lines, each with its line end; the same text where nothing is sealed. */
    public synchronized String sealed(String lines) {
        if (!sealing.seals()) {
            return lines;
        }
        StringBuilder text = new StringBuilder();
        if (envelope.isEmpty()) {
            envelope = Optional.of(sealing.envelope(place));
            text.append(envelope.get().header()).append('\n');
        }
        Envelope own = envelope.get();
        lines.lines().forEach(line -> text.append(own.seal(++sealed, line)).append('\n'));
        return text.toString();
    }

    /**
     * The lines in what is kept of them.
     *
     * @param strict whether a line that does not open is an error, or counts as damaged where it stands
     */
    public static byte[] opened(Sealing sealing, byte[] kept, String name, boolean strict) {
        String text = new String(kept, StandardCharsets.UTF_8);
        if (kept.length == 0 || (!Sealing.isSealed(text) && sealing.plain())) {
            return kept;
        }
        int end = text.indexOf('\n');
        if (end < 0) {
            return UNREADABLE.getBytes(StandardCharsets.UTF_8); // killed while the first line was written
        }
        if (!Sealing.isSealed(text)) {
            sealing.refusePlain("journal", name);
        }
        Envelope envelope = sealing.envelope(text.substring(0, end), name);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long number = 0;
        for (int start = end + 1; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            if (end < 0) {
                lines.writeBytes(UNREADABLE.getBytes(StandardCharsets.UTF_8));
                break;
            }
            String line = opened(envelope, ++number, text.substring(start, end), name, strict);
            lines.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines.toByteArray();
    }

    private static String opened(Envelope envelope, long number, String line, String name, boolean strict) {
        try {
            return envelope.open(number, line, name);
        } catch (UserError changed) {
            if (strict) {
                throw changed;
            }
            return UNREADABLE;
        }
    }
}
