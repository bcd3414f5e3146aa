package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the documents of a topology declare, sorted by kind and name; nothing is evaluated yet. */
final class Declarations {

    private static final List<String> WORDS = List.of("skep", "variable", "locals", "output", "module");

    private final SortedMap<String, BlockType> types = new TreeMap<>();
    private final SortedMap<String, Block> variables = new TreeMap<>();
    private final SortedMap<String, Block> outputs = new TreeMap<>();
    private final SortedMap<String, Block> modules = new TreeMap<>();
    private final SortedMap<String, Attribute> locals = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Block>> blocks = new TreeMap<>();
    private final List<Block> settings = new ArrayList<>();
    private final Diagnostics diagnostics;

    Declarations(List<BlockType> types, List<Document> documents, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        types.forEach(type -> this.types.put(type.name(), type));
        documents.forEach(document -> collect(document.body()));
    }

    SortedMap<String, Block> variables() {
        return variables;
    }

    SortedMap<String, Attribute> locals() {
        return locals;
    }

    SortedMap<String, Block> outputs() {
        return outputs;
    }

    SortedMap<String, Block> modules() {
        return modules;
    }

    /** Blocks of registered types by type and label; a block without label is under {@link BlockInstances#ONLY_NAME}. */
    SortedMap<String, SortedMap<String, Block>> blocks() {
        return blocks;
    }

    /** The {@code skep} blocks; more than one was reported. */
    List<Block> settings() {
        return settings;
    }

    private void collect(Body body) {
        for (Attribute attribute : body.attributes()) {
            Diagnostic diagnostic = Diagnostic.error(
                    "Unexpected attribute",
                    "At the top of a topology there are only blocks, and \"" + attribute.name() + "\" is an attribute.",
                    attribute.nameRange());
            diagnostics.add(Spelling.hint(attribute.name(), known())
                    .map(diagnostic::withHint)
                    .orElse(diagnostic));
        }
        body.blocks().forEach(this::collect);
    }

    private void collect(Block block) {
        switch (block.type()) {
            case "skep" -> settings(block);
            case "locals" -> locals(block);
            case "variable" -> named(block, variables);
            case "output" -> named(block, outputs);
            case "module" -> named(block, modules);
            default -> typed(block);
        }
    }

    private void settings(Block block) {
        unlabelled(block);
        if (!settings.isEmpty()) {
            duplicate(block, settings.getFirst().header());
        }
        settings.add(block);
    }

    private void locals(Block block) {
        unlabelled(block);
        block.body()
                .blocks()
                .forEach(inner -> diagnostics.error(
                        "Unexpected block",
                        "Local values are attributes: write " + inner.type() + " = { ... }.",
                        inner.header()));
        for (Attribute attribute : block.body().attributes()) {
            Attribute first = locals.putIfAbsent(attribute.name(), attribute);
            if (first != null) {
                diagnostics.error(
                        "Duplicate local value",
                        "local." + attribute.name() + " is already defined at " + first.nameRange() + ".",
                        attribute.nameRange());
            }
        }
    }

    private void typed(Block block) {
        BlockType type = types.get(block.type());
        if (type == null) {
            Diagnostic diagnostic = Diagnostic.error(
                    "Unknown block", "A topology has no block \"" + block.type() + "\".", block.typeRange());
            diagnostics.add(Spelling.hint(block.type(), known())
                    .map(diagnostic::withHint)
                    .orElse(diagnostic));
            return;
        }
        Map<String, Block> named = blocks.computeIfAbsent(block.type(), _ -> new TreeMap<>());
        if (type.named()) {
            named(block, named);
        } else {
            unlabelled(block);
            Block first = named.putIfAbsent(BlockInstances.ONLY_NAME, block);
            if (first != null) {
                duplicate(block, first.header());
            }
        }
    }

    private void named(Block block, Map<String, Block> into) {
        if (block.labels().size() != 1) {
            diagnostics.error(
                    "Wrong number of labels",
                    "A block \"" + block.type() + "\" has one label, its name: " + block.type() + " \"NAME\" { ... }.",
                    block.header());
            return;
        }
        String name = block.labels().getFirst().text();
        if (!ValueText.isName(name)) {
            diagnostics.error(
                    "Invalid name",
                    "A name begins with a letter and holds letters, digits, _ and -.",
                    block.labels().getFirst().range());
            return;
        }
        Block first = into.putIfAbsent(name, block);
        if (first != null) {
            duplicate(block, first.header());
        }
    }

    private void unlabelled(Block block) {
        if (!block.labels().isEmpty()) {
            diagnostics.error(
                    "Unexpected label",
                    "The block \"" + block.type() + "\" has no label.",
                    block.labels().getFirst().range());
        }
    }

    private void duplicate(Block block, Range first) {
        diagnostics.error("Duplicate block", block.title() + " is already written at " + first + ".", block.header());
    }

    private Set<String> known() {
        TreeSet<String> known = new TreeSet<>(WORDS);
        known.addAll(types.keySet());
        return known;
    }
}
