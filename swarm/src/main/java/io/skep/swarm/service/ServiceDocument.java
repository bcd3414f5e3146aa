package io.skep.swarm.service;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service as the engine's documents say it, both ways; pure. Only paths that the spec names are written, so that a field
 * skep does not know survives an update.
 */
final class ServiceDocument {

    private ServiceDocument() {}

    /** Makes a spec whole: what no default can say. */
    static Entries settled(Entries body) {
        Entries spec = body.with("port", items(EndpointPart.sorted(Values.itemsOf(body, "port"))))
                .with("mount", items(MountPart.sorted(Values.itemsOf(body, "mount"))));
        return ModePart.settled(NetworkPart.settled(FilePart.settled(limits(spec))));
    }

    /** A limit of which both sides are one number is kept as that number. */
    private static Entries limits(Entries body) {
        TreeMap<String, String> limits = new TreeMap<>(Values.textMapOf(body, "ulimits"));
        if (limits.isEmpty()) {
            return body;
        }
        limits.replaceAll((_, amounts) -> ListShape.shortest(amounts));
        return body.with("ulimits", Values.textEntries(limits));
    }

    /**
     * Writes the wanted spec into the current document, an empty one for a new service.
     *
     * @param references what the spec's references mean
     */
    static ObjectNode patch(
            ObjectNode current, Address address, Entries spec, References references, Ownership ownership) {
        current.put("Name", Names.docker(address));
        OwnLabels.write(Writing.inner(current, "Labels"), ownership, address, spec);
        ObjectNode task = Writing.inner(current, "TaskTemplate");
        ContainerPart.write(Writing.inner(task, "ContainerSpec"), spec);
        FilePart.write(Writing.inner(task, "ContainerSpec"), spec, references.contents());
        TaskPart.write(task, spec);
        NetworkPart.write(task, spec, references.networks(), references.formerNetworks());
        ModePart.write(current, spec);
        ServiceSchema.FIELDS.write(current, spec);
        RolloutPart.write(current, spec);
        EndpointPart.write(current, spec);
        return current;
    }

    /**
     * What an engine tells of a service, named as in the spec.
     *
     * @param networkNames names by id
     * @param contents what the spec calls secrets and configs, by id
     */
    static Entries seen(
            JsonNode service, Entries like, Map<String, String> networkNames, Map<String, String> contents) {
        JsonNode spec = service.path("Spec");
        JsonNode task = spec.path("TaskTemplate");
        Seeing seeing = new Seeing();
        ContainerPart.read(task.path("ContainerSpec"), like, seeing);
        FilePart.read(task.path("ContainerSpec"), contents, seeing);
        TaskPart.read(task, ModePart.job(spec), like, seeing);
        RolloutPart.read(spec, like, seeing);
        EndpointPart.read(spec, seeing);
        ModePart.read(spec, seeing);
        NetworkPart.read(task, like, networkNames, seeing);
        seeing.put("labels", OwnLabels.seen(spec.path("Labels")))
                // The swarm does not keep these.
                .put("wait", like.get("wait"))
                .put("resolve_image", like.get("resolve_image"))
                .put("registry_auth", like.get("registry_auth"));
        Entries seen = ServiceSchema.FIELDS.read(spec, like, seeing.entries());
        // Whoever has tasks made anew counts it up; only a number that was asked for says anything.
        return like.entries().containsKey("force_update") ? seen : seen.with("force_update", Value.NOTHING);
    }

    private static Value items(List<Entries> blocks) {
        return new Items(List.copyOf(blocks));
    }
}
