package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Durations;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Attributes that are a plain value in the engine's documents, or plain values. */
enum Shape implements Spelling {
    /** A string. */
    TEXT,
    /** A string that the engine keeps as base64. */
    BASE64,
    /** A whole number. */
    NUMBER,
    /** A file's permissions, in octal digits here and a number there. */
    OCTAL,
    /** Processors, in thousand millionths there. */
    CPUS,
    /** A truth value that the engine leaves out where it is false. */
    TRUTH,
    /** A truth value of which false is something else than nothing. */
    CHOICE,
    /** A duration, as nanoseconds. */
    NANOS,
    /** A list of strings in its order. */
    TEXTS,
    /** A list of strings whose order means nothing: kept sorted. */
    NAMES,
    /** A map of strings. */
    MAP;

    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000L);

    @Override
    public void write(Entries block, String name, ObjectNode document, String field) {
        Writing writing = new Writing(block, document);
        switch (this) {
            case TEXT -> writing.text(name, field);
            case BASE64 ->
                Values.textOf(block, name)
                        .ifPresent(text -> document.put(
                                field, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
            case NUMBER -> writing.number(name, field);
            case OCTAL ->
                Values.textOf(block, name).ifPresent(digits -> document.put(field, Integer.parseInt(digits, 8)));
            case CPUS -> {
                if (block.get(name) instanceof Numeric cpus) {
                    document.put(field, cpus.number().multiply(NANO).longValue());
                }
            }
            case TRUTH -> writing.bool(name, field);
            case CHOICE -> Values.boolOf(block, name).ifPresent(truth -> document.put(field, truth));
            case NANOS -> writing.nanos(name, field);
            case TEXTS -> writing.texts(name, field);
            case NAMES ->
                Writing.list(
                        document,
                        field,
                        Values.textsOf(block, name).stream().sorted().toList());
            case MAP -> writing.map(name, field);
        }
    }

    @Override
    public Value read(JsonNode node, Entries like, String name) {
        if (node.isMissingNode() && !like.entries().containsKey(name)) {
            return Value.NOTHING;
        }
        return switch (this) {
            case TEXT -> node.isString() && !node.asString().isEmpty() ? Values.text(node.asString()) : Value.NOTHING;
            case BASE64 -> node.isString() ? decoded(node.asString()) : Value.NOTHING;
            case NUMBER -> node.isNumber() ? Values.number(node.asLong()) : Value.NOTHING;
            case OCTAL -> node.isNumber() ? Values.text("%04o".formatted(node.asInt())) : Value.NOTHING;
            case CPUS ->
                node.isNumber() ? new Numeric(BigDecimal.valueOf(node.asLong()).divide(NANO)) : Value.NOTHING;
            case TRUTH -> Values.bool(node.asBoolean(false));
            case CHOICE -> node.isBoolean() ? Values.bool(node.asBoolean()) : Value.NOTHING;
            case NANOS -> node.isNumber() ? Durations.seen(node.asLong(), like, name) : Value.NOTHING;
            case TEXTS -> Values.texts(Seeing.texts(node));
            case NAMES -> Values.texts(Seeing.texts(node).stream().sorted().toList());
            case MAP -> new Seeing().map(name, node).entries().get(name);
        };
    }

    private static Value decoded(String base64) {
        return Values.text(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    }
}
