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
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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
        Entries whole = FilePart.settled(spec);
        return global(whole) ? whole.with("replicas", Value.NOTHING) : whole;
    }

    static boolean global(Entries spec) {
        return Values.textOf(spec, "mode").filter("global"::equals).isPresent();
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
        networks(task, references.networks());
        ObjectNode mode = Writing.inner(current, "Mode");
        if (global(spec)) {
            Writing.inner(mode, "Global");
        } else {
            new Writing(spec, Writing.inner(mode, "Replicated")).number("replicas", "Replicas");
        }
        Fields.write(current, spec);
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
        TaskPart.read(task, like, seeing);
        RolloutPart.read(spec, like, seeing);
        EndpointPart.read(spec, seeing);
        JsonNode mode = spec.path("Mode");
        seeing.put("mode", Values.text(mode.has("Global") ? "global" : "replicated"))
                .number("replicas", mode.path("Replicated").path("Replicas"))
                .put("labels", OwnLabels.seen(spec.path("Labels")))
                .put("networks", Values.texts(networkNames(task, like, networkNames)))
                // The swarm does not keep it.
                .put("wait", like.get("wait"));
        return Fields.read(spec, like, seeing.entries());
    }

    private static List<String> networkNames(JsonNode task, Entries like, Map<String, String> names) {
        List<String> wanted = Values.textsOf(like, "networks");
        return Seeing.texts(targets(task)).stream()
                .map(id -> names.getOrDefault(id, id))
                .map(name -> wanted.stream()
                        .filter(text ->
                                Names.docker(Names.referred("network", text)).equals(name))
                        .findFirst()
                        .orElse(name))
                .sorted()
                .toList();
    }

    private static ArrayNode targets(JsonNode task) {
        ArrayNode targets = Json.array();
        task.path("Networks").forEach(network -> targets.add(network.path("Target")));
        return targets;
    }

    /** Networks in the order they are in already, then new ones; aliases of those that stay are kept. */
    private static void networks(ObjectNode task, List<String> ids) {
        ArrayNode documents = Json.array();
        task.path("Networks").forEach(network -> {
            if (ids.contains(network.path("Target").asString(""))) {
                documents.add(network);
            }
        });
        List<String> there = Seeing.texts(targets(task));
        ids.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> documents.add(Json.object().put("Target", id)));
        if (documents.isEmpty()) {
            task.remove("Networks");
        } else {
            task.set("Networks", documents);
        }
    }

    private static Value items(List<Entries> blocks) {
        return new Items(List.copyOf(blocks));
    }
}
