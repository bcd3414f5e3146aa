/** From wanted, recorded and seen to a plan: changes for eyes, ordered steps for hands. */
@NullMarked
package io.skep.plans.plan;

import org.jspecify.annotations.NullMarked;
