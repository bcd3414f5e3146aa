package io.skep.swarm.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a manager tells of its swarm at one moment.
 *
 * @param through the host that was asked
 * @param authorityEnds when the certificate of the swarm's own authority ends
 */
public record SwarmSight(
        String id,
        String through,
        List<NodeSight> nodes,
        List<ServiceSight> services,
        List<SubnetSight> subnets,
        Optional<Instant> authorityEnds) {
    public SwarmSight {
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
        subnets = List.copyOf(subnets);
    }

    /** How many managers there are. */
    public long managers() {
        return nodes.stream().filter(NodeSight::manager).count();
    }

    /** How many of them answer. */
    public long reachable() {
        return nodes.stream()
                .filter(NodeSight::manager)
                .filter(NodeSight::reachable)
                .count();
    }

    /** How many more managers may fail while the others still are a majority; negative where they are none now. */
    public long margin() {
        return reachable() - (managers() / 2 + 1);
    }
}
