package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import java.util.Optional;

/**
 * An attribute that is true or false whatever the topology holds, so that nothing may be referred to in it:
 * {@code sensitive}, {@code nullable}.
 *
 * @param otherwise what it is where it is not written, or wrongly
 */
record Flag(String name, boolean otherwise) {

    /** Reads it in a block; what is neither true nor false is reported. */
    boolean in(Block block, Evaluation evaluation) {
        Optional<Attribute> attribute = block.body().attribute(name);
        if (attribute.isEmpty()) {
            return otherwise;
        }
        Optional<Value> value = evaluation.value(attribute.get().expression(), Scope.EMPTY);
        Optional<Boolean> truth = value.flatMap(Convert::toBool).map(Value.Bool::truth);
        if (value.isPresent() && truth.isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Invalid attribute",
                    "\"" + name + "\" must be true or false.",
                    attribute.get().expression().range()));
        }
        return truth.orElse(otherwise);
    }
}
