package io.skep.swarm;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.BlockType;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.SwarmBlock;
import io.skep.swarm.cluster.SwarmType;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.content.ContentType;
import io.skep.swarm.network.NetworkType;
import io.skep.swarm.node.NodeType;
import io.skep.swarm.rules.EncryptedOverlaysCarry;
import io.skep.swarm.rules.EngineBeforeSwarm;
import io.skep.swarm.rules.KeepQuorum;
import io.skep.swarm.rules.MeshStays;
import io.skep.swarm.rules.OneManagerEngineAtATime;
import io.skep.swarm.rules.RemoveServicesBeforeNodes;
import io.skep.swarm.rules.RollingUpgrade;
import io.skep.swarm.rules.ServicesKeepTheirNetworks;
import io.skep.swarm.rules.SubnetsApart;
import io.skep.swarm.rules.SubnetsHold;
import io.skep.swarm.rules.SwarmStays;
import io.skep.swarm.rules.TokensAfterJoins;
import io.skep.swarm.rules.WorkersBeforeServices;
import io.skep.swarm.service.ServiceType;
import io.skep.swarm.stack.StackBlock;
import io.skep.swarm.volume.VolumeType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What this room offers: its kinds of resources, the blocks that ask for them, and the rules of their order. */
public final class SwarmTypes {

    private SwarmTypes() {}

    /** The kinds {@code swarm node network secret config volume service}. */
    public static List<ResourceType> resources() {
        return List.of(
                new SwarmType(),
                new NodeType(),
                new NetworkType(),
                new ContentType(ContentKind.SECRET),
                new ContentType(ContentKind.CONFIG),
                new VolumeType(),
                new ServiceType());
    }

    /**
     * The blocks {@code swarm network secret config volume service stack}; a node is written inside its host's block.
     */
    public static List<BlockType> blocks() {
        return List.of(
                new SwarmBlock(),
                NetworkType.block(),
                ContentType.block(ContentKind.SECRET),
                ContentType.block(ContentKind.CONFIG),
                VolumeType.block(),
                ServiceType.block(),
                new StackBlock());
    }

    /** The rules, in the order in which the planner runs them. */
    public static List<OrderRule> rules() {
        return List.of(
                new SwarmStays(),
                new EngineBeforeSwarm(),
                new KeepQuorum(),
                new EncryptedOverlaysCarry(),
                new RollingUpgrade(),
                new OneManagerEngineAtATime(),
                new TokensAfterJoins(),
                new RemoveServicesBeforeNodes(),
                new WorkersBeforeServices(),
                new MeshStays(),
                new ServicesKeepTheirNetworks(),
                new SubnetsApart(),
                new SubnetsHold());
    }

    /**
     * The same resources with what no single block can say: where nodes are wanted and no swarm is written there is one
     * with usual settings, and the swarm needs the engines of its managers, so that they are looked at before it.
     */
    public static SortedMap<Address, Resource> completed(SortedMap<Address, Resource> resources) {
        TreeMap<Address, Resource> completed = new TreeMap<>(resources);
        List<Resource> nodes = resources.values().stream()
                .filter(resource -> resource.address().kind().equals("node"))
                .toList();
        if (!nodes.isEmpty()) {
            completed.putIfAbsent(Cluster.ADDRESS, SwarmBlock.implied());
        }
        completed.computeIfPresent(Cluster.ADDRESS, (_, swarm) -> {
            TreeSet<Address> needs = new TreeSet<>(swarm.needs());
            nodes.stream()
                    .filter(node -> Values.textOf(node.spec(), "role")
                            .filter("manager"::equals)
                            .isPresent())
                    .forEach(node -> needs.add(node.address().as("engine")));
            return new Resource(swarm.address(), swarm.spec(), needs, swarm.place());
        });
        boolean autolock = Optional.ofNullable(completed.get(Cluster.ADDRESS))
                .flatMap(swarm -> Values.boolOf(swarm.spec(), "autolock"))
                .orElse(false);
        if (autolock) {
            nodes.forEach(node -> completed.put(node.address(), NodeType.unlocked(node)));
        }
        return completed;
    }
}
