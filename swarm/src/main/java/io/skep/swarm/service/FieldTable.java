package io.skep.swarm.service;

import io.skep.plans.schema.Attribute;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Writing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attributes that are one field of a document each: a row says all there is to know of one. Pure.
 *
 * @param rows in the order in which they are written
 */
record FieldTable(List<Field> rows) {

    FieldTable {
        rows = List.copyOf(rows);
    }

    /** These rows and more. */
    FieldTable and(FieldTable more) {
        return new FieldTable(Stream.concat(rows.stream(), more.rows.stream()).toList());
    }

    /** The attributes of a block. */
    List<Attribute> of(String block) {
        return rows.stream()
                .filter(each -> each.block().equals(block))
                .map(Field::attribute)
                .toList();
    }

    /** Writes what a spec says into a document; an object that nothing would stand in is not made. */
    void write(ObjectNode document, Entries spec) {
        for (Field field : rows) {
            Entries block = block(spec, field.block());
            String name = field.attribute().name();
            boolean written = !(block.get(name) instanceof Value.Nothing);
            boolean usual = block.get(name).equals(field.attribute().otherwise());
            if (written && !(usual && document.at(field.holder()).isMissingNode())) {
                field.shape().write(block, name, inner(document, field.holder()), field.key());
            }
        }
    }

    /** A spec with what a document says. */
    Entries read(JsonNode document, Entries like, Entries seen) {
        Entries read = seen;
        for (Field field : rows) {
            Value value = field.shape()
                    .read(
                            document.at(field.place()),
                            block(like, field.block()),
                            field.attribute().name());
            read = with(read, field.path(), value);
        }
        return read;
    }

    /** The same document without the fields of these rows, and without objects that are empty then. */
    ObjectNode without(ObjectNode document) {
        for (Field field : rows) {
            String holder = field.holder();
            if (document.at(holder) instanceof ObjectNode object) {
                object.remove(field.key());
            }
            while (!holder.isEmpty() && document.at(holder).isEmpty()) {
                int last = holder.lastIndexOf('/');
                if (document.at(holder.substring(0, last)) instanceof ObjectNode outer) {
                    outer.remove(holder.substring(last + 1));
                }
                holder = holder.substring(0, last);
            }
        }
        return document;
    }

    /** Where the engine keeps an attribute that is to be taken out as a whole. */
    Optional<String> place(String attribute) {
        return rows.stream()
                .filter(field -> field.path().equals(attribute))
                .map(Field::place)
                .findFirst();
    }

    private static Entries block(Entries spec, String path) {
        Entries block = spec;
        if (!path.isEmpty()) {
            for (String word : path.split("\\.", -1)) {
                block = Values.entriesOf(block, word);
            }
        }
        return block;
    }

    private static Entries with(Entries spec, String path, Value value) {
        if (value instanceof Value.Nothing) {
            return spec;
        }
        int dot = path.indexOf('.');
        if (dot < 0) {
            return spec.with(path, value);
        }
        String block = path.substring(0, dot);
        return spec.with(block, with(Values.entriesOf(spec, block), path.substring(dot + 1), value));
    }

    private static ObjectNode inner(ObjectNode document, String pointer) {
        ObjectNode inner = document;
        for (String word : pointer.split("/", -1)) {
            inner = word.isEmpty() ? inner : Writing.inner(inner, word);
        }
        return inner;
    }
}
