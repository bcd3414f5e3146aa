package io.skep.plans.topology;

import io.skep.plans.resource.Condition;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads blocks of a condition and its message: {@code precondition}, {@code postcondition}, {@code assert}. */
final class ConditionReading {
    private static final Set<String> ATTRIBUTES = Set.of("condition", "error_message");

    private final Evaluation evaluation;

    ConditionReading(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** All blocks of this word; what is wrong with one is reported. */
    List<Condition> all(Block outer, String word, Scope scope) {
        return outer.body().blocks(word).stream()
                .flatMap(block -> one(block, scope).stream())
                .toList();
    }

    private Optional<Condition> one(Block block, Scope scope) {
        AllowedNames.check(block, ATTRIBUTES, Set.of(), evaluation);
        Optional<Attribute> condition = block.body().attribute("condition");
        Optional<Attribute> message = block.body().attribute("error_message");
        if (condition.isEmpty() || message.isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Missing attribute",
                    "A block \"" + block.type() + "\" needs \"condition\" and \"error_message\".",
                    block.header()));
            return Optional.empty();
        }
        Optional<Value> holds =
                evaluation.value(condition.get().expression(), scope).map(Opaque::revealed);
        if (holds.isPresent()
                && !Opaque.isLater(holds.get())
                && Convert.toBool(holds.get()).isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Invalid condition",
                    "A condition must be true or false.",
                    condition.get().expression().range()));
            return Optional.empty();
        }
        Optional<Value> text = evaluation.value(message.get().expression(), scope);
        return holds.isEmpty() || text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(
                        holds.get(),
                        text.get(),
                        condition.get().expression().range().toString()));
    }
}
