package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The cluster volumes of a fake swarm, whose plugin does everything at once. Guarded by the swarm. */
final class FakeVolumes {

    private static final String KIND = "volumes";

    private final FakeStore store;

    FakeVolumes(FakeStore store) {
        this.store = store;
    }

    FakeAnswer answer(String method, String[] parts, Map<String, String> query, JsonNode body, String prefix) {
        if (parts.length == 1) {
            ObjectNode answer = Json.object();
            ArrayNode list = answer.putArray("Volumes");
            store.list(KIND).forEach(each -> list.add(shown(each)));
            return FakeAnswer.ok(answer);
        } else if (parts[1].equals("create")) {
            return create(prefix, body);
        }
        Optional<ObjectNode> found = store.find(KIND, parts[1]);
        if (found.isEmpty()) {
            return FakeAnswer.notFound("volume " + parts[1]);
        }
        String id = FakeStore.idOf(found.get());
        return switch (method) {
            case "GET" -> FakeAnswer.ok(shown(found.get()));
            case "DELETE" -> remove(id, found.get());
            default -> store.revise(KIND, id, query.getOrDefault("version", ""), body.path("Spec"));
        };
    }

    private FakeAnswer create(String prefix, JsonNode body) {
        if (store.find(KIND, body.path("Name").asString("")).isPresent()) {
            return FakeAnswer.refused(409, "rpc error: code = AlreadyExists desc = volume already exists");
        }
        ObjectNode volume = Json.object().put("Name", body.path("Name").asString(""));
        volume.set("Driver", body.path("Driver"));
        volume.set("Options", body.path("DriverOpts"));
        volume.set("Labels", body.path("Labels"));
        volume.set("Spec", body.path("ClusterVolumeSpec"));
        store.add(KIND, prefix, volume);
        return new FakeAnswer(201, Json.write(shown(volume)));
    }

    private FakeAnswer remove(String id, ObjectNode volume) {
        if (!nodes(volume).isEmpty()) {
            return FakeAnswer.refused(409, "rpc error: code = FailedPrecondition desc = volume is still in use");
        }
        store.remove(KIND, id);
        return FakeAnswer.done();
    }

    /** As the Engine API shows it. */
    private ObjectNode shown(ObjectNode volume) {
        ObjectNode shown = Json.object().put("Name", volume.path("Name").asString(""));
        shown.set("Driver", volume.path("Driver"));
        shown.set("Options", volume.path("Options"));
        shown.set("Labels", volume.path("Labels"));
        shown.put("Scope", "global");
        ObjectNode cluster = shown.putObject("ClusterVolume");
        cluster.put("ID", FakeStore.idOf(volume));
        cluster.set("Version", volume.path("Version"));
        cluster.set("Spec", volume.path("Spec").deepCopy());
        for (String node : nodes(volume)) {
            cluster.withArray("PublishStatus").addObject().put("NodeID", node).put("State", "published");
        }
        return shown;
    }

    /** The nodes that have it: those with a task that mounts it, until it is drained. */
    private Set<String> nodes(JsonNode volume) {
        Set<String> nodes = new TreeSet<>();
        if (volume.path("Spec").path("Availability").asString("").equals("drain")) {
            return nodes;
        }
        for (ObjectNode task : store.list("tasks")) {
            for (JsonNode mount : task.path("Spec").path("ContainerSpec").path("Mounts")) {
                if (mount.path("Type").asString("").equals("cluster")
                        && mount.path("Source").equals(volume.path("Name"))
                        && task.path("DesiredState").asString("").equals("running")) {
                    nodes.add(task.path("NodeID").asString(""));
                }
            }
        }
        return nodes;
    }
}
