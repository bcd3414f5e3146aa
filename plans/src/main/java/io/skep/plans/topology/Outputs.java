package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@code output} blocks of a topology or of a module. What is shown to people must say that it is sensitive; between
 * modules a secret stays one without being called so.
 */
final class Outputs {

    private final ModulePlace place;
    private final Evaluation evaluation;
    private final Scope scope;
    private final DependsOn dependsOn;

    Outputs(ModulePlace place, Evaluation evaluation, Scope scope, DependsOn dependsOn) {
        this.dependsOn = dependsOn;
        this.place = place;
        this.evaluation = evaluation;
        this.scope = scope;
    }

    SortedMap<String, Lazy<Value>> lazily(SortedMap<String, Block> blocks) {
        TreeMap<String, Lazy<Value>> values = new TreeMap<>();
        blocks.forEach((name, block) -> values.put(
                name, new Lazy<>(place.full("output." + name), block.header(), evaluation, () -> value(name, block))));
        return values;
    }

    /** A call of the function {@code sensitive}, so that the value can be computed again from its source like any other. */
    static Expression hidden(Expression written) {
        return new FunctionCall("sensitive", written.range(), List.of(written), false, written.range());
    }

    private Optional<Value> value(String name, Block block) {
        AllowedNames.check(
                block, Set.of("value", "description", "sensitive", "depends_on"), Set.of("precondition"), evaluation);
        if (block.body().attribute("depends_on").isPresent()) {
            dependsOn.addresses(block).forEach(evaluation::needs);
        }
        Optional<Attribute> attribute = block.body().attribute("value");
        if (attribute.isEmpty()) {
            evaluation.report(
                    Diagnostic.error("Missing attribute", "An output needs the attribute \"value\".", block.header()));
            return Optional.empty();
        }
        boolean sensitive = new Flag("sensitive", false).in(block, evaluation);
        Expression written = attribute.get().expression();
        Optional<Value> value = evaluation.value(sensitive ? hidden(written) : written, scope);
        if (place.top() && value.isPresent() && !sensitive && Opaque.hasSecret(value.get())) {
            evaluation.report(Diagnostic.error(
                            "Output of a sensitive value",
                            "The output \"" + name + "\" holds a sensitive value, so it must say so.",
                            written.range())
                    .withHint("Write sensitive = true in it."));
        }
        return value;
    }
}
