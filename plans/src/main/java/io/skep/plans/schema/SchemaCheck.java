package io.skep.plans.schema;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a body by a schema: evaluates and converts its attributes, fills in defaults, goes into nested blocks, and
 * reports everything that does not fit, each at its place.
 */
public final class SchemaCheck {

    private final ComputedBlocks evaluation;
    private final Diagnostics diagnostics;
    private final SortedMap<String, Range> written = new TreeMap<>();

    private SchemaCheck(Function<Expression, Optional<Value>> evaluation, Diagnostics diagnostics) {
        this.evaluation = new ComputedBlocks(evaluation, diagnostics);
        this.diagnostics = diagnostics;
    }

    /**
     * The checked body. It is as complete as the errors allow; whether it may be used the diagnostics tell.
     *
     * @param title of the block in messages: {@code host "web"}
     * @param besides names of attributes that are allowed and are somebody else's to read
     * @param evaluation gives an expression its value, or reports why it has none
     */
    public static Decoded decode(
            Body body,
            Schema schema,
            String title,
            Range header,
            Set<String> besides,
            Function<Expression, Optional<Value>> evaluation,
            Diagnostics diagnostics) {
        SchemaCheck check = new SchemaCheck(evaluation, diagnostics);
        Entries values = check.body(body, schema, title, header, "", besides);
        return new Decoded(values, check.written);
    }

    private Entries body(Body body, Schema schema, String title, Range header, String prefix, Set<String> besides) {
        TreeMap<String, Value> values = new TreeMap<>();
        for (var attribute : body.attributes()) {
            if (besides.contains(attribute.name())) {
                continue;
            }
            Optional<Attribute> known = schema.attribute(attribute.name());
            if (known.isEmpty() && labelled(schema, attribute.name())) {
                continue; // read with the blocks
            }
            if (known.isEmpty()) {
                unknownAttribute(attribute, schema, title, besides);
            } else {
                written.put(prefix + attribute.name(), attribute.range());
                attribute(attribute, known.get(), prefix, values);
            }
        }
        for (Attribute attribute : schema.attributes()) {
            unwritten(attribute, body, title, header, values);
        }
        unknownBlocks(body, schema, title);
        for (Nested nested : schema.blocks()) {
            nested(body, nested, title, header, prefix, values);
        }
        return new Entries(values);
    }

    private void attribute(
            io.skep.plans.text.syntax.Attribute attribute, Attribute known, String prefix, Map<String, Value> values) {
        Range place = attribute.expression().range();
        Optional<Value> value = evaluation.apply(attribute.expression());
        if (value.isPresent() && value.get() instanceof Value.Nothing) {
            if (known.required()) {
                diagnostics.error("Missing value", "\"" + prefix + known.name() + "\" must not be null.", place);
            }
            return;
        }
        value.flatMap(found -> Conversion.convert(found, known.type(), prefix + known.name(), place, diagnostics))
                .ifPresent(converted -> values.put(known.name(), converted));
    }

    private void unwritten(Attribute attribute, Body body, String title, Range header, Map<String, Value> values) {
        if (attribute.required() && body.attribute(attribute.name()).isEmpty()) {
            diagnostics.error(
                    "Missing attribute",
                    title + " needs the attribute \"" + attribute.name() + "\": " + attribute.meaning(),
                    header);
        }
        boolean given = values.containsKey(attribute.name());
        if (!given && !(attribute.otherwise() instanceof Value.Nothing)) {
            values.put(attribute.name(), attribute.otherwise());
        }
    }

    private void unknownAttribute(
            io.skep.plans.text.syntax.Attribute attribute, Schema schema, String title, Set<String> besides) {
        String name = attribute.name();
        if (schema.block(name).isPresent()) {
            diagnostics.add(Diagnostic.error(
                            "Block written as an attribute",
                            "\"" + name + "\" of " + title + " is a block.",
                            attribute.nameRange())
                    .withHint("Write " + name + " { ... } without the equals sign."));
            return;
        }
        Set<String> names = names(schema);
        names.addAll(besides);
        Diagnostic diagnostic = Diagnostic.error(
                "Unknown attribute", title + " has no attribute \"" + name + "\".", attribute.nameRange());
        diagnostics.add(Spelling.hint(name, names).map(diagnostic::withHint).orElse(diagnostic));
    }

