package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code source[*].a[0]}: {@code each} is evaluated for every element, the {@link SplatItem} in it, and takes in all that follows. */
public record FullSplat(Expression source, Expression each, Range range) implements Expression {}
