package io.skep.plans.state.seal;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The open seal of one file: its header, and what seals and opens its records. Made by {@link Sealing}. A record is bound to the whole
 * header and to its number, so that it opens nowhere else. Safe for any thread.
 */
public final class Envelope {
    private final String header;
    private final Place place;
    private final SecretKey dataKey;

    Envelope(String header, Place place, SecretKey dataKey) {
        this.header = header;
        this.place = place;
        this.dataKey = dataKey;
    }

    /** The first line of the file; in clear, without line end. */
    public String header() {
        return header;
    }

    /** Where the file belongs, as its header says; true once a record has been opened. */
    public Place place() {
        return place;
    }

    /** A record on one line, without line end. No two records of a file may have the same number. */
    public String seal(long number, String text) {
        byte[] sealed = Aes.seal(dataKey, text.getBytes(StandardCharsets.UTF_8), belongsTo(number));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** The record of a line; a changed or moved one is a {@link UserError} that names the file. */
    public String open(long number, String line, String file) {
        Optional<byte[]> clear = Base64Text.bytes(line).flatMap(bytes -> Aes.open(dataKey, bytes, belongsTo(number)));
        return new String(
                clear.orElseThrow(() ->
                        new UserError(file + " was changed or mixed up by somebody without the key: record " + number
                                + " does not belong where it stands. Nothing was changed. Restore it from a copy.")),
                StandardCharsets.UTF_8);
    }

    private String belongsTo(long number) {
        return header + "\n" + number;
    }
}
