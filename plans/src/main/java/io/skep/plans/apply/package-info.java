/** Carrying out a plan: steps, the world they act on, the journal that makes a crash harmless, and the events a person sees. */
@NullMarked
package io.skep.plans.apply;

import org.jspecify.annotations.NullMarked;
