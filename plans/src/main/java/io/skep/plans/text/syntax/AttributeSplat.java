package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** {@code source.*.a.b}: {@code each} is evaluated for every element, the {@link SplatItem} in it. Indexes in brackets that follow apply to the whole result. */
public record AttributeSplat(Expression source, Expression each, Range range) implements Expression {}
