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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A network as the engine's documents say it, both ways. */
final class NetworkDocument {

    private static final String OVERLAY = "overlay";
    private static final String ENCRYPTED = "encrypted";
    private static final Set<String> THE_DRIVERS_OWN =
            Set.of("com.docker.network.driver.overlay.vxlanid_list", ENCRYPTED, NetworkCheck.MTU);

    private NetworkDocument() {}

    /** A body with what is spelled in two ways spelled in one. */
    static Entries settled(Entries body) {
        Entries settled = Pools.settled(body);
        Entries options = Values.entriesOf(body, "options");
        String mtu = Values.textOf(options, NetworkCheck.MTU).orElse("");
        return mtu.matches("\\d{1,9}")
                ? settled.with("mtu", Values.number(Integer.parseInt(mtu)))
                        .with("options", options.with(NetworkCheck.MTU, Value.NOTHING))
                : settled;
    }

    /** The swarm's network of a name; local networks of the manager's host do not count. */
    static Optional<ObjectNode> find(EngineLook manager, String name) throws RemoteException, InterruptedException {
        return filtered(manager, "name", name).stream()
                .filter(network -> network.path("Name").asString("").equals(name))
                .findFirst();
    }

    /** The swarm's networks that pass one of the engine's filters. */
    static List<ObjectNode> filtered(EngineLook manager, String filter, String text)
            throws RemoteException, InterruptedException {
        return inSwarm(manager, Route.to("/networks").filtered(new TreeMap<>(Map.of(filter, List.of(text)))));
    }

    /** The network that carries the routing mesh. */
    static Optional<ObjectNode> ingress(EngineLook manager) throws RemoteException, InterruptedException {
        return inSwarm(manager, Route.to("/networks")).stream()
                .filter(network -> network.path("Ingress").asBoolean(false))
                .findFirst();
    }

    private static List<ObjectNode> inSwarm(EngineLook manager, Route route)
            throws RemoteException, InterruptedException {
        return manager.list(route).stream()
                .filter(network -> network.path("Scope").asString("").equals("swarm"))
                .toList();
    }

    /** The body of {@code POST /networks/create}. */
    static ObjectNode create(Address address, Entries spec, Ownership ownership) {
        ObjectNode document = Json.object();
        document.put("Name", Names.docker(address));
        document.put("CheckDuplicate", true);
        new Writing(spec, document)
                .text("driver", "Driver")
                .bool("internal", "Internal")
                .bool("attachable", "Attachable")
                .bool("ingress", "Ingress")
                .bool("ipv6", "EnableIPv6");
        if (Values.textOf(spec, "driver").filter(OVERLAY::equals).isEmpty()) {
            // Only an overlay is one of the swarm without being told.
            document.put("Scope", "swarm");
        }
        Values.textOf(spec, "config_from")
                .ifPresent(name -> Writing.inner(document, "ConfigFrom").put("Network", name));
        ObjectNode ipam = Writing.inner(document, "IPAM");
        ipam.put("Driver", Values.textOf(spec, "ipam_driver").orElse("default"));
        Writing.map(ipam, "Options", Values.textMapOf(spec, "ipam_options"));
        ArrayNode pools = Pools.written(spec);
        if (!pools.isEmpty()) {
            ipam.set("Config", pools);
        }
        TreeMap<String, String> options = new TreeMap<>(Values.textMapOf(spec, "options"));
        Values.textOf(spec, "mtu").ifPresent(mtu -> options.put(NetworkCheck.MTU, mtu));
        if (Values.boolOf(spec, ENCRYPTED).orElse(false)) {
            options.put(ENCRYPTED, "");
        }
        Writing.map(document, "Options", options);
        OwnLabels.write(Writing.inner(document, "Labels"), ownership, address, spec);
        return document;
    }

    /** What an engine tells of a network, named as in the spec. */
    static Entries seen(JsonNode network) {
        Entries options = new Seeing().map("options", network.path("Options")).entries();
        Entries others = Values.entriesOf(options, "options");
        for (String own : THE_DRIVERS_OWN) {
            others = others.with(own, Value.NOTHING);
        }
        JsonNode ipam = network.path("IPAM");
        Seeing seeing = new Seeing()
                .text("driver", network.path("Driver"))
                .text("ipam_driver", ipam.path("Driver"))
                .map("ipam_options", ipam.path("Options"))
                .text("config_from", network.path("ConfigFrom").path("Network"))
                .bool("attachable", network.path("Attachable"))
                .bool("internal", network.path("Internal"))
                .bool("ipv6", network.path("EnableIPv6"))
                .bool("ingress", network.path("Ingress"))
                .put(ENCRYPTED, Values.bool(network.path("Options").has(ENCRYPTED)))
                .put("options", others)
                .put("labels", OwnLabels.seen(network.path("Labels")));
        Optional.of(network.path("Options").path(NetworkCheck.MTU).asString(""))
                .filter(mtu -> mtu.matches("\\d{1,9}"))
                .ifPresent(mtu -> seeing.put("mtu", Values.number(Integer.parseInt(mtu))));
        Pools.read(ipam.path("Config"), seeing);
        return seeing.entries();
    }

    /** What is recorded of a network. */
    static Entries outputs(JsonNode network) {
        return new Seeing()
                .text(NetworkType.ID, network.path("Id"))
                .text("name", network.path("Name"))
                .entries();
    }
}
