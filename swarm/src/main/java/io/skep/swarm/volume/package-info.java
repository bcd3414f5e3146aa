/** Cluster volumes: storage that a CSI plugin makes once for the whole swarm and that follows the tasks that use it. */
@NullMarked
package io.skep.swarm.volume;

import org.jspecify.annotations.NullMarked;
