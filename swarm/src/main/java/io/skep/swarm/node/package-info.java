/** A host's membership in the swarm: joining, settings, promotion, demotion and leaving, with quorum kept. */
@NullMarked
package io.skep.swarm.node;

import org.jspecify.annotations.NullMarked;
