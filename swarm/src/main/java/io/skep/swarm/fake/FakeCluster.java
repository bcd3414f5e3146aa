package io.skep.swarm.fake;

import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.engineapi.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fake swarm as a whole: its spec, root certificate, join tokens and unlock key. Guarded by the swarm. */
final class FakeCluster {

    private static final String USUAL = """
            {"Labels":{},"Orchestration":{"TaskHistoryRetentionLimit":5},"Raft":{"SnapshotInterval":10000,"KeepOldSnapshots":0,\
            "LogEntriesForSlowFollowers":500,"ElectionTick":10,"HeartbeatTick":1},"Dispatcher":{"HeartbeatPeriod":5000000000},\
            "CAConfig":{"NodeCertExpiry":7776000000000000},"TaskDefaults":{},"EncryptionConfig":{"AutoLockManagers":false}}""";

    private static final long HOUR = 3_600_000_000_000L;
    /** How often the swarm is read until all nodes have a new root certificate. */
    private static final int READINGS = 2;

    private final String id;
    private final ObjectNode begun;
    private final Runnable keep;

    /** What was begun by a request to init, or was kept. */
    FakeCluster(String id, ObjectNode begun, Runnable keep) {
        this.id = id;
        this.begun = begun;
        this.keep = keep;
        if (!begun.has("Made")) {
            ObjectNode spec = (ObjectNode) Json.parse(USUAL);
            merge(spec, begun.path("Spec"));
            begun.set("Spec", spec);
            begun.putObject("Made").put("Root", pem(id)).put("Version", 1);
            certificates(spec, 0);
            key(false);
        }
    }

    /** Over the usual spec, as the engine does once. */
    private static void merge(ObjectNode into, JsonNode over) {
        over.properties().forEach(each -> {
            if (each.getValue() instanceof ObjectNode inner && into.get(each.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                into.set(each.getKey(), each.getValue().deepCopy());
            }
        });
    }

    boolean autolocked() {
        return begun.path("Spec")
                .path("EncryptionConfig")
                .path("AutoLockManagers")
                .asBoolean(false);
    }

    /** Empty where managers are not locked. */
    String unlockKey() {
        int count = made().path("Key").asInt(0);
        return count == 0 ? "" : "SWMKEY-1-" + id + "keynumber" + count;
    }

    String token(String role) {
        int count = made().path(role).asInt(0);
        return "SWMTKN-1-" + Cluster.digest(made().path("Root").asString("")) + "-" + id + "secretof" + role
                + (count == 0 ? "" : count);
    }

    ObjectNode description(boolean tokens) {
        ObjectNode description = Json.object().put("ID", id);
        description.set(
                "Version", Json.object().put("Index", made().path("Version").asInt(1)));
        description.set("Spec", begun.path("Spec").deepCopy());
        description.set(
                "TLSInfo", Json.object().put("TrustRoot", made().path("Root").asString("")));
        description.put("RootRotationInProgress", rotating());
        description.set("DefaultAddrPool", begun.path("DefaultAddrPool"));
        description.put("SubnetSize", begun.path("SubnetSize").asInt(24));
        description.put("DataPathPort", begun.path("DataPathPort").asInt(4789));
        if (tokens) {
            description.set(
                    "JoinTokens", Json.object().put("Manager", token("manager")).put("Worker", token("worker")));
        }
        return description;
    }

    FakeAnswer update(Map<String, String> query, ObjectNode wanted) {
        if (!query.getOrDefault("version", "").equals(made().path("Version").asString(""))) {
            return FakeAnswer.refused(500, "rpc error: code = Unknown desc = update out of sequence");
        }
        JsonNode config = wanted.path("CAConfig");
        if (config.path("NodeCertExpiry").asLong(HOUR) < HOUR) {
            return invalid("minimum certificate expiry time is: 1h0m0s");
        } else if (config.has("SigningCAKey") && !config.has("SigningCACert")) {
            return invalid("if a signing CA key is provided, the signing CA cert must also be provided");
        }
        ObjectNode spec = wanted.deepCopy();
        long rotated = begun.path("Spec").path("CAConfig").path("ForceRotate").asLong(0);
        begun.set("Spec", spec);
        certificates(spec, rotated);
        key(query.containsKey("rotateManagerUnlockKey"));
        if (query.containsKey("rotateWorkerToken")) {
            count("worker");
        }
        if (query.containsKey("rotateManagerToken")) {
            count("manager");
        }
        count("Version");
        keep.run();
        return FakeAnswer.done();
    }

    boolean rotating() {
        return made().has("Next");
    }

    /** The nodes go on to the new root certificate, which they all need before the old one goes. */
    void goOn(boolean everybodyThere) {
        if (rotating() && everybodyThere && count("Readings") >= READINGS) {
            made().put("Root", made().path("Next").asString(""));
            made().remove("Next");
            count("worker");
            count("manager");
            count("Version");
            keep.run();
        }
    }

    /** No answer shows a certificate or key that was asked for, nor what the engine does not keep. */
    private void certificates(ObjectNode spec, long rotated) {
        // Engines take defaults of tasks and keep nothing of them.
        spec.set("TaskDefaults", Json.object());
        if (!(spec.path("CAConfig") instanceof ObjectNode config)) {
            return;
        }
        String own = config.path("SigningCACert").asString("");
        config.remove("SigningCACert");
        config.remove("SigningCAKey");
        if (!own.isEmpty()) {
            next(own.strip() + "\n");
        } else if (config.path("ForceRotate").asLong(0) != rotated) {
            next(pem(id + "root" + count("Roots")));
        }
    }

    private void next(String root) {
        if (!root.equals(made().path("Root").asString(""))) {
            made().put("Next", root).put("Readings", 0);
        } else {
            made().remove("Next");
        }
    }

    private void key(boolean rotated) {
        if (!autolocked()) {
            made().remove("Key");
        } else if (rotated || !made().has("Key")) {
            made().put("Key", count("Keys"));
        }
    }

    private int count(String name) {
        int next = made().path(name).asInt(0) + 1;
        made().put(name, next);
        return next;
    }

    private ObjectNode made() {
        return (ObjectNode) begun.path("Made");
    }

    private static String pem(String content) {
        return "-----BEGIN CERTIFICATE-----\n" + content + "\n-----END CERTIFICATE-----\n";
    }

    private static FakeAnswer invalid(String why) {
        return FakeAnswer.refused(400, "rpc error: code = InvalidArgument desc = " + why);
    }
}
