package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import org.jspecify.annotations.Nullable;

/** {@code {for k, v in collection : key => value... if condition}}; where {@code grouping}, values of one key are gathered in a list. */
public record ForObject(
        @Nullable String keyVariable,
        String valueVariable,
        Expression collection,
        Expression key,
        Expression value,
        boolean grouping,
        @Nullable Expression condition,
        Range range)
        implements Expression {}
