package io.skep.swarm.network;

import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A network as the engine's documents say it, both ways. */
final class NetworkDocument {

    private static final String ENCRYPTED = "encrypted";
    private static final Set<String> THE_DRIVERS_OWN = Set.of("com.docker.network.driver.overlay.vxlanid_list", ENCRYPTED);

    private NetworkDocument() {}

    /** The swarm's network of a name; local networks of the manager's host do not count. */
    static Optional<ObjectNode> find(EngineLook manager, String name) throws RemoteException, InterruptedException {
        Route route = Route.to("/networks").filtered(new TreeMap<>(Map.of("name", List.of(name))));
        for (ObjectNode network : manager.list(route)) {
            boolean swarm = network.path("Scope").asString("").equals("swarm");
            if (swarm && network.path("Name").asString("").equals(name)) {
                return Optional.of(manager.object(Route.to("/networks", network.path("Id").asString(""))));
            }
        }
        return Optional.empty();
    }

    /** The body of {@code POST /networks/create}. */
    static ObjectNode create(Address address, Entries spec, Ownership ownership) {
        ObjectNode document = Json.object();
        document.put("Name", Names.docker(address));
        document.put("CheckDuplicate", true);
        new Writing(spec, document)
                .text("driver", "Driver")
                .bool("internal", "Internal")
                .bool("attachable", "Attachable");
        ObjectNode pool = Json.object();
        new Writing(spec, pool).text("subnet", "Subnet").text("gateway", "Gateway").text("ip_range", "IPRange");
        ObjectNode ipam = Writing.inner(document, "IPAM");
        ipam.put("Driver", "default");
        if (!pool.isEmpty()) {
            ipam.withArray("Config").add(pool);
        }
        TreeMap<String, String> options = new TreeMap<>(Values.textMapOf(spec, "options"));
        if (Values.boolOf(spec, ENCRYPTED).orElse(false)) {
            options.put(ENCRYPTED, "");
        }
        Writing.map(document, "Options", options);
        OwnLabels.write(Writing.inner(document, "Labels"), ownership, address, spec);
        return document;
    }

    /** What an engine tells of a network, named as in the spec. */
    static Entries seen(JsonNode network) {
        JsonNode pool = network.path("IPAM").path("Config").path(0);
        Entries options = new Seeing().map("options", network.path("Options")).entries();
        Entries others = Values.entriesOf(options, "options");
        for (String own : THE_DRIVERS_OWN) {
            others = others.with(own, Value.NOTHING);
        }
        return new Seeing()
                .text("driver", network.path("Driver"))
                .text("subnet", pool.path("Subnet"))
                .text("gateway", pool.path("Gateway"))
                .text("ip_range", pool.path("IPRange"))
                .bool("attachable", network.path("Attachable"))
                .bool("internal", network.path("Internal"))
                .put(ENCRYPTED, Values.bool(network.path("Options").has(ENCRYPTED)))
                .put("options", others)
                .put("labels", OwnLabels.seen(network.path("Labels")))
                .entries();
    }

    /** What is recorded of a network. */
    static Entries outputs(JsonNode network) {
        return new Seeing()
                .text(NetworkType.ID, network.path("Id"))
                .text("name", network.path("Name"))
                .entries();
    }
}
