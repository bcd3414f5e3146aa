package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import org.jspecify.annotations.Nullable;

/** {@code [for key, value in collection : value if condition]}; {@code keyVariable} and {@code condition} may be absent. */
public record ForTuple(
        @Nullable String keyVariable,
        String valueVariable,
        Expression collection,
        Expression value,
        @Nullable Expression condition,
        Range range)
        implements Expression {}
