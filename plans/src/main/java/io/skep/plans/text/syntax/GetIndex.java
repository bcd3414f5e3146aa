package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code source[key]}, or {@code source.0} where {@code legacy}; the key of the legacy form is a number literal. */
public record GetIndex(Expression source, Expression key, boolean legacy, Range range) implements Expression {}
