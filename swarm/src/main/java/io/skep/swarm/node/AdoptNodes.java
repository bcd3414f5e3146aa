package io.skep.swarm.node;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Adopted;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Unusual;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The nodes of a live swarm as a topology would ask for them. Changes nothing. */
public final class AdoptNodes {

    private AdoptNodes() {}

    /** All that a manager knows. */
    public static List<ObjectNode> in(EngineLook manager) throws RemoteException, InterruptedException {
        return manager.list(Route.to("/nodes"));
    }

    public static String id(ObjectNode node) {
        return node.path("ID").asString("");
    }

    public static String hostname(ObjectNode node) {
        return node.path("Description").path("Hostname").asString("");
    }

    /** Where the managers reach it; empty where they do not say. */
    public static String address(ObjectNode node) {
        return Values.textOf(Memberships.outputs(node), "address").orElse("");
    }

    /** The block {@code swarm} of the host that is a node. */
    public static Adopted of(ObjectNode node, Address host) {
        Entries seen = new Seeing()
                .text("role", node.path("Spec").path("Role"))
                .text("availability", node.path("Spec").path("Availability"))
                .put("labels", OwnLabels.seen(node.path("Spec").path("Labels")))
                .entries();
        String name = node.path("Spec").path("Name").asString("");
        return new Adopted(
                host.as("node"),
                NodeType.BLOCK,
                new Unusual(Map.of()).of(NodeType.BLOCK, seen),
                id(node),
                name.isEmpty()
                        ? List.of()
                        : List.of("its name " + name + " has no word in the language; it stays as it is"));
    }
}
