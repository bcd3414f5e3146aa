package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code (inner)}. As an object key it says: evaluate, do not take the name. */
public record Parentheses(Expression inner, Range range) implements Expression {}
