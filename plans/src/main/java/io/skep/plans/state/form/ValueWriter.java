package io.skep.plans.state.form;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a value as JSON that {@link ValueReader} turns into the same value again. Strings, numbers, truth values, null, lists and maps
 * are themselves; a set is {@code {"$set": [...]}}, a later value {@code {"$later": ...}}, a secret {@code {"$secret": ...}} without its
 * content. A key of a map that begins with {@code $} gets one more.
 */
final class ValueWriter extends ValueSerializer<Value> {
    private static final int PLAIN_DIGITS = 40;

    private final Secrets secrets;

    /** What is written for a {@link Secret} or {@link Masked}. */
    interface Secrets {
        void write(Value secret, JsonGenerator json);
    }

    ValueWriter(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Writes secrets as digest and source. */
    static ValueWriter stored(SecretDigest digests) {
        return new ValueWriter(new Digested(digests));
    }

    @Override
    public void serialize(Value value, JsonGenerator json, SerializationContext context) {
        write(value, json);
    }

    void write(Value value, JsonGenerator json) {
        switch (value) {
            case Text(String text) -> json.writeString(text);
            case Numeric number
            when number.whole().isPresent() -> json.writeNumber(number.whole().getAsLong());
            case Numeric number -> json.writeNumber(shortest(number.number()));
            case Bool(boolean truth) -> json.writeBoolean(truth);
            case Nothing _ -> json.writeNull();
            case Items(var items) -> {
                json.writeStartArray();
                items.forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Unique(var members) -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("$set");
                members.forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            case Entries entries -> writeEntries(entries, json);
            case Later(Value.Source source, var origins) -> {
                json.writeStartObject();
                json.writeObjectPropertyStart("$later");
                writeSource(source, json);
                json.writeArrayPropertyStart("origins");
                for (Value.Origin origin : origins) {
                    json.writeStartArray();
                    json.writeString(origin.resource());
                    json.writeString(origin.output());
                    json.writeEndArray();
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeEndObject();
            }
            case Secret secret -> secrets.write(secret, json);
            case Masked masked -> secrets.write(masked, json);
        }
    }

    private void writeEntries(Entries entries, JsonGenerator json) {
        json.writeStartObject();
        entries.entries().forEach((key, value) -> {
            json.writeName(key.startsWith("$") ? "$" + key : key);
            write(value, json);
        });
        json.writeEndObject();
    }

    private void writeSource(Value.Source source, JsonGenerator json) {
        json.writeStringProperty("expression", source.expression());
        json.writeName("captured");
        writeEntries(source.captured(), json);
    }

    /** Ordinary numbers as people write them; 1E+1000000 must not become a million digits. */
    private static BigDecimal shortest(BigDecimal number) {
        boolean ordinary = Math.abs((long) number.scale()) <= PLAIN_DIGITS;
        return ordinary ? new BigDecimal(number.toPlainString()) : number;
    }

    private record Digested(SecretDigest digests) implements Secrets {
        @Override
        public void write(Value secret, JsonGenerator json) {
            switch (secret) {
                case Secret(Value inner, Value.Source source) -> write(digests.of(inner), source, json);
                case Masked(String digest, Value.Source source) -> write(digest, source, json);
                case Text _, Numeric _, Bool _, Nothing _, Items _, Unique _, Entries _, Later _ ->
                    throw new IllegalArgumentException("not a secret");
            }
        }

        private void write(String digest, Value.Source source, JsonGenerator json) {
            json.writeStartObject();
            json.writeObjectPropertyStart("$secret");
            json.writeStringProperty("digest", digest);
            new ValueWriter(this).writeSource(source, json);
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
