package io.skep.plans.state.store.local;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.form.StoredForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The text of a journal: one line an entry, {@code <CRC-32C as 8 hex digits> <JSON>}. A last line that is torn was never relied on and is
 * dropped; a damaged line before others is an error.
 */
final class JournalLines {
    private static final int FORMAT = 1;
    private static final int SUM = 8;

    private final StoredForm form;

    /** One entry and the serial of the apply it belongs to. */
    record Line(int format, long serial, JournalEntry entry) {}

    JournalLines(StoredForm form) {
        this.form = form;
    }

    /** The bytes of one entry with its line end. */
    byte[] write(long serial, JournalEntry entry) {
        byte[] json = form.text(new Line(FORMAT, serial, entry)).getBytes(StandardCharsets.UTF_8);
        String line = sum(json, 0, json.length) + " " + new String(json, StandardCharsets.UTF_8) + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Every entry of a journal. */
    List<Line> read(byte[] bytes, String file) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Optional<String> json = end < bytes.length ? checked(bytes, start, end) : Optional.empty();
            if (json.isEmpty() && end + 1 < bytes.length) {
                throw new UserError(file + " is damaged at line " + (lines.size() + 1)
                        + ", with more lines behind it. Restore the folder from a copy, or remove the lines from there on and"
                        + " run plan: it looks for everything the remaining lines began.");
            }
            int number = lines.size() + 1;
            json.ifPresent(text -> lines.add(parsed(text, file, number)));
            start = end + 1;
        }
        return lines;
    }

    private Line parsed(String json, String file, int number) {
        try {
            JsonNode tree = form.parse(json);
            if (tree.path("format").asInt(0) > FORMAT) {
                throw new UserError(file + " was written by a newer skep. Use that version of skep.");
            }
            return form.read(tree, Line.class);
        } catch (JacksonException wrong) {
            throw new UserError(
                    "Cannot read line " + number + " of " + file + ": " + wrong.getOriginalMessage()
                            + ". Was it written by another version of skep?",
                    wrong);
        }
    }

    private static Optional<String> checked(byte[] bytes, int start, int end) {
        int from = start + SUM + 1;
        if (end < from || bytes[from - 1] != ' ') {
            return Optional.empty();
        }
        String written = new String(bytes, start, SUM, StandardCharsets.US_ASCII);
        return written.equals(sum(bytes, from, end - from))
                ? Optional.of(new String(bytes, from, end - from, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
