package io.skep.cli.show;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Maps, lists, strings, numbers, truth values and null as one line of JSON, in the order in which they were put in. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** An object that keeps its order; take {@link Fields#map} when it is full. */
    public static Fields object() {
        return new Fields(new LinkedHashMap<>());
    }

    /** An object that grows field by field. */
    public record Fields(Map<String, @Nullable Object> map) {

        /** One more field; its value is a Fields, Map, List, String, number, Boolean or null. */
        public Fields with(String name, @Nullable Object value) {
            map.put(name, value);
            return this;
        }

        /** One more field when there is a reason for it. */
        public Fields withIf(boolean reason, String name, @Nullable Object value) {
            return reason ? with(name, value) : this;
        }
    }

    /** The text, without a line feed. */
    public static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Fields(var map) -> write(generator, map);
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((name, inner) -> {
                    generator.writeName(String.valueOf(name));
                    write(generator, inner);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(inner -> write(generator, inner));
                generator.writeEndArray();
            }
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(new BigDecimal(number.toPlainString()));
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }
}
