package io.skep.swarm.service;

import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.document.Adopted;
import io.skep.swarm.document.Unsaid;
import io.skep.swarm.document.Unusual;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of a live swarm as a topology would ask for them. Changes nothing.
 *
 * @param networks what the topology calls networks, by id
 * @param contents outputs of secrets and configs, by kind and what the topology calls them
 */
public record AdoptServices(Map<String, String> networks, Map<ContentKind, Map<String, Entries>> contents) {

    /** What the swarm and its command line write into services of which nobody said anything. */
    private static final Unusual UNUSUAL = new Unusual(Map.of(
            "restart.delay", Values.text("5s"),
            "stop_grace_period", Values.text("10s"),
            "isolation", Values.text("default")));

    private static final Set<String> THE_ENGINES_OWN = Set.of("/TaskTemplate/ForceUpdate", "/TaskTemplate/Runtime");

    /** All there are, whoever made them. */
    public static List<ObjectNode> in(EngineLook manager) throws RemoteException, InterruptedException {
        return manager.list(Route.to("/services"));
    }

    /** One of them. */
    public Adopted of(ObjectNode service) {
        Address address =
                Address.of("service", service.path("Spec").path("Name").asString(""));
        Entries seen = image(service, seen(service, Entries.NONE));
        Entries body = UNUSUAL.of(ServiceSchema.SCHEMA, seen).with("wait", Value.NOTHING);
        Map<String, String> byName = new TreeMap<>();
        NetworkPart.ids(service).forEach(id -> byName.put(networks.getOrDefault(id, id), id));
        List<String> unsaid = new ArrayList<>(Unsaid.fields(
                service.path("Spec"),
                ServiceDocument.patch(
                        Json.object(), address, seen, new References(byName, contents), new Ownership("", "")),
                THE_ENGINES_OWN));
        Entries wanted = ServiceDocument.settled(Unusual.filled(ServiceSchema.SCHEMA, body));
        unsaid.addAll(Unsaid.differences(ServiceSchema.SCHEMA, wanted, seen(service, wanted)));
        return new Adopted(
                address, ServiceSchema.SCHEMA, body, service.path("ID").asString(""), unsaid);
    }

    private Entries seen(ObjectNode service, Entries like) {
        Map<String, String> names = new HashMap<>();
        contents.values()
                .forEach(known -> known.forEach((name, outputs) ->
                        Values.textOf(outputs, ContentKind.ID).ifPresent(id -> names.put(id, name))));
        return ServiceDocument.seen(service, like, networks, names);
    }

    /** The digest that an engine added to a tag is nobody's wish; alone it is. */
    private static Entries image(ObjectNode service, Entries seen) {
        String whole = service.path("Spec")
                .path("TaskTemplate")
                .path("ContainerSpec")
                .path("Image")
                .asString("");
        String name = whole.substring(whole.lastIndexOf('/') + 1);
        return name.matches("[^:@]*@.*") ? seen.with("image", Values.text(whole)) : seen;
    }
}
