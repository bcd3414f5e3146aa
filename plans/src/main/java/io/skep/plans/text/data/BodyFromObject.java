package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Label;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.TupleConstructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns objects into blocks: {@code host: {bravo: {driver: {generic: {...}}}}} becomes {@code host "bravo" { driver "generic" {...} }}.
 * A list where an object could stand gives several blocks. Everything that is no block stays an attribute; entries named
 * {@code "//"} are comments.
 */
public final class BodyFromObject {
    /** An entry of this name where attributes and blocks stand is a comment. */
    private static final String COMMENT = "//";

    private final Diagnostics diagnostics;

    private BodyFromObject(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The body with those of its attributes that are blocks made into blocks, at any depth. */
    public static Body convert(Body body, BlockShapes shapes, Diagnostics diagnostics) {
        return new BodyFromObject(diagnostics).body(body.attributes(), shapes, body.range());
    }

    private Body body(List<Attribute> all, BlockShapes shapes, Range range) {
        List<Attribute> attributes = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        Map<String, Range> seen = new HashMap<>();
        for (Attribute attribute : all) {
            Optional<BlockShape> shape = shapes.shape(attribute.name());
            if (shape.isPresent()) {
                blocks(attribute, List.of(), shape.get(), attribute.expression(), attribute.range(), blocks);
            } else if (!attribute.name().equals(COMMENT)) {
                Range first = seen.putIfAbsent(attribute.name(), attribute.nameRange());
                if (first == null) {
                    attributes.add(attribute);
                } else {
                    diagnostics.error(
                            "Attribute redefined",
                            "The attribute \"" + attribute.name() + "\" was already set on line "
                                    + first.start().line() + ". Each may be set only once.",
                            attribute.nameRange());
                }
            }
        }
        return new Body(attributes, blocks, range);
    }

    private void blocks(
            Attribute type, List<Label> labels, BlockShape shape, Expression value, Range range, List<Block> into) {
        switch (value) {
            case TupleConstructor list ->
                list.items().forEach(item -> blocks(type, labels, shape, item, item.range(), into));
            case ObjectConstructor object
            when labels.size() < shape.labels() ->
                attributes(object).forEach(entry -> {
                    List<Label> more = new ArrayList<>(labels);
                    more.add(new Label(entry.name(), entry.nameRange()));
                    blocks(type, more, shape, entry.expression(), entry.range(), into);
                });
            case ObjectConstructor object -> {
                Body body = body(attributes(object), shape.inside(), object.range());
                Range header =
                        labels.isEmpty() ? type.nameRange() : labels.getLast().range();
                into.add(new Block(type.name(), type.nameRange(), labels, body, header, range.to(header)));
            }
            default -> refuse(type, labels, shape, value);
        }
    }

    private List<Attribute> attributes(ObjectConstructor object) {
        List<Attribute> attributes = new ArrayList<>();
        for (ObjectEntry entry : object.entries()) {
            if (entry.key() instanceof Literal.Text name) {
                attributes.add(new Attribute(name.value(), name.range(), entry.value(), entry.range()));
            } else {
                diagnostics.error(
                        "Template as a name",
                        "Names of attributes and blocks are plain text: \"${\" and \"%{\" are not possible here.",
                        entry.key().range());
            }
        }
        return attributes;
    }

    private void refuse(Attribute type, List<Label> labels, BlockShape shape, Expression value) {
        String what = "\"" + type.name() + "\"";
        if (!labels.isEmpty()) {
            what += " \"" + labels.getLast().text() + "\"";
        }
        String wanted = labels.size() < shape.labels()
                ? " needs a mapping from names to mappings here."
                : " needs a mapping here. Write {} for one with nothing in it.";
        diagnostics.error("Invalid block", what + wanted, value.range());
    }
}
