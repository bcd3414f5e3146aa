package io.skep.plans.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The attributes and nested blocks a block may hold, or the attributes a resource's spec has. Immutable. */
public record Schema(List<Attribute> attributes, List<Nested> blocks) {

    /** Nothing may be written. */
    public static final Schema EMPTY = new Schema(List.of(), List.of());

    public Schema {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /** A schema of attributes only. */
    public static Schema of(Attribute... attributes) {
        return new Schema(List.of(attributes), List.of());
    }

    /** This with more attributes. */
    public Schema withAttributes(List<Attribute> more) {
        List<Attribute> all = new ArrayList<>(attributes);
        all.addAll(more);
        return new Schema(all, blocks);
    }

    /** This with one more nested block. */
    public Schema withBlock(String name, boolean required, boolean repeated, Schema inner) {
        return with(new Nested(name, required, repeated, new TreeMap<>(), inner));
    }

    /** This with one more nested block that has a label, each label with a schema of its own. */
    public Schema withLabelledBlock(String name, boolean required, SortedMap<String, Schema> labelled) {
        return with(new Nested(name, required, false, labelled, EMPTY));
    }

    /** The attribute of a name. */
    public Optional<Attribute> attribute(String name) {
        for (Attribute each : attributes) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The nested block of a name. */
    public Optional<Nested> block(String name) {
        for (Nested each : blocks) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Schema with(Nested nested) {
        List<Nested> more = new ArrayList<>(blocks);
        more.add(nested);
        return new Schema(attributes, more);
    }
}
