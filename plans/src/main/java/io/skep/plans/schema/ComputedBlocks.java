package io.skep.plans.schema;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Label;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Blocks whose label is computed: {@code driver = { (var.driver) = { ... } }} says the same as a block {@code driver} with
 * that label. The object's only key is the label; its attributes are checked as if they were written in the block.
 */
final class ComputedBlocks implements Function<Expression, Optional<Value>> {

    private final Function<Expression, Optional<Value>> evaluation;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<Expression, Value> computed = new IdentityHashMap<>();

    ComputedBlocks(Function<Expression, Optional<Value>> evaluation, Diagnostics diagnostics) {
        this.evaluation = evaluation;
        this.diagnostics = diagnostics;
    }

    /** The value of an expression, be it written or made by {@link #block}. */
    @Override
    public Optional<Value> apply(Expression expression) {
        Value known = computed.get(expression);
        return known == null ? evaluation.apply(expression) : Optional.of(known);
    }

    /** The block an attribute stands for; empty when it cannot be one, which has then been reported. */
    Optional<Block> block(Attribute attribute) {
        Optional<Value> value = evaluation.apply(attribute.expression());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (Values.revealed(value.get()) instanceof Entries object
                && object.entries().size() == 1
                && Values.revealed(object.entries().firstEntry().getValue()) instanceof Entries inner) {
            Label label = new Label(
                    object.entries().firstKey(), attribute.expression().range());
            return Optional.of(new Block(
                    attribute.name(),
                    attribute.nameRange(),
                    List.of(label),
                    body(attribute, inner),
                    attribute.nameRange(),
                    attribute.range()));
        }
        diagnostics.add(Diagnostic.error(
                        "Wrong block",
                        "\"" + attribute.name() + "\" must be an object with one key, whose value is an object.",
                        attribute.expression().range())
                .withHint("Write " + attribute.name() + " \"...\" { ... }, or " + attribute.name()
                        + " = { (key) = { ... } } where the key is computed."));
        return Optional.empty();
    }

    private Body body(Attribute written, Entries inner) {
        List<Attribute> attributes = new ArrayList<>();
        inner.entries().forEach((name, value) -> {
            Expression stand = new Literal.Null(written.expression().range());
            computed.put(stand, value);
            attributes.add(new Attribute(name, written.expression().range(), stand, written.range()));
        });
        return new Body(attributes, List.of(), written.range());
    }
}
