package io.skep.swarm.document;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;

/**
 * What is worth writing of something seen: what a schema knows, without that which holds anyway. Pure.
 *
 * @param usual what engines choose for attributes that have no default of their own, by path: {@code restart.delay}
 */
public record Unusual(Map<String, Value> usual) {

    public Unusual {
        usual = Map.copyOf(usual);
    }

    /** The attributes and blocks to write. */
    public Entries of(Schema schema, Entries seen) {
        return of("", schema, seen);
    }

    private Entries of(String path, Schema schema, Entries seen) {
        Entries written = Entries.NONE;
        for (Attribute attribute : schema.attributes()) {
            Value value = seen.get(attribute.name());
            if (attribute.required() || said(path + attribute.name(), attribute, value)) {
                written = written.with(attribute.name(), value);
            }
        }
        for (Nested block : schema.blocks()) {
            String inner = path + block.name() + ".";
            if (seen.get(block.name()) instanceof Entries one) {
                Entries body = of(inner, block.schema(), one);
                written = body.entries().isEmpty() ? written : written.with(block.name(), body);
            } else if (seen.get(block.name()) instanceof Items(List<Value> items) && !items.isEmpty()) {
                List<Value> bodies = items.stream()
                        .map(item -> item instanceof Entries one ? of(inner, block.schema(), one) : item)
                        .toList();
                written = written.with(block.name(), new Items(bodies));
            }
        }
        return written;
    }

    private boolean said(String path, Attribute attribute, Value value) {
        boolean empty =
                value instanceof Value.Nothing || value.equals(Entries.NONE) || value.equals(new Items(List.of()));
        if (empty || value.equals(attribute.otherwise()) || value.equals(usual.get(path))) {
            return false;
        }
        // Where nothing is the default, engines say it as zero.
        return !(attribute.otherwise() instanceof Value.Nothing && zero(value));
    }

    private static boolean zero(Value value) {
        return value.equals(Values.bool(false)) || value.equals(Values.text("0s")) || value.equals(Values.number(0));
    }

    /** A body as it is read back, with the defaults of its schema. */
    public static Entries filled(Schema schema, Entries body) {
        Entries filled = body;
        for (Attribute attribute : schema.attributes()) {
            if (filled.get(attribute.name()) instanceof Value.Nothing
                    && !(attribute.otherwise() instanceof Value.Nothing)) {
                filled = filled.with(attribute.name(), attribute.otherwise());
            }
        }
        for (Nested block : schema.blocks()) {
            if (filled.get(block.name()) instanceof Entries one) {
                filled = filled.with(block.name(), filled(block.schema(), one));
            } else if (filled.get(block.name()) instanceof Items(List<Value> items)) {
                List<Value> bodies = items.stream()
                        .map(item -> item instanceof Entries one ? (Value) filled(block.schema(), one) : item)
                        .toList();
                filled = filled.with(block.name(), new Items(bodies));
            }
        }
        return filled;
    }
}
