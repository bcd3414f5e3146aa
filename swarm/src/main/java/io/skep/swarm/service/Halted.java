package io.skep.swarm.service;

import io.skep.swarm.document.Writing;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Updates that the swarm gave up: it keeps saying so, and tries nothing more, until the service is sent again. */
final class Halted {

    private static final Set<String> HALFWAY = Set.of("paused", "rollback_paused");

    private Halted() {}

    /** Whether the last update of a service ended otherwise than well. */
    static boolean halted(ObjectNode service) {
        return halfway(service) || state(service).equals("rollback_completed");
    }

    /** Whether tasks were left as the broken update had them. */
    static boolean halfway(ObjectNode service) {
        return HALFWAY.contains(state(service));
    }

    /** Asks for new tasks of the same kind, as {@code docker service update --force} does. */
    static ObjectNode forced(ObjectNode spec) {
        ObjectNode task = Writing.inner(spec, "TaskTemplate");
        task.put("ForceUpdate", task.path("ForceUpdate").asLong(0) + 1);
        return spec;
    }

    private static String state(JsonNode service) {
        return service.path("UpdateStatus").path("State").asString("");
    }
}
