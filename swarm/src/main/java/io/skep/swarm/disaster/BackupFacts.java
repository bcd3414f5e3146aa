package io.skep.swarm.disaster;

import io.skep.swarm.engineapi.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup says of itself.
 *
 * @param topology name
 * @param lineage of the state that the swarm's objects are marked with
 * @param cluster id of the swarm
 * @param host the manager it was taken of, as people call it, its {@code node} id and {@code address} then
 * @param engine version of its engine
 * @param at when
 * @param autolocked whether it needs an unlock key to be started from
 * @param unlockKey that key; empty where it needs none. Only ever written sealed, never shown
 * @param nodes of the swarm then: {@code alpha (manager)}
 * @param sha256 of the archive, and its {@code bytes}
 */
public record BackupFacts(
        String topology,
        String lineage,
        String cluster,
        String host,
        String node,
        String address,
        String engine,
        Instant at,
        boolean autolocked,
        String unlockKey,
        List<String> nodes,
        String sha256,
        long bytes) {
    public BackupFacts {
        nodes = List.copyOf(nodes);
    }

    String text() {
        ObjectNode document = Json.object()
                .put("topology", topology)
                .put("lineage", lineage)
                .put("cluster", cluster)
                .put("host", host)
                .put("node", node)
                .put("address", address)
                .put("engine", engine)
                .put("at", at.toString())
                .put("autolocked", autolocked)
                .put("unlock_key", unlockKey)
                .put("sha256", sha256)
                .put("bytes", bytes);
        ArrayNode list = document.putArray("nodes");
        nodes.forEach(list::add);
        return Json.write(document);
    }

    static BackupFacts read(String text) {
        JsonNode document = Json.parse(text);
        return new BackupFacts(
                document.path("topology").asString(""),
                document.path("lineage").asString(""),
                document.path("cluster").asString(""),
                document.path("host").asString(""),
                document.path("node").asString(""),
                document.path("address").asString(""),
                document.path("engine").asString(""),
                Instant.parse(document.path("at").asString("")),
                document.path("autolocked").asBoolean(false),
                document.path("unlock_key").asString(""),
                document.path("nodes")
                        .valueStream()
                        .map(node -> node.asString(""))
                        .toList(),
                document.path("sha256").asString(""),
                document.path("bytes").asLong(0));
    }

    /** Tells all but the key. */
    @Override
    public String toString() {
        return "backup of " + cluster + " at " + at;
    }
}
