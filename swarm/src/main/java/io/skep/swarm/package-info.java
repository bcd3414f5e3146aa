/** What is done to a cluster through the Engine API: nodes, networks, services and the rules of their order. */
@NullMarked
package io.skep.swarm;

import org.jspecify.annotations.NullMarked;
