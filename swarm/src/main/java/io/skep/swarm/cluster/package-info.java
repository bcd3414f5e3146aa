/** The swarm itself: its beginning on the first manager, its settings, and the way to a manager that answers. */
@NullMarked
package io.skep.swarm.cluster;

import org.jspecify.annotations.NullMarked;
