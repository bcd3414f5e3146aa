package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;

/**
 * One label of a block.
 *
 * @param text without quotes, escapes resolved
 * @param range with the quotes
 */
public record Label(String text, Range range) {}
