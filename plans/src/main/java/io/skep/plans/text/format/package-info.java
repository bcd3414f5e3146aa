/**
 * Lays HCL out the way {@code terraform fmt} does, changing nothing but the white space between tokens.
 * {@link io.skep.plans.text.format.Formatter} is the way in.
 */
@NullMarked
package io.skep.plans.text.format;

import org.jspecify.annotations.NullMarked;
