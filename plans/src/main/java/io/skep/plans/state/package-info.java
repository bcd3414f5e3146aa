/** What skep owns: a snapshot plus the journal written since, guarded by a lock. */
@NullMarked
package io.skep.plans.state;

import org.jspecify.annotations.NullMarked;
