/**
 * Gives expressions their values: scopes, operators, templates, loops, function calls, and the bookkeeping that lets a
 * value which is not known yet, or is secret, be computed again later from its source. Knows nothing of topologies.
 */
@NullMarked
package io.skep.plans.text.eval;

import org.jspecify.annotations.NullMarked;
