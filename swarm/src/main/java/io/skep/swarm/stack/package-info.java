/**
 * Stacks: Compose files become networks, secrets, configs and services of the topology, named and labelled as {@code docker
 * stack deploy} would. What is read here ends as ordinary resources; nothing of it acts on a swarm.
 */
@NullMarked
package io.skep.swarm.stack;

import org.jspecify.annotations.NullMarked;
