package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The {@code output} blocks of a topology. */
final class Outputs {

    private final Evaluation evaluation;
    private final Scope scope;

    Outputs(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    SortedMap<String, Value> values(SortedMap<String, Block> blocks) {
        TreeMap<String, Value> values = new TreeMap<>();
        blocks.forEach((name, block) -> {
            AllowedNames.check(block, Set.of("value", "description", "sensitive"), Set.of(), evaluation);
            value(name, block).ifPresent(value -> values.put(name, value));
        });
        return values;
    }

    private Optional<Value> value(String name, Block block) {
        Optional<Attribute> attribute = block.body().attribute("value");
        if (attribute.isEmpty()) {
            evaluation.report(
                    Diagnostic.error("Missing attribute", "An output needs the attribute \"value\".", block.header()));
            return Optional.empty();
        }
        boolean sensitive = block.body()
                .attribute("sensitive")
                .map(flag -> flag.expression() instanceof Literal.Bool truth && truth.value())
                .orElse(false);
        Expression written = attribute.get().expression();
        Range place = written.range();
        // A call of the function, so that the value can be computed again from its source like any other.
        Expression expression =
                sensitive ? new FunctionCall("sensitive", place, List.of(written), false, place) : written;
        Optional<Value> value = evaluation.value(expression, scope);
        if (value.isPresent() && !sensitive && Opaque.hasSecret(value.get())) {
            evaluation.report(Diagnostic.error(
                            "Output of a sensitive value",
                            "The output \"" + name + "\" holds a sensitive value, so it must say so.",
                            place)
                    .withHint("Write sensitive = true in it."));
        }
        return value;
    }
}
