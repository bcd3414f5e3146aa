package io.skep.plans.state.seal;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads small JSON objects that anybody may have written. */
final class SealJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SealJson() {}

    /** Fails with a {@link tools.jackson.core.JacksonException}. */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }
}
