/** Reads a live swarm that somebody made by hand, as the topology that would ask for it. Looks only. */
@NullMarked
package io.skep.swarm.adopt;

import org.jspecify.annotations.NullMarked;
