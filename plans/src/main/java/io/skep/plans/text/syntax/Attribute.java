package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/**
 * {@code name = expression}.
 *
 * @param range from the name to the end of the expression
 */
public record Attribute(String name, Range nameRange, Expression expression, Range range) {}
