package io.skep.swarm.adopt;

import io.skep.plans.resource.Address;
import java.util.Optional;

/**
 * A node of the swarm, as its managers know it.
 *
 * @param address where the managers reach it; empty where they do not say
 * @param host the host that it is; empty where it is none of the known ones
 */
public record Member(String hostname, String address, String id, Optional<Address> host) {}
