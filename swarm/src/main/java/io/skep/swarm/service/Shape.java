package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Durations;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an attribute is spelled in the engine's documents, both ways; pure. */
enum Shape {
    /** A string. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** A truth value that the engine leaves out where it is false. */
    TRUTH,
    /** A duration, as nanoseconds. */
    NANOS,
    /** A list of strings in its order. */
    TEXTS,
    /** A list of strings whose order means nothing: kept sorted. */
    NAMES,
    /** A map of strings. */
    MAP;

    /** Writes the attribute {@code name} of a block into the field of a document; what is absent leaves it as it is. */
    void write(Entries block, String name, ObjectNode document, String field) {
        Writing writing = new Writing(block, document);
        switch (this) {
            case TEXT -> writing.text(name, field);
            case NUMBER -> writing.number(name, field);
            case TRUTH -> writing.bool(name, field);
            case NANOS -> writing.nanos(name, field);
            case TEXTS -> writing.texts(name, field);
            case NAMES -> {
                if (block.entries().containsKey(name)) {
                    Writing.list(
                            document,
                            field,
                            Values.textsOf(block, name).stream().sorted().toList());
                }
            }
            case MAP -> writing.map(name, field);
        }
    }

    /** What a document says; nothing where it says nothing and nobody asked. */
    Value read(JsonNode node, Entries like, String name) {
        if (node.isMissingNode() && !like.entries().containsKey(name)) {
            return Value.NOTHING;
        }
        return switch (this) {
            case TEXT -> node.isString() && !node.asString().isEmpty() ? Values.text(node.asString()) : Value.NOTHING;
            case NUMBER -> node.isNumber() ? Values.number(node.asLong()) : Value.NOTHING;
            case TRUTH -> Values.bool(node.asBoolean(false));
            case NANOS -> node.isNumber() ? Durations.seen(node.asLong(), like, name) : Value.NOTHING;
            case TEXTS -> Values.texts(Seeing.texts(node));
            case NAMES -> Values.texts(Seeing.texts(node).stream().sorted().toList());
            case MAP -> new Seeing().map(name, node).entries().get(name);
        };
    }
}
