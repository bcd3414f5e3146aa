package io.skep.swarm.network;

import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Adopted;
import io.skep.swarm.document.Unsaid;
import io.skep.swarm.document.Unusual;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The networks of a live swarm as a topology would ask for them. Changes nothing. */
public final class AdoptNetworks {

    private static final Unusual UNUSUAL = new Unusual(Map.of("ipam_driver", Values.text("default")));
    private static final Set<String> THE_DRIVERS_OWN = Set.of(
            "/Options/com.docker.network.driver.overlay.vxlanid_list", "/Options/" + NetworkCheck.MTU, "/Driver");

    private AdoptNetworks() {}

    /** Those of the swarm, whoever made them, without the routing mesh. */
    public static List<ObjectNode> in(EngineLook manager) throws RemoteException, InterruptedException {
        return manager.list(Route.to("/networks")).stream()
                .filter(network -> network.path("Scope").asString("").equals("swarm"))
                .filter(network -> !network.path("Ingress").asBoolean(false))
                .toList();
    }

    /** One of them. The subnet that the swarm chose for it is written: made anew, it would have no other. */
    public static Adopted of(ObjectNode network) {
        Address address = Address.of("network", Networks.name(network));
        Entries seen = NetworkDocument.seen(network);
        Entries body = UNUSUAL.of(NetworkSchema.SCHEMA, seen);
        if (usualGateway(body).equals(Values.textOf(body, "gateway"))) {
            body = body.with("gateway", Value.NOTHING);
        }
        List<String> unsaid = new ArrayList<>(Unsaid.fields(
                settings(network),
                settings(NetworkDocument.create(address, seen, new Ownership("", ""))),
                THE_DRIVERS_OWN));
        Entries wanted = NetworkDocument.settled(Unusual.filled(NetworkSchema.SCHEMA, body));
        unsaid.addAll(Unsaid.differences(NetworkSchema.SCHEMA, wanted, seen));
        return new Adopted(address, NetworkSchema.SCHEMA, body, Networks.id(network), unsaid);
    }

    /** The first address, which an engine takes where nobody says another. */
    private static Optional<String> usualGateway(Entries body) {
        return Values.textOf(body, "subnet")
                .filter(subnet -> subnet.matches("[\\d.]+\\.0/\\d+"))
                .map(subnet -> subnet.replaceFirst("\\.0/\\d+$", ".1"));
    }

    private static ObjectNode settings(ObjectNode network) {
        ObjectNode settings = Json.object();
        for (String part : List.of("IPAM", "Options", "ConfigFrom")) {
            if (network.has(part)) {
                settings.set(part, network.path(part));
            }
        }
        return settings;
    }
}
