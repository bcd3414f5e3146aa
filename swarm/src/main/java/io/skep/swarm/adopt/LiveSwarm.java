package io.skep.swarm.adopt;

import io.skep.plans.resource.Address;
import io.skep.swarm.document.Adopted;
import java.util.List;
import java.util.SortedMap;

/**
 * A live swarm as a topology would ask for it.
 *
 * @param swarm its settings
 * @param nodes the blocks {@code swarm} of its hosts, by the host's address
 * @param objects networks, secrets, configs and services, in the order in which they need each other
 * @param members all nodes, also those that are none of the known hosts
 * @param left what stays outside the topology, one sentence each
 */
public record LiveSwarm(
        Adopted swarm,
        SortedMap<Address, Adopted> nodes,
        List<Adopted> objects,
        List<Member> members,
        List<String> left) {}
