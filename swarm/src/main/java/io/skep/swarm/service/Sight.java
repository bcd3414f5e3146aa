package io.skep.swarm.service;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A task as one reading shows it.
 *
 * @param slot which of the service's places it fills: a number, or the node of a global service
 * @param state {@code new pending ... running complete failed rejected shutdown}
 * @param desired what the swarm wants of it
 * @param error the engine's own words, empty where all is well
 * @param process the first process of its container, as its host counts them; 0 where there is none
 */
record Sight(String id, String slot, String nodeId, String state, String desired, String error, long process) {

    private static final Set<String> BROKEN = Set.of("failed", "rejected");
    private static final Set<String> WAITING = Set.of("new", "pending");

    static Sight of(JsonNode task) {
        String node = task.path("NodeID").asString("");
        int slot = task.path("Slot").asInt(0);
        JsonNode status = task.path("Status");
        return new Sight(
                task.path("ID").asString(""),
                slot > 0 ? Integer.toString(slot) : node,
                node,
                status.path("State").asString(""),
                task.path("DesiredState").asString(""),
                status.path("Err").asString(""),
                status.path("ContainerStatus").path("PID").asLong(0));
    }

    /** Whether it failed or could not be started. */
    boolean broken() {
        return BROKEN.contains(state);
    }

    /** Whether it runs, healthy, and is meant to. */
    boolean running() {
        return state.equals("running") && desired.equals("running");
    }

    /** Whether it waits for a node, and the swarm says why. */
    boolean homeless() {
        return WAITING.contains(state) && !error.isEmpty();
    }
}
