package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** The element at hand inside the {@code each} of the nearest enclosing splat. Its range is that of the splat sign. */
public record SplatItem(Range range) implements Expression {}