    private void unknownBlocks(Body body, Schema schema, String title) {
        for (Block block : body.blocks()) {
            String name = block.type();
            if (schema.block(name).isPresent()) {
                continue;
            }
            if (schema.attribute(name).isPresent()) {
                diagnostics.add(Diagnostic.error(
                                "Attribute written as a block",
                                "\"" + name + "\" of " + title + " is an attribute.",
                                block.header())
                        .withHint("Write " + name + " = { ... } with an equals sign."));
                continue;
            }
            Diagnostic diagnostic =
                    Diagnostic.error("Unknown block", title + " has no block \"" + name + "\".", block.typeRange());
            diagnostics.add(
                    Spelling.hint(name, names(schema)).map(diagnostic::withHint).orElse(diagnostic));
        }
    }

    private void nested(
            Body body, Nested nested, String title, Range header, String prefix, Map<String, Value> values) {
        List<Block> blocks = new ArrayList<>(body.blocks(nested.name()));
        Optional<io.skep.plans.text.syntax.Attribute> computed =
                nested.labelled().isEmpty() ? Optional.empty() : body.attribute(nested.name());
        computed.flatMap(evaluation::block).ifPresent(blocks::add);
        if (blocks.isEmpty()) {
            if (nested.required() && computed.isEmpty()) {
                String label = nested.labelled().isEmpty() ? "" : " \"...\"";
                diagnostics.error(
                        "Missing block", title + " needs a block " + nested.name() + label + " { ... }.", header);
            }
            return;
        }
        if (!nested.repeated()) {
            blocks.stream()
                    .skip(1)
                    .forEach(again -> diagnostics.error(
                            "Duplicate block",
                            title + " may have one block \"" + nested.name() + "\"; the first is at "
                                    + blocks.getFirst().header() + ".",
                            again.header()));
            one(blocks.getFirst(), nested, title, prefix + nested.name())
                    .ifPresent(value -> values.put(nested.name(), value));
            return;
        }
        List<Value> items = new ArrayList<>();
        for (Block block : blocks) {
            one(block, nested, title, prefix + nested.name() + "[" + items.size() + "]")
                    .ifPresent(items::add);
        }
        values.put(nested.name(), new Items(items));
    }

    private Optional<Entries> one(Block block, Nested nested, String title, String path) {
        written.put(path, block.header());
        String inner = block.title() + " of " + title;
        if (nested.labelled().isEmpty()) {
            if (!block.labels().isEmpty()) {
                diagnostics.error(
                        "Unexpected label",
                        "The block \"" + block.type() + "\" has no label.",
                        block.labels().getFirst().range());
            }
            return Optional.of(body(block.body(), nested.schema(), inner, block.header(), path + ".", Set.of()));
        }
        if (block.labels().size() != 1) {
            diagnostics.error(
                    "Wrong number of labels",
                    "The block \"" + block.type() + "\" has one label: "
                            + words(nested.labelled().keySet()) + ".",
                    block.header());
            return Optional.empty();
        }
        return labelled(block, nested, inner, path);
    }

    private Optional<Entries> labelled(Block block, Nested nested, String inner, String path) {
        String label = block.labels().getFirst().text();
        Schema schema = nested.labelled().get(label);
        if (schema == null) {
            Diagnostic diagnostic = Diagnostic.error(
                    "Unknown " + block.type(),
                    "There is no " + block.type() + " \"" + label + "\"; known are "
                            + words(nested.labelled().keySet()) + ".",
                    block.labels().getFirst().range());
            diagnostics.add(Spelling.hint(label, nested.labelled().keySet())
                    .map(diagnostic::withHint)
                    .orElse(diagnostic));
            return Optional.empty();
        }
        TreeMap<String, Value> one = new TreeMap<>();
        one.put(label, body(block.body(), schema, inner, block.header(), path + "." + label + ".", Set.of()));
        return Optional.of(new Entries(one));
    }

    private static boolean labelled(Schema schema, String name) {
        return schema.block(name).map(block -> !block.labelled().isEmpty()).orElse(false);
    }

    private static String words(Set<String> words) {
        return words.stream()
                .map(word -> "\"" + word + "\"")
                .reduce((left, right) -> left + ", " + right)
                .orElse("none");
    }

    private static Set<String> names(Schema schema) {
        TreeSet<String> names = new TreeSet<>();
        schema.attributes().forEach(attribute -> names.add(attribute.name()));
        schema.blocks().forEach(block -> names.add(block.name()));
        return names;
    }
}
