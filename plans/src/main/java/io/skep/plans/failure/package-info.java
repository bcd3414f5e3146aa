/** Errors by who must act on them; the command line maps each to an exit code. */
@NullMarked
package io.skep.plans.failure;

import org.jspecify.annotations.NullMarked;
