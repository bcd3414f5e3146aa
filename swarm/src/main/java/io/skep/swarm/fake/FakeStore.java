package io.skep.swarm.fake;

import io.skep.plans.simulated.Keeper;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a fake swarm by kind and id, each with a version that grows. Guarded by the swarm. */
final class FakeStore {

    private final TreeMap<String, Map<String, ObjectNode>> objects = new TreeMap<>();
    private final Keeper keeper;
    private final String prefix;
    private int count;

    /** The objects that were kept under a prefix. */
    FakeStore(SortedMap<String, String> kept, Keeper keeper, String prefix) {
        this.keeper = keeper;
        this.prefix = prefix + "/";
        kept.tailMap(this.prefix).forEach((key, text) -> {
            String[] words = key.split("/", -1);
            if (key.startsWith(this.prefix)) {
                ObjectNode object = (ObjectNode) Json.parse(text);
                of(words[2]).put(words[3], object);
                count = Math.max(count, object.path("Version").path("Index").asInt(0));
            }
        });
    }

    /** Grows with every change. */
    int count() {
        return count;
    }

    static String idOf(JsonNode object) {
        return object.path("ID").asString(object.path("Id").asString(""));
    }

    String add(String kind, String prefix, ObjectNode object) {
        String id = prefix + "x" + String.format("%04d", ++count);
        object.put(kind.equals("networks") ? "Id" : "ID", id);
        of(kind).put(id, object);
        touch(kind, object);
        return id;
    }

    List<ObjectNode> list(String kind) {
        return new ArrayList<>(of(kind).values());
    }

    /** By id, else by name. */
    Optional<ObjectNode> find(String kind, String id) {
        ObjectNode known = of(kind).get(id);
        if (known != null || kind.equals("nodes")) {
            return Optional.ofNullable(known);
        }
        return of(kind).values().stream()
                .filter(object -> object.path("Name").asString("").equals(id)
                        || object.path("Spec").path("Name").asString("").equals(id))
                .findFirst();
    }

    void update(String kind, String id, Consumer<ObjectNode> change) {
        ObjectNode object = find(kind, id).orElseThrow();
        change.accept(object);
        touch(kind, object);
    }

    FakeAnswer revise(String kind, String id, String version, JsonNode spec) {
        ObjectNode object = find(kind, id).orElseThrow();
        if (!object.path("Version").path("Index").asString("").equals(version)) {
            return FakeAnswer.refused(500, "rpc error: code = Unknown desc = update out of sequence");
        }
        object.remove("UpdateStatus");
        object.set("Spec", spec);
        touch(kind, object);
        return FakeAnswer.done();
    }

    void remove(String kind, String id) {
        of(kind).remove(id);
        count++;
        keeper.drop(prefix + kind + "/" + id);
    }

    private Map<String, ObjectNode> of(String kind) {
        return objects.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    private void touch(String kind, ObjectNode object) {
        object.set("Version", Json.object().put("Index", ++count));
        // Tasks are made again from their services.
        if (!kind.equals("tasks")) {
            keeper.keep(prefix + kind + "/" + idOf(object), () -> Json.write(object));
        }
    }
}
