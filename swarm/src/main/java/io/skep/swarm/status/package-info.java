/** How it stands with a swarm: nodes, quorum, services, addresses, certificates; read-only. */
@NullMarked
package io.skep.swarm.status;

import org.jspecify.annotations.NullMarked;
