package io.skep.plans.state.form;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link ValueWriter} wrote, and nothing else: any other form fails, saying what was expected. */
final class ValueReader<V extends Value> extends ValueDeserializer<V> {
    private static final int DEEPEST = 200;

    private final Class<V> form;

    ValueReader(Class<V> form) {
        this.form = form;
    }

    @Override
    public V deserialize(JsonParser json, DeserializationContext context) {
        try {
            Value value = read(json.readValueAsTree());
            return form.isInstance(value)
                    ? form.cast(value)
                    : context.reportInputMismatch(form, "expected a value of the form %s", form.getSimpleName());
        } catch (IllegalArgumentException wrong) {
            return context.reportInputMismatch(form, "%s", wrong.getMessage());
        }
    }

    @Override
    public V getNullValue(DeserializationContext context) {
        return form.isInstance(Value.NOTHING)
                ? form.cast(Value.NOTHING)
                : context.reportInputMismatch(form, "expected a value of the form %s, not null", form.getSimpleName());
    }

    /** The value of a tree; fails with IllegalArgumentException where the tree has no such form. */
    static Value read(JsonNode node) {
        return read(node, DEEPEST);
    }

    private static Value read(JsonNode node, int depth) {
        require(depth > 0, "a value is nested deeper than " + DEEPEST + " levels");
        if (node.isString()) {
            return new Value.Text(node.stringValue());
        } else if (node.isNumber()) {
            return new Value.Numeric(node.decimalValue());
        } else if (node.isBoolean()) {
            return new Value.Bool(node.booleanValue());
        } else if (node.isNull()) {
            return Value.NOTHING;
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item, depth - 1)));
            return new Value.Items(items);
        }
        require(node.isObject(), "a value cannot be written as " + node.getNodeType());
        String only = node.size() == 1 ? node.propertyNames().iterator().next() : "";
        JsonNode inner = node.path(only);
        return switch (only) {
            case "$set" -> set(inner);
            case "$later" -> later(inner, depth);
            case "$secret" -> new Masked(text(inner, "digest"), source(inner, 3, depth));
            default -> entries(node, depth);
        };
    }

    private static Entries entries(JsonNode node, int depth) {
        require(node.isObject(), "a map is missing");
        TreeMap<String, Value> entries = new TreeMap<>();
        node.forEachEntry((key, inner) -> {
            require(!key.startsWith("$") || key.startsWith("$$"), "unknown form of value: " + key);
            entries.put(key.startsWith("$") ? key.substring(1) : key, read(inner, depth - 1));
        });
        return new Entries(entries);
    }

    private static Unique set(JsonNode members) {
        require(members.isArray(), "$set must be a list");
        TreeSet<String> texts = new TreeSet<>();
        for (JsonNode member : members) {
            require(member.isString(), "$set may hold only strings");
            require(texts.add(member.stringValue()), "$set holds a string twice");
        }
        return new Unique(texts);
    }

    private static Later later(JsonNode node, int depth) {
        JsonNode list = node.path("origins");
        require(list.isArray(), "$later has no origins");
        TreeSet<Origin> origins = new TreeSet<>();
        for (JsonNode pair : list) {
            require(
                    pair.size() == 2 && pair.path(0).isString() && pair.path(1).isString(),
                    "$later has a wrong origin");
            origins.add(new Origin(pair.path(0).stringValue(), pair.path(1).stringValue()));
        }
        return new Later(source(node, 3, depth), origins);
    }

    private static Source source(JsonNode node, int size, int depth) {
        require(node.size() == size, "a later value or a secret has the wrong keys");
        return new Source(text(node, "expression"), entries(node.path("captured"), depth - 1));
    }

    private static String text(JsonNode node, String key) {
        require(node.path(key).isString(), key + " must be a string");
        return node.path(key).stringValue();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
