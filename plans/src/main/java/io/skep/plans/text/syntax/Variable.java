package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** A bare name: the root of a reference, or a name bound by a for-expression. */
public record Variable(String name, Range range) implements Expression {}
