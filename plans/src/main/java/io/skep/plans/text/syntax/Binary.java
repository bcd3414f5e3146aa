package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code left operator right}. */
public record Binary(Expression left, BinaryOperator operator, Range operatorRange, Expression right, Range range)
        implements Expression {}
