package io.skep.plans.apply;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Source;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes a later or secret value from its source. Pure: the same outputs and sensitive variables give the same value. A sensitive
 * variable that is not given is a {@link io.skep.plans.failure.UserError} that names it. Safe for any thread.
 */
@FunctionalInterface
public interface Resolving {

    /** The value; empty where an output it waits for does not exist yet. A value a sensitive variable went into is a secret. */
    Optional<Value> resolve(Source source, Function<Origin, Optional<Value>> outputs);
}
