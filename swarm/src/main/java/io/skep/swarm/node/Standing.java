package io.skep.swarm.node;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.service.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a service with a number of replicas stands, by one reading.
 *
 * @param id of the service
 * @param replicas how many tasks it asks for, but for those that are too many
 * @param surges how many are too many because a node is being drained, by the id of that node
 * @param ours whether this state made it or took it up
 * @param overlapping whether its own updates start the new task before the old one is stopped
 * @param running how many tasks run that are meant to, by the id of their node
 * @param homeless why a task of it finds no node; empty where each has one
 */
record Standing(
        String id,
        String name,
        long replicas,
        SortedMap<String, Long> surges,
        boolean ours,
        boolean overlapping,
        SortedMap<String, Long> running,
        Optional<String> homeless) {

    /** All of them; global services and jobs have no number to keep. */
    static List<Standing> of(EngineLook manager, Window window) throws RemoteException, InterruptedException {
        List<ObjectNode> tasks = manager.list(Route.to("/tasks"));
        List<Standing> all = new ArrayList<>();
        for (ObjectNode service : manager.list(Route.to("/services"))) {
            JsonNode replicas =
                    service.path("Spec").path("Mode").path("Replicated").path("Replicas");
            if (replicas.isNumber()) {
                all.add(of(service, replicas.asLong(), tasks, window));
            }
        }
        return all;
    }

    private static Standing of(ObjectNode service, long replicas, List<ObjectNode> tasks, Window window) {
        String id = service.path("ID").asString("");
        JsonNode spec = service.path("Spec");
        SortedMap<String, Long> surges = new TreeMap<>();
        spec.path("Labels").properties().stream()
                .filter(label -> label.getKey().startsWith(OwnLabels.SURGE))
                .forEach(label -> surges.put(
                        label.getKey().substring(OwnLabels.SURGE.length()),
                        label.getValue().asLong(0)));
        SortedMap<String, Long> running = new TreeMap<>();
        Optional<String> homeless = Optional.empty();
        for (ObjectNode task : tasks) {
            if (!task.path("ServiceID").asString("").equals(id)
                    || !task.path("DesiredState").asString("").equals("running")) {
                continue;
            }
            String error = task.path("Status").path("Err").asString("");
            if (runs(task)) {
                running.merge(task.path("NodeID").asString(""), 1L, Long::sum);
            } else if (task.path("NodeID").asString("").isEmpty() && !error.isEmpty()) {
                homeless = Optional.of(error);
            }
        }
        return new Standing(
                id,
                spec.path("Name").asString(""),
                replicas - surges.values().stream().mapToLong(Long::longValue).sum(),
                surges,
                ServiceType.ours(window, service),
                spec.path("UpdateConfig").path("Order").asString("").equals("start-first"),
                running,
                homeless);
    }

    static boolean runs(JsonNode task) {
        return task.path("Status").path("State").asString("").equals("running");
    }

    /** What a task is, and why where the swarm says so: {@code rejected No such image}. */
    static String shown(JsonNode task) {
        JsonNode status = task.path("Status");
        return (status.path("State").asString("unknown") + " "
                        + status.path("Err").asString(""))
                .strip();
    }

    /** How many of its tasks run on a node. */
    long on(String nodeId) {
        return running.getOrDefault(nodeId, 0L);
    }

    /** How many of its tasks run at all. */
    long total() {
        return running.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of its tasks run on other nodes. */
    long elsewhere(String nodeId) {
        return total() - on(nodeId);
    }

    /** Whether fewer run than it asks for. */
    boolean lacking() {
        return total() < replicas;
    }

    /** {@code web runs 1 of 2 tasks}, and why where the swarm says so. */
    String shown() {
        return name + " runs " + total() + " of " + replicas + " tasks"
                + homeless.map(why -> " (" + why + ")").orElse("");
    }
}
