package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code condition ? whenTrue : whenFalse}. */
public record Conditional(Expression condition, Expression whenTrue, Expression whenFalse, Range range)
        implements Expression {}
