package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Label;
import io.skep.plans.text.syntax.Parentheses;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes out blocks {@code dynamic "mount" { for_each = ... content { ... } }}: one block for each element, whose
 * expressions see the element under the block's name, or that of {@code iterator}. As HCL's extension of that name does.
 */
final class DynamicBlocks {

    static final String WORD = "dynamic";

    private static final Set<String> ATTRIBUTES = Set.of("for_each", "iterator", "labels");
    private static final Set<String> BLOCKS = Set.of("content");
    private static final int MOST = 10_000;

    private final Evaluation evaluation;
    private final IdentityHashMap<Expression, Scope> scopes = new IdentityHashMap<>();
    private boolean complete = true;

    DynamicBlocks(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** The scope of an expression that stands in what was written out; the given one for all others. */
    Scope scope(Expression expression, Scope otherwise) {
        return scopes.getOrDefault(expression, otherwise);
    }

    /** Whether everything could be written out; what could not was reported. */
    boolean complete() {
        return complete;
    }

    /** The body with all dynamic blocks in it written out, however deep they are. */
    Body written(Body body, Scope scope) {
        return body.blocks().isEmpty() ? body : inside(body, scope, false);
    }

    private Body inside(Body body, Scope scope, boolean copied) {
        List<Attribute> attributes = new ArrayList<>();
        body.attributes().forEach(attribute -> attributes.add(copied ? copy(attribute, scope) : attribute));
        List<Block> blocks = new ArrayList<>();
        for (Block block : body.blocks()) {
            if (block.type().equals(WORD)) {
                blocks.addAll(expanded(block, scope));
            } else {
                blocks.add(with(block, block.type(), block.labels(), inside(block.body(), scope, copied)));
            }
        }
        return new Body(attributes, blocks, body.range());
    }

    private List<Block> expanded(Block dynamic, Scope scope) {
        Optional<Block> content = content(dynamic);
        Optional<Attribute> each = dynamic.body().attribute("for_each");
        if (content.isEmpty() || each.isEmpty()) {
            if (each.isEmpty()) {
                wrong("Missing attribute", "A dynamic block needs the attribute \"for_each\".", dynamic.header());
            }
            return List.of();
        }
        String type = dynamic.labels().getFirst().text();
        String iterator = iterator(dynamic, type);
        List<Block> blocks = new ArrayList<>();
        elements(each.get(), scope).forEach(element -> {
            Scope inner = scope.withValues(Map.of(iterator, element));
            labels(dynamic, inner)
                    .ifPresent(labels -> blocks.add(
                            with(dynamic, type, labels, inside(content.get().body(), inner, true))));
        });
        return blocks;
    }

    private Optional<Block> content(Block dynamic) {
        AllowedNames.check(dynamic, ATTRIBUTES, BLOCKS, evaluation);
        List<Block> contents = dynamic.body().blocks("content");
        if (dynamic.labels().size() != 1) {
            wrong(
                    "Wrong number of labels",
                    "A dynamic block has one label, the kind of block it makes: dynamic \"mount\" { ... }.",
                    dynamic.header());
            return Optional.empty();
        }
        if (contents.size() != 1) {
            wrong(
                    "Missing block",
                    "A dynamic block has one block content { ... }, and this has " + contents.size() + ".",
                    dynamic.header());
            return Optional.empty();
        }
        return Optional.of(contents.getFirst());
    }

    private String iterator(Block dynamic, String otherwise) {
        Optional<Attribute> written = dynamic.body().attribute("iterator");
        if (written.isEmpty()) {
            return otherwise;
        }
        if (written.get().expression() instanceof Variable variable) {
            return variable.name();
        }
        wrong(
                "Invalid iterator",
                "\"iterator\" is a plain name, under which the content sees the element.",
                written.get().expression().range());
        return otherwise;
    }

    /** Key and value of each element, as {@code mount.key} and {@code mount.value} will be. */
    private List<Entries> elements(Attribute each, Scope scope) {
        Expression written = each.expression();
        Optional<Value> value = evaluation.value(written, scope);
        if (value.isEmpty()) {
            complete = false;
            return List.of();
        }
        List<Entries> elements = new ArrayList<>();
        switch (value.get()) {
            case Entries(var entries) ->
                entries.forEach((key, inner) -> elements.add(element(Values.text(key), inner)));
            case Value.Items(var items) ->
                items.forEach(item -> elements.add(element(Values.number(elements.size()), item)));
            case Value.Unique(var members) ->
                members.forEach(member -> elements.add(element(Values.text(member), Values.text(member))));
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Masked _ ->
                wrong(
                        "Invalid for_each",
                        "\"for_each\" must be a list, a set or a map, and this is " + ValueText.kind(value.get()) + ".",
                        written.range());
            case Value.Secret _ ->
                wrong(
                        "Sensitive value in for_each",
                        "A plan shows how many blocks there are, so a sensitive value cannot decide on them.",
                        written.range());
            case Value.Later _ ->
                wrong(
                        "for_each known only after apply",
                        "How many blocks there are must be known before anything is made.",
                        written.range());
        }
        if (elements.size() > MOST) {
            wrong("Invalid for_each", "A dynamic block makes at most " + MOST + " blocks.", written.range());
            return List.of();
        }
        return elements;
    }

    private static Entries element(Value key, Value value) {
        return new Entries(new TreeMap<>(Map.of("key", key, "value", value)));
    }

    private Optional<List<Label>> labels(Block dynamic, Scope scope) {
        Optional<Attribute> written = dynamic.body().attribute("labels");
        if (written.isEmpty()) {
            return Optional.of(List.of());
        }
        if (!(written.get().expression() instanceof TupleConstructor list)) {
            wrong(
                    "Invalid labels",
                    "\"labels\" is a list of strings.",
                    written.get().expression().range());
            return Optional.empty();
        }
        List<Label> labels = new ArrayList<>();
        for (Expression item : list.items()) {
            Optional<Value> value = evaluation.value(item, scope);
            Optional<Value.Text> text =
                    value.filter(known -> !Opaque.isLater(known)).flatMap(Convert::toText);
            if (text.isEmpty()) {
                wrong("Invalid labels", "A label is a string that is known while planning.", item.range());
                return Optional.empty();
            }
            labels.add(new Label(text.get().text(), item.range()));
        }
        return Optional.of(labels);
    }

    /** An expression of its own for each element, so that each can have its scope. */
    private Attribute copy(Attribute attribute, Scope scope) {
        Expression own =
                new Parentheses(attribute.expression(), attribute.expression().range());
        scopes.put(own, scope);
        return new Attribute(attribute.name(), attribute.nameRange(), own, attribute.range());
    }

    private static Block with(Block block, String type, List<Label> labels, Body body) {
        return new Block(type, block.typeRange(), labels, body, block.header(), block.range());
    }

    private void wrong(String summary, String detail, Range place) {
        complete = false;
        evaluation.report(Diagnostic.error(summary, detail, place));
    }
}
