package io.skep.swarm.cluster;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The spec of the swarm as the engine's documents say it, both ways; pure. */
final class ClusterDocument {

    /** What the engine itself begins with; it holds again for what the topology no longer names. */
    private static final Entries USUAL = Entries.NONE
            .with("task_history_limit", Values.number(5))
            .with("dispatcher_heartbeat", Values.text("5s"))
            .with("cert_expiry", Values.text("2160h"))
            .with("snapshot_interval", Values.number(10_000));

    private ClusterDocument() {}

    /** Labels and settings of which a difference says that they are to go; settings with what holds again. */
    static Entries dropped(List<Difference> differences) {
        Entries dropped = OwnLabels.dropped(differences);
        for (Difference each : differences) {
            if (each.after() instanceof Value.Nothing) {
                dropped = dropped.with(each.path(), USUAL.get(each.path()));
            }
        }
        return dropped;
    }

    /** The body of {@code POST /swarm/init}. */
    static ObjectNode init(Entries spec, String advertise, Ownership ownership) {
        ObjectNode document = Json.object();
        document.put("ListenAddr", "0.0.0.0:2377");
        document.put("AdvertiseAddr", advertise);
        new Writing(spec, document)
                .texts("default_addr_pool", "DefaultAddrPool")
                .number("subnet_size", "SubnetSize")
                .number("data_path_port", "DataPathPort");
        document.set("Spec", patch(Json.object(), spec, Entries.NONE, ownership));
        return document;
    }

    /** Writes what we own into the swarm's spec; the rest stays. */
    static ObjectNode patch(ObjectNode current, Entries spec, Entries dropped, Ownership ownership) {
        ObjectNode labels = Writing.inner(current, "Labels");
        OwnLabels.write(labels, ownership, Cluster.ADDRESS, spec);
        OwnLabels.drop(labels, dropped);
        Entries settings = dropped.overlaidWith(spec);
        set(current, "Orchestration", "TaskHistoryRetentionLimit", settings, "task_history_limit");
        set(current, "Dispatcher", "HeartbeatPeriod", settings, "dispatcher_heartbeat");
        set(current, "CAConfig", "NodeCertExpiry", settings, "cert_expiry");
        set(current, "Raft", "SnapshotInterval", settings, "snapshot_interval");
        return current;
    }

    /** What a manager tells of the swarm, named as in the spec. */
    static Entries seen(JsonNode cluster, Entries like) {
        JsonNode spec = cluster.path("Spec");
        return new Seeing()
                .number("task_history_limit", spec.path("Orchestration").path("TaskHistoryRetentionLimit"))
                .nanos("dispatcher_heartbeat", spec.path("Dispatcher").path("HeartbeatPeriod"), like)
                .nanos("cert_expiry", spec.path("CAConfig").path("NodeCertExpiry"), like)
                .number("snapshot_interval", spec.path("Raft").path("SnapshotInterval"))
                .texts("default_addr_pool", cluster.path("DefaultAddrPool"))
                .number("subnet_size", cluster.path("SubnetSize"))
                .number("data_path_port", cluster.path("DataPathPort"))
                .put("labels", OwnLabels.seen(spec.path("Labels")))
                .entries();
    }

    private static void set(ObjectNode current, String part, String field, Entries spec, String name) {
        if (Values.textOf(spec, name).isEmpty()) {
            return;
        }
        Writing writing = new Writing(spec, Writing.inner(current, part));
        if (field.equals("HeartbeatPeriod") || field.equals("NodeCertExpiry")) {
            writing.nanos(name, field);
        } else {
            writing.number(name, field);
        }
    }
}
