/**
 * Reads the HCL native syntax: a lexer with a mode for code, quoted strings and heredocs, and a recursive-descent parser that goes on
 * after an error. {@link io.skep.plans.text.hcl.Parsing} is the way in. Two deliberate differences from the reference implementation: a
 * block written on one line may hold several attributes and blocks, and the indent of a {@code <<-} heredoc is taken off before trim
 * markers act.
 */
@NullMarked
package io.skep.plans.text.hcl;

import org.jspecify.annotations.NullMarked;
