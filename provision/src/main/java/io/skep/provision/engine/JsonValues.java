package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between the topology's values and JSON. */
final class JsonValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    /** A value as JSON. A secret gives its content; what is not known yet is a bug here. */
    static JsonNode toJson(Value value) {
        return switch (value) {
            case Text(String text) -> NODES.stringNode(text);
            case Numeric(BigDecimal number) when number.scale() <= 0 -> NODES.numberNode(number.toBigIntegerExact());
            case Numeric(BigDecimal number) -> NODES.numberNode(number);
            case Bool(boolean truth) -> NODES.booleanNode(truth);
            case Value.Nothing _ -> NODES.nullNode();
            case Items(List<Value> items) -> {
                ArrayNode array = NODES.arrayNode();
                items.forEach(item -> array.add(toJson(item)));
                yield array;
            }
            case Value.Unique(var members) -> {
                ArrayNode array = NODES.arrayNode();
                members.forEach(array::add);
                yield array;
            }
            case Entries(var entries) -> {
                ObjectNode object = NODES.objectNode();
                entries.forEach((key, inner) -> object.set(key, toJson(inner)));
                yield object;
            }
            case Value.Secret secret -> toJson(secret.inner());
            case Value.Later _, Value.Masked _ ->
                throw new IllegalStateException("a value was used before it was known");
        };
    }

    /** JSON as a value. */
    static Value toValue(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, Value> entries = new TreeMap<>();
            node.properties().forEach(property -> entries.put(property.getKey(), toValue(property.getValue())));
            return new Entries(entries);
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(toValue(item)));
            return new Items(items);
        } else if (node.isNumber()) {
            return new Numeric(node.decimalValue());
        } else if (node.isBoolean()) {
            return new Bool(node.booleanValue());
        }
        return node.isString() ? new Text(node.stringValue()) : Value.NOTHING;
    }
}
