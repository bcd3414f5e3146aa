package io.skep.swarm.document;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes attributes of a spec into a document; an attribute that is absent leaves the document as it is. */
public final class Writing {

    private final Entries spec;
    private final ObjectNode document;

    public Writing(Entries spec, ObjectNode document) {
        this.spec = spec;
        this.document = document;
    }

    /** A string. */
    public Writing text(String name, String field) {
        Values.textOf(spec, name).ifPresent(text -> document.put(field, text));
        return this;
    }

    /** A whole number. */
    public Writing number(String name, String field) {
        Values.longOf(spec, name).ifPresent(number -> document.put(field, number));
        return this;
    }

    /** A truth value; false removes the field, as the engine leaves it out. */
    public Writing bool(String name, String field) {
        Values.boolOf(spec, name).ifPresent(truth -> {
            if (truth) {
                document.put(field, true);
            } else {
                document.remove(field);
            }
        });
        return this;
    }

    /** A duration, as nanoseconds. */
    public Writing nanos(String name, String field) {
        Durations.nanos(spec, name).ifPresent(nanos -> document.put(field, nanos));
        return this;
    }

    /** A list of strings. */
    public Writing texts(String name, String field) {
        if (spec.entries().containsKey(name)) {
            list(document, field, Values.textsOf(spec, name));
        }
        return this;
    }

    /** A map of strings. */
    public Writing map(String name, String field) {
        if (spec.entries().containsKey(name)) {
            map(document, field, Values.textMapOf(spec, name));
        }
        return this;
    }

    /** Sets a list of strings, or removes the field where it is empty, as the engine does. */
    public static void list(ObjectNode document, String field, List<String> texts) {
        if (texts.isEmpty()) {
            document.remove(field);
            return;
        }
        ArrayNode list = Json.array();
        texts.forEach(list::add);
        document.set(field, list);
    }

    /** Sets a map of strings, or removes the field where it is empty, as the engine does. */
    public static void map(ObjectNode document, String field, Map<String, String> texts) {
        if (texts.isEmpty()) {
            document.remove(field);
            return;
        }
        ObjectNode map = Json.object();
        texts.forEach(map::put);
        document.set(field, map);
    }

    /** The object under a field, made where there is none. */
    public static ObjectNode inner(ObjectNode document, String field) {
        if (document.get(field) instanceof ObjectNode present) {
            return present;
        }
        ObjectNode made = Json.object();
        document.set(field, made);
        return made;
    }
}
