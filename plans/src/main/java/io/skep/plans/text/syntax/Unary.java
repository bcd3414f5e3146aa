package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code -x} or {@code !x}. */
public record Unary(UnaryOperator operator, Expression operand, Range range) implements Expression {}
