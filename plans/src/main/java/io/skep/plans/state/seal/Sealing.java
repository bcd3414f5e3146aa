package io.skep.plans.state.seal;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether and with which keys files are sealed. A sealed file is a header line of JSON, then one sealed record a line; a document is one
 * record. Safe for any thread.
 *
 * @param key seals what is written; where there is none, files are written in clear
 * @param fallbacks open what was sealed before, too
 * @param plain whether a file in clear may be read although there is a key; true only while a state is being sealed for the first time
 */
public record Sealing(Optional<KeySource> key, List<KeySource> fallbacks, boolean plain) {
    /** Nothing is sealed. */
    public static final Sealing NONE = new Sealing(Optional.empty(), List.of(), true);

    private static final int FORMAT = 1;
    private static final String BEGINNING = "{\"sealed\":";

    public Sealing {
        fallbacks = List.copyOf(fallbacks);
    }

    /** With a key: what is in clear is refused. */
    public static Sealing with(KeySource key, KeySource... fallbacks) {
        return new Sealing(Optional.of(key), List.of(fallbacks), false);
    }

    /** The same, which reads files in clear, too. */
    public Sealing readingPlain() {
        return new Sealing(key, fallbacks, true);
    }

    /** Whether what is written is sealed. */
    public boolean seals() {
        return key.isPresent();
    }

    /** Whether a file that begins so is sealed. */
    public static boolean isSealed(String beginning) {
        return beginning.startsWith(BEGINNING);
    }

    /** The seal of a new file; there must be a key. */
    public Envelope envelope(Place place) {
        KeySource.Wrapping wrapping = key.orElseThrow().forWriting();
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("sealed", FORMAT);
        header.put("kind", place.kind());
        header.put("lineage", place.lineage());
        header.put("serial", place.serial());
        header.set("key", wrapping.description());
        byte[] dataKey = Aes.random(Aes.KEY_BYTES);
        String wrapped = Base64.getEncoder().encodeToString(Aes.seal(wrapping.key(), dataKey, header.toString()));
        header.put("data_key", wrapped);
        return new Envelope(header.toString(), place, Aes.key(dataKey));
    }

    /** The seal of the file with this header; one that no key here opens is a {@link UserError} that names the file. */
    public Envelope envelope(String header, String file) {
        ObjectNode parts = parsed(header, file);
        Place place = new Place(
                parts.path("kind").asString(""),
                parts.path("lineage").asString(""),
                parts.path("serial").asLong(0));
        byte[] wrapped = Base64Text.bytes(parts.path("data_key").asString("")).orElse(new byte[0]);
        String belongsTo = parts.without("data_key").toString();
        List<KeySource> sources = sources();
        if (sources.isEmpty()) {
            throw new UserError(file + " is encrypted. Give its passphrase with SKEP_STATE_PASSPHRASE, or its key in"
                    + " the topology: skep { state { encryption { ... } } }.");
        }
        for (KeySource source : sources) {
            Optional<SecretKey> wrapping = wrappingKey(source, parts.path("key"), file);
            Optional<byte[]> dataKey = wrapping.flatMap(each -> Aes.open(each, wrapped, belongsTo));
            if (dataKey.isPresent()) {
                return new Envelope(header, place, Aes.key(dataKey.get()));
            }
        }
        throw new UserError("No key given here opens " + file + ": it was encrypted with another key, or its first line"
                + " was changed. Nothing was changed. If the key was replaced, give the old one in a fallback block.");
    }

    /** The bytes to keep of a document. */
    public byte[] sealed(Place place, byte[] document) {
        if (key.isEmpty()) {
            return document;
        }
        Envelope envelope = envelope(place);
        String record = envelope.seal(1, new String(document, StandardCharsets.UTF_8));
        return (envelope.header() + "\n" + record + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The document in the bytes kept of it. A sealed one of another kind, or one in clear that must not be, is a {@link UserError}. */
    public byte[] opened(String kind, byte[] kept, String file) {
        int beginning = Math.min(kept.length, BEGINNING.length());
        if (!isSealed(new String(kept, 0, beginning, StandardCharsets.UTF_8))) {
            refusePlain(kind, file);
            return kept;
        }
        String text = new String(kept, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        if (lines.size() != 2 || !text.endsWith("\n")) {
            throw new UserError(file + " is damaged: it is cut short. Restore it from a copy.");
        }
        Envelope envelope = envelope(lines.get(0), file);
        if (!envelope.place().kind().equals(kind)) {
            throw new UserError(
                    file + " is no " + kind + " but a " + envelope.place().kind() + ".");
        }
        return envelope.open(1, lines.get(1), file).getBytes(StandardCharsets.UTF_8);
    }

    /** Fails where a file is in clear that must not be. */
    void refusePlain(String kind, String file) {
        if (!plain) {
            throw new UserError(
                    file + " is not encrypted, although a key is configured: somebody may have replaced it. "
                            + (kind.equals("plan")
                                    ? "Run plan again, with the key."
                                    : "If it is yours and was never encrypted, type: skep state rekey"));
        }
    }

    private List<KeySource> sources() {
        List<KeySource> sources = new ArrayList<>(key.stream().toList());
        sources.addAll(fallbacks);
        return sources;
    }

    private static Optional<SecretKey> wrappingKey(KeySource source, JsonNode description, String file) {
        try {
            return source.forReading(description);
        } catch (UserError refused) {
            throw new UserError("Cannot open " + file + ". " + refused.getMessage(), refused);
        }
    }

    private static ObjectNode parsed(String header, String file) {
        try {
            if (SealJson.read(header) instanceof ObjectNode parts) {
                int format = parts.path("sealed").asInt(0);
                if (format > FORMAT) {
                    throw new UserError(file + " was encrypted by a newer skep (format " + format + "; this one knows "
                            + FORMAT + "). Use that version of skep.");
                }
                return parts;
            }
        } catch (JacksonException torn) {
            throw new UserError(file + " is damaged: its first line is cut short. Restore it from a copy.", torn);
        }
        throw new UserError(file + " is damaged: its first line is no header. Restore it from a copy.");
    }
}
