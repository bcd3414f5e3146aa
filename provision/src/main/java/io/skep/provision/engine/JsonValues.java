package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as engines read and print it, to values and back. */
final class JsonValues {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    /** Reads an object; empty where the text is no JSON object. */
    static Optional<ObjectNode> object(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** The object as a file for people and engines. */
    static byte[] file(ObjectNode object) {
        return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode empty() {
        return NODES.objectNode();
    }

    /** A value that is fully known; a secret gives its content. */
    static JsonNode of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> NODES.stringNode(text);
            case Value.Numeric number ->
                number.whole().isPresent() ? whole(number.whole().getAsLong()) : NODES.numberNode(number.number());
            case Value.Bool(boolean truth) -> NODES.booleanNode(truth);
            case Value.Nothing _ -> NODES.nullNode();
            case Items(List<Value> items) -> array(items);
            case Value.Unique(var members) ->
                array(members.stream().map(Values::text).toList());
            case Entries(var entries) -> {
                ObjectNode object = NODES.objectNode();
                entries.forEach((key, inner) -> object.set(key, of(inner)));
                yield object;
            }
            case Value.Secret(Value inner, var _) -> of(inner);
            case Value.Later _, Value.Masked _ ->
                throw new IllegalArgumentException("a value is not known at the moment of use");
        };
    }

    static Value read(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Values.text(node.asString());
            case NUMBER -> new Value.Numeric(node.decimalValue());
            case BOOLEAN -> Values.bool(node.booleanValue());
            case ARRAY -> {
                List<Value> items = new ArrayList<>();
                node.forEach(item -> items.add(read(item)));
                yield new Items(items);
            }
            case OBJECT -> {
                TreeMap<String, Value> entries = new TreeMap<>();
                node.properties().forEach(property -> entries.put(property.getKey(), read(property.getValue())));
                yield new Entries(entries);
            }
            case NULL, MISSING, BINARY, POJO -> Value.NOTHING;
        };
    }

    /** As the parser would make it, so that a file that says the same is the same. */
    private static JsonNode whole(long number) {
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private static ArrayNode array(List<? extends Value> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(of(item)));
        return array;
    }
}
