package io.skep.swarm.cluster;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import tools.jackson.databind.node.ObjectNode;

/** A swarm that is begun anew from what one manager still has of it. */
public final class NewCluster {

    private NewCluster() {}

    /**
     * The body of {@code POST /swarm/init} for it. What is fixed when a swarm begins is sent again, as the engine would take its own
     * settings instead; of the rest it keeps what it has.
     */
    public static ObjectNode document(World world, Address host, Entries spec, Entries node)
            throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        ObjectNode document = NodeAddresses.of(world, host, node).document();
        new Writing(wanted, document)
                .texts("default_addr_pool", "DefaultAddrPool")
                .number("subnet_size", "SubnetSize")
                .number("data_path_port", "DataPathPort");
        document.put("ForceNewCluster", true);
        document.set("Spec", Json.object());
        return document;
    }

    /** Of a swarm's recorded spec, only what such a request needs. */
    public static Entries fixed(Entries spec) {
        return Entries.NONE
                .with("default_addr_pool", spec.get("default_addr_pool"))
                .with("subnet_size", spec.get("subnet_size"))
                .with("data_path_port", spec.get("data_path_port"));
    }

    /** Of a node's spec, only the addresses. */
    public static Entries addresses(Entries nodeSpec) {
        return NodeAddresses.asked(nodeSpec);
    }

    /** What is recorded of the swarm once it goes on. */
    public static Entries outputs(Membership membership, Address host) {
        return Cluster.outputs(membership, host);
    }
}
