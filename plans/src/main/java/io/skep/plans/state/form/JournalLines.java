package io.skep.plans.state.form;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.seal.Place;
import io.skep.plans.state.seal.SealedLines;
import io.skep.plans.state.seal.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a journal: one line an entry, {@code <CRC-32C as 8 hex digits> <JSON>}. The sum of a line is over the sum of the line before
 * it and its own JSON, so that a line that was doubled, left out or brought in from elsewhere shows; in format 1 it was over the JSON alone.
 * A last line that is torn was never relied on, for it is durable before anybody relies on it; damage anywhere else is an error.
 */
public final class JournalLines {
    private static final List<Upgrade> UPGRADES = List.of(JournalLines::withOperation);
    private static final int FORMAT = UPGRADES.size() + 1;
    private static final int SUM = 8;
    private static final String FIRST = "00000000";

    private final StoredForm form;
    private final Sealing sealing;
    private final String lineage;

    /** One entry and the serial of the apply it belongs to. */
    public record Line(int format, long serial, JournalEntry entry) {}

    /**
     * What a journal says.
     *
     * @param torn whether a last line was cut short and dropped
     * @param damaged the numbers of lines that cannot be read though more follow, from 1; none unless damage was to be passed over
     */
    public record Content(List<Line> lines, boolean torn, List<Integer> damaged) {
        public Content {
            lines = List.copyOf(lines);
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * The text of a lineage's journals, sealed line by line where there is a key.
     *
     * @param lineage need not be known for reading
     */
    public JournalLines(StoredForm form, Sealing sealing, String lineage) {
        this.form = form;
        this.sealing = sealing;
        this.lineage = lineage;
    }

    /** Writes the lines of one journal in order. Safe for any thread as long as what it returns is kept in the order of the calls. */
    public final class Writer {
        private final long serial;
        private final SealedLines seal;
        private String last = FIRST;

        private Writer(long serial) {
            this.serial = serial;
            this.seal = new SealedLines(sealing, new Place("journal", lineage, serial));
        }

        /** The bytes of the next entries, each with its line end. */
        public synchronized byte[] lines(List<JournalEntry> entries) {
            StringBuilder text = new StringBuilder();
            for (JournalEntry entry : entries) {
                String json = form.text(new Line(FORMAT, serial, entry));
                last = sum(last, json.getBytes(StandardCharsets.UTF_8));
                text.append(last).append(' ').append(json).append('\n');
            }
            return seal.sealed(text.toString()).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What writes a new journal for the apply with a serial. */
    public Writer writer(long serial) {
        return new Writer(serial);
    }

    /** Every entry of a journal. {@code name} is the journal in messages; damage is a {@link UserError}. */
    public Content read(byte[] bytes, String name) {
        Content content = content(SealedLines.opened(sealing, bytes, name, true), name);
        if (!content.damaged().isEmpty()) {
            throw new UserError(
                    name + " is damaged at line " + content.damaged().getFirst()
                            + ", with more lines behind it. Nothing was changed. To go on with what can still be read, type: skep recover");
        }
        return content;
    }

    /** Every entry that can be read, whatever stands between. A newer format is a {@link UserError} here too. */
    public Content passingOverDamage(byte[] bytes, String name) {
        return content(SealedLines.opened(sealing, bytes, name, false), name);
    }

    private Content content(byte[] bytes, String name) {
        List<Line> lines = new ArrayList<>();
        List<Integer> damaged = new ArrayList<>();
        boolean torn = false;
        String before = FIRST;
        int number = 1;
        for (int start = 0; start < bytes.length; number++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Optional<JsonNode> tree =
                    end < bytes.length ? checked(bytes, start, end, before) : last(bytes, start, before);
            if (tree.isPresent()) {
                lines.add(line(tree.get(), name, number));
            } else if (end == bytes.length || (end + 1 == bytes.length && hasHole(bytes, start))) {
                torn = true;
            } else {
                damaged.add(number);
            }
            before = new String(bytes, start, Math.clamp(end - start, 0, SUM), StandardCharsets.ISO_8859_1);
            start = end + 1;
        }
        return new Content(lines, torn, damaged);
    }

    /** A last line without its line end, be it lost or changed, counts where its sum fits. */
    private Optional<JsonNode> last(byte[] bytes, int start, String before) {
        return checked(bytes, start, bytes.length, before).or(() -> checked(bytes, start, bytes.length - 1, before));
    }

    /** A power cut can leave a file with its new length before its new content. */
    private static boolean hasHole(byte[] bytes, int start) {
        for (int at = start; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }

    private Line line(JsonNode tree, String name, int number) {
        JsonNode format = tree.path("format");
        if (!format.isIntegralNumber() || !format.canConvertToInt() || format.intValue() < 1) {
            throw new UserError("Line " + number + " of " + name + " has no format. Nothing was changed.");
        } else if (format.intValue() > FORMAT) {
            throw new NewerFormat(name + " was written by a newer skep (format " + format.intValue()
                    + "; this one knows " + FORMAT + "). Nothing was changed. Use that version of skep.");
        }
        try {
            Upgrade.toNewest(tree, format.intValue(), UPGRADES);
            return form.read(tree, Line.class);
        } catch (JacksonException wrong) {
            throw new UserError(
                    "Cannot read line " + number + " of " + name + ": " + wrong.getOriginalMessage()
                            + ". Was it written by another version of skep?",
                    wrong);
        }
    }

    /** From format 1: whatever was journaled then was an apply. */
    private static void withOperation(ObjectNode line) {
        if (line.path("entry").path("opened") instanceof ObjectNode opened) {
            opened.put("operation", "apply");
        }
        line.put("format", 2);
    }

    private Optional<JsonNode> checked(byte[] bytes, int start, int end, String before) {
        int from = start + SUM + 1;
        if (end < from || bytes[from - 1] != ' ') {
            return Optional.empty();
        }
        String written = new String(bytes, start, SUM, StandardCharsets.ISO_8859_1);
        byte[] json = Arrays.copyOfRange(bytes, from, end);
        boolean chained = written.equals(sum(before, json));
        if (!chained && !written.equals(sum("", json))) {
            return Optional.empty();
        }
        try {
            JsonNode tree = form.parse(new String(json, StandardCharsets.UTF_8));
            boolean first = tree.path("format").isIntegralNumber()
                    && tree.path("format").asInt(0) == 1;
            return chained || first ? Optional.of(tree) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static String sum(String before, byte[] json) {
        CRC32C sum = new CRC32C();
        sum.update(before.getBytes(StandardCharsets.ISO_8859_1));
        sum.update(json);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
