package io.skep.swarm.document;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Collects the values seen in a document under the names the spec uses. Used by one thread. */
public final class Seeing {

    private final TreeMap<String, Value> values = new TreeMap<>();

    /** A value as it is. */
    public Seeing put(String name, Value value) {
        values.put(name, value);
        return this;
    }

    /** A string, where there is one. */
    public Seeing text(String name, JsonNode node) {
        if (node.isString() && !node.asString().isEmpty()) {
            values.put(name, new Text(node.asString()));
        }
        return this;
    }

    /** A whole number, where there is one. */
    public Seeing number(String name, JsonNode node) {
        if (node.isNumber()) {
            values.put(name, Values.number(node.asLong()));
        }
        return this;
    }

    /** A truth value; what is absent is false. */
    public Seeing bool(String name, JsonNode node) {
        values.put(name, Values.bool(node.asBoolean(false)));
        return this;
    }

    /** Nanoseconds, where there are any, spelled like the spec. */
    public Seeing nanos(String name, JsonNode node, Entries like) {
        if (node.isNumber()) {
            values.put(name, Durations.seen(node.asLong(), like, name));
        }
        return this;
    }

    /** A list of strings; what is absent is empty. */
    public Seeing texts(String name, JsonNode node) {
        values.put(name, Values.texts(texts(node)));
        return this;
    }

    /** A map of strings; what is absent is empty. */
    public Seeing map(String name, JsonNode node) {
        values.put(name, entries(node));
        return this;
    }

    /** A nested block, where anything was seen in it. */
    public Seeing block(String name, Seeing inner) {
        if (!inner.values.isEmpty()) {
            values.put(name, inner.entries());
        }
        return this;
    }

    /** A repeated block. */
    public Seeing blocks(String name, List<Entries> inner) {
        values.put(name, new Items(List.copyOf(inner)));
        return this;
    }

    /** All that was seen. */
    public Entries entries() {
        return new Entries(values);
    }

    /** The strings of a list. */
    public static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private static Entries entries(JsonNode node) {
        TreeMap<String, Value> entries = new TreeMap<>();
        node.properties().forEach(each -> entries.put(each.getKey(), new Text(each.getValue().asString(""))));
        return new Entries(entries);
    }
}
