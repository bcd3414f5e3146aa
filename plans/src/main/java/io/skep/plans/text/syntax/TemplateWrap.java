package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/** A template that is nothing but one interpolation, as in {@code "${x}"}: its value is that of {@code inner} as it is, not turned to text. */
public record TemplateWrap(Expression inner, Range range) implements Expression {}
