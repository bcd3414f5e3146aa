package io.skep.plans.state.store.http;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is kept of a state, in one document; immutable.
 *
 * @param writes how often it was written: servers made for Terraform's states look at {@code serial}
 */
record HttpDocument(long writes, SortedMap<String, byte[]> kept) {
    static final HttpDocument EMPTY = new HttpDocument(0, new TreeMap<>());

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    HttpDocument {
        kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    }

    HttpDocument with(SortedMap<String, byte[]> other) {
        return new HttpDocument(writes + 1, other);
    }

    byte[] bytes() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", 4).put("serial", writes).put("lineage", "skep").put("skep_format", FORMAT);
        ObjectNode things = document.putObject("kept");
        kept.forEach((name, content) -> things.put(name, Base64.getEncoder().encodeToString(content)));
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a server keeps; what skep did not write is a {@link UserError} that names the place. */
    static HttpDocument read(byte[] bytes, String place) {
        try {
            JsonNode document = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
            int format = document.path("skep_format").asInt(0);
            if (format > FORMAT) {
                throw new UserError("The state at " + place + " was written by a newer skep (format " + format
                        + "; this one knows " + FORMAT + "). Use that version of skep.");
            } else if (format < 1 || !document.path("kept").isObject()) {
                throw foreign(place);
            }
            SortedMap<String, byte[]> kept = new TreeMap<>();
            for (Map.Entry<String, JsonNode> each : document.path("kept").properties()) {
                kept.put(
                        each.getKey(),
                        Base64.getDecoder().decode(each.getValue().asString("")));
            }
            return new HttpDocument(document.path("serial").asLong(0), kept);
        } catch (JacksonException | IllegalArgumentException none) {
            throw foreign(place);
        }
    }

    private static UserError foreign(String place) {
        return new UserError("What " + place
                + " keeps was not written by skep. Nothing was changed. Give the state an address" + " of its own.");
    }
}
