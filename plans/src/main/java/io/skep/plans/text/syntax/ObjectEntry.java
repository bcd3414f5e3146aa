package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/**
 * One {@code key = value} of an object. A bare name as the key is given as {@link Literal.Text}.
 *
 * @param range from the key to the end of the value
 */
public record ObjectEntry(Expression key, Expression value, Range range) {}
