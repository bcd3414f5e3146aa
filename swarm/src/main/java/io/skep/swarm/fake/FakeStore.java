package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a fake swarm by kind and id, each with a version that grows. Guarded by the swarm. */
final class FakeStore {

    private final TreeMap<String, Map<String, ObjectNode>> objects = new TreeMap<>();
    private int count;

    static String idOf(JsonNode object) {
        return object.path("ID").asString(object.path("Id").asString(""));
    }

    String add(String kind, String prefix, ObjectNode object) {
        String id = prefix + "x" + String.format("%04d", ++count);
        object.put(kind.equals("networks") ? "Id" : "ID", id);
        of(kind).put(id, object);
        touch(object);
        return id;
    }

    List<ObjectNode> list(String kind) {
        return new ArrayList<>(of(kind).values());
    }

    /** By id, else by name. */
    Optional<ObjectNode> find(String kind, String id) {
        return list(kind).stream()
                .filter(object -> idOf(object).equals(id)
                        || object.path("Name").asString("").equals(id)
                        || object.path("Spec").path("Name").asString("").equals(id))
                .findFirst();
    }

    void update(String kind, String id, Consumer<ObjectNode> change) {
        ObjectNode object = find(kind, id).orElseThrow();
        change.accept(object);
        touch(object);
    }

    FakeAnswer revise(String kind, String id, String version, JsonNode spec) {
        ObjectNode object = find(kind, id).orElseThrow();
        if (!object.path("Version").path("Index").asString("").equals(version)) {
            return FakeAnswer.refused(500, "rpc error: code = Unknown desc = update out of sequence");
        }
        object.remove("UpdateStatus");
        object.set("Spec", spec);
        touch(object);
        return FakeAnswer.done();
    }

    void remove(String kind, String id) {
        of(kind).remove(id);
    }

    private Map<String, ObjectNode> of(String kind) {
        return objects.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    private void touch(ObjectNode object) {
        object.set("Version", Json.object().put("Index", ++count));
    }
}
