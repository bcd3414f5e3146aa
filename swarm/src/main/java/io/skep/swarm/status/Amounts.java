package io.skep.swarm.status;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many tasks a service has and is to have, from its mode and its tasks; pure. */
final class Amounts {

    private Amounts() {}

    static String mode(JsonNode mode) {
        if (mode.has("ReplicatedJob")) {
            return "replicated-job";
        }
        if (mode.has("GlobalJob")) {
            return "global-job";
        }
        return mode.has("Global") ? "global" : "replicated";
    }

    static long there(JsonNode mode, List<ObjectNode> tasks) {
        String state = mode(mode).endsWith("job") ? "complete" : "running";
        return tasks.stream()
                .filter(task -> desired(task).equals(state) && state(task).equals(state))
                .count();
    }

    /** One on every node means as many as the swarm itself wants to run. */
    static long wanted(JsonNode mode, List<ObjectNode> tasks) {
        return switch (mode(mode)) {
            case "replicated" -> mode.path("Replicated").path("Replicas").asLong(1);
            case "replicated-job" ->
                mode.path("ReplicatedJob").path("TotalCompletions").asLong(1);
            case "global" ->
                tasks.stream().filter(task -> desired(task).equals("running")).count();
            default ->
                tasks.stream().filter(task -> desired(task).equals("complete")).count();
        };
    }

    private static String desired(ObjectNode task) {
        return task.path("DesiredState").asString("");
    }

    private static String state(ObjectNode task) {
        return task.path("Status").path("State").asString("");
    }
}
