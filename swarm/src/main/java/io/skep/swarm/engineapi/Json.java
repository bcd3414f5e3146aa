package io.skep.swarm.engineapi;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees to and from bytes; the only place that holds a mapper. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty list. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Reads a document; an empty one is a missing node. Fails with IllegalArgumentException on what is not JSON. */
    public static JsonNode parse(byte[] bytes) {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(bytes);
        } catch (JacksonException broken) {
            // The parser's own message quotes the document, which may hold a secret.
            throw new IllegalArgumentException("not a JSON document", broken);
        }
    }

    /** Reads a document, as {@link #parse(byte[])}. */
    public static JsonNode parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The shortest spelling, keys in the order of the tree. */
    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Whether two documents say the same, however their numbers are held. */
    public static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other) || parse(write(one)).equals(parse(write(other)));
    }
}
