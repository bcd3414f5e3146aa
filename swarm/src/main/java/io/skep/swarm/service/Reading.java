package io.skep.swarm.service;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one reading shows of a service that is on its way.
 *
 * @param wanted how many tasks are asked for
 * @param tasks those made for the present spec
 * @param update the state of a rolling update, empty for none
 * @param message what the swarm says of that update
 * @param hostnames by node id
 */
record Reading(long wanted, List<Sight> tasks, String update, String message, Map<String, String> hostnames) {

    Reading {
        tasks = List.copyOf(tasks);
        hostnames = Map.copyOf(hostnames);
    }

    static Reading of(EngineLook manager, ObjectNode service, Entries spec)
            throws RemoteException, InterruptedException {
        List<ObjectNode> nodes = manager.list(Route.to("/nodes"));
        TreeMap<String, String> hostnames = new TreeMap<>();
        nodes.forEach(node -> hostnames.put(
                node.path("ID").asString(""),
                node.path("Description").path("Hostname").asString("?")));
        long wanted = ModePart.global(spec)
                ? Constraint.eligible(nodes, Values.textsOf(spec, "constraints"))
                        .size()
                : Values.longOf(spec, "replicas").orElse(1L);
        JsonNode update = service.path("UpdateStatus");
        return new Reading(
                wanted,
                Services.current(manager, service.path("ID").asString("")),
                update.path("State").asString(""),
                update.path("Message").asString(""),
                hostnames);
    }

    /** The tasks that run and are meant to. */
    List<Sight> running() {
        return tasks.stream().filter(Sight::running).toList();
    }

    /** The tasks that did what they were for and ended, which counts where they are not to be replaced. */
    long completed() {
        return tasks.stream().filter(task -> task.state().equals("complete")).count();
    }

    /** A task for people: {@code redis.2 on charlie}. */
    String called(String service, Sight task) {
        String name = task.slot().equals(task.nodeId()) ? service : service + "." + task.slot();
        return task.nodeId().isEmpty() ? name : name + " on " + hostnames.getOrDefault(task.nodeId(), task.nodeId());
    }
}
