package io.skep.swarm.fake;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which services of a fake swarm use its secrets and configs. */
final class FakeFiles {

    private FakeFiles() {}

    /** The name of a service that uses an object of the kind {@code secrets} or {@code configs}. */
    static Optional<String> user(List<ObjectNode> services, String kind, String id) {
        String list = kind.equals("secrets") ? "Secrets" : "Configs";
        String key = kind.equals("secrets") ? "SecretID" : "ConfigID";
        for (ObjectNode service : services) {
            JsonNode container = service.path("Spec").path("TaskTemplate").path("ContainerSpec");
            for (JsonNode each : container.path(list)) {
                if (each.path(key).asString("").equals(id)) {
                    return Optional.of(service.path("Spec").path("Name").asString(""));
                }
            }
        }
        return Optional.empty();
    }
}
