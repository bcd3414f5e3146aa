package io.skep.swarm.status;

import io.skep.plans.resource.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * A node as the managers tell of it.
 *
 * @param host the host it is on; empty for a node that skep does not know
 * @param manager whether it is a manager
 * @param reachable whether its Raft answers; true for a worker
 * @param state {@code ready down unknown disconnected}
 * @param availability {@code active pause drain}
 * @param engine the version of its engine
 * @param certificateEnds when the certificate it proves itself with ends; empty where the host does not tell
 */
public record NodeSight(
        String id,
        String hostname,
        Optional<Address> host,
        boolean manager,
        boolean leader,
        boolean reachable,
        String state,
        String availability,
        String engine,
        String address,
        Optional<Instant> certificateEnds) {}
