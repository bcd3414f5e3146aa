/** Promises about the order of steps on a cluster; pure. */
@NullMarked
package io.skep.swarm.rules;

import org.jspecify.annotations.NullMarked;
