package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code source.name}. */
public record GetAttribute(Expression source, String name, Range nameRange, Range range) implements Expression {}
