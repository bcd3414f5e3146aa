package io.skep.swarm.stack;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Conversion;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A block of the topology's language as a Compose file asks for it: converted by the block's schema as if it were written
 * there, with the places of the Compose file. What the schema has no word for is told as left out.
 */
final class Draft {

    private static final String NO_WORD = "skep's services cannot say it yet.";

    private final Schema schema;
    private final String path;
    private final Range place;
    private final LeftOut leftOut;
    private final Map<String, Value> values = new TreeMap<>();
    private final Map<String, List<Draft>> blocks = new TreeMap<>();

    /**
     * @param path of what it comes from, in messages: {@code services.web}
     * @param place of that
     */
    Draft(Schema schema, String path, Range place, LeftOut leftOut) {
        this.schema = schema;
        this.path = path;
        this.place = place;
        this.leftOut = leftOut;
    }

    /** Sets an attribute to what a key of the file says. */
    Draft put(String name, Value value, String key, Range written) {
        Optional<Attribute> attribute = schema.attribute(name);
        if (attribute.isEmpty()) {
            leftOut.tell(path + "." + key, NO_WORD, written);
        } else {
            Conversion.convert(value, attribute.get().type(), path + "." + key, written, leftOut.problems())
                    .ifPresent(converted -> values.put(name, converted));
        }
        return this;
    }

    /** The same where the schema has such an attribute; else nothing is lost. */
    Draft putWhereKnown(String name, Value value, Range written) {
        return knows(name) ? put(name, value, name, written) : this;
    }

    /** Whether the schema has an attribute. */
    boolean knows(String name) {
        return schema.attribute(name).isPresent();
    }

    /** Begins a nested block; what is put into one that the schema does not have is told as left out, once. */
    Optional<Draft> block(String name, String key, Range written) {
        Optional<Nested> nested = schema.block(name);
        if (nested.isEmpty()) {
            leftOut.tell(path + "." + key, NO_WORD, written);
            return Optional.empty();
        }
        List<Draft> begun = blocks.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!nested.get().repeated() && !begun.isEmpty()) {
            return Optional.of(begun.getFirst());
        }
        Draft inner = new Draft(nested.get().schema(), path + "." + key, written, leftOut);
        begun.add(inner);
        return Optional.of(inner);
    }

    /** Whether an attribute is set. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The block with its defaults. */
    Entries entries() {
        TreeMap<String, Value> all = new TreeMap<>(values);
        for (Attribute attribute : schema.attributes()) {
            if (attribute.required() && !all.containsKey(attribute.name())) {
                leftOut.problems().error("Missing key", "\"" + path + "\" does not say: " + attribute.meaning(), place);
            }
            if (!(attribute.otherwise() instanceof Value.Nothing)) {
                all.putIfAbsent(attribute.name(), attribute.otherwise());
            }
        }
        for (Nested nested : schema.blocks()) {
            List<Value> inner = blocks.getOrDefault(nested.name(), List.of()).stream()
                    .<Value>map(Draft::entries)
                    .toList();
            if (nested.repeated()) {
                all.put(nested.name(), new Items(inner));
            } else if (!inner.isEmpty()) {
                all.put(nested.name(), inner.getFirst());
            }
        }
        return new Entries(all);
    }
}
