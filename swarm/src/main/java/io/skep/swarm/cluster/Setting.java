package io.skep.swarm.cluster;

import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A setting of the swarm that is one field of its spec, as the Engine API names them. Every version of the API that this
 * room speaks has all of them.
 *
 * @param part the object of the spec that holds it
 * @param field its name there
 * @param usual what the engine itself begins with; it holds again for what the topology no longer names
 */
record Setting(Attribute attribute, String part, String field, Value usual) {

    private static final Type WHOLE = new Type.Number(true);
    private static final Type TIME = new Type.Duration();

    static final List<Setting> ALL = List.of(
            number(
                    "task_history_limit",
                    "How many old tasks the swarm keeps for each slot.",
                    "Orchestration",
                    "TaskHistoryRetentionLimit",
                    5),
            new Setting(
                    optional("dispatcher_heartbeat", TIME, "How often nodes report to the managers."),
                    "Dispatcher",
                    "HeartbeatPeriod",
                    Values.text("5s")),
            new Setting(
                    optional("cert_expiry", TIME, "How long the nodes' certificates are valid; at least 1h."),
                    "CAConfig",
                    "NodeCertExpiry",
                    Values.text("2160h")),
            number("snapshot_interval", "Log entries between two Raft snapshots.", "Raft", "SnapshotInterval", 10_000),
            number(
                    "max_snapshots",
                    "How many Raft snapshots are kept beside the newest.",
                    "Raft",
                    "KeepOldSnapshots",
                    0),
            number(
                    "log_entries_for_slow_followers",
                    "Log entries that are kept after a snapshot for managers that lag behind.",
                    "Raft",
                    "LogEntriesForSlowFollowers",
                    500),
            number(
                    "heartbeat_tick",
                    "Ticks (seconds) between two signs of life of the leader.",
                    "Raft",
                    "HeartbeatTick",
                    1),
            number(
                    "election_tick",
                    "Ticks without one after which another leader is elected.",
                    "Raft",
                    "ElectionTick",
                    10),
            new Setting(
                    optional(
                            "autolock",
                            new Type.Bool(),
                            "Whether a manager that starts again needs the unlock key, which apply brings it."),
                    "EncryptionConfig",
                    "AutoLockManagers",
                    Values.bool(false)));

    /** Writes what a spec says into the swarm's spec. */
    static void write(ObjectNode document, Entries spec) {
        for (Setting each : ALL) {
            if (Values.textOf(spec, each.name()).isPresent()) {
                each.put(spec, Writing.inner(document, each.part));
            }
        }
    }

    /** Reads them all from the swarm's spec. */
    static Seeing read(JsonNode document, Entries like, Seeing seeing) {
        for (Setting each : ALL) {
            JsonNode node = document.path(each.part).path(each.field);
            if (each.usual instanceof Value.Bool) {
                seeing.bool(each.name(), node);
            } else if (each.attribute.type().equals(TIME)) {
                seeing.nanos(each.name(), node, like);
            } else {
                seeing.number(each.name(), node);
            }
        }
        return seeing;
    }

    /** The usual value of a setting; empty where there is none of this name. */
    static Optional<Value> usual(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .map(Setting::usual)
                .findFirst();
    }

    String name() {
        return attribute.name();
    }

    private void put(Entries spec, ObjectNode holder) {
        if (usual instanceof Value.Bool) {
            // The engine tells of it where it is false, too.
            holder.put(field, Values.boolOf(spec, name()).orElse(false));
        } else if (attribute.type().equals(TIME)) {
            new Writing(spec, holder).nanos(name(), field);
        } else {
            new Writing(spec, holder).number(name(), field);
        }
    }

    private static Setting number(String name, String meaning, String part, String field, long usual) {
        return new Setting(optional(name, WHOLE, meaning), part, field, Values.number(usual));
    }
}
