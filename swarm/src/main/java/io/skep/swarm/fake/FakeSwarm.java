package io.skep.swarm.fake;

import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A swarm in memory, shared by the engines in it. Answers only while a majority of its managers is awake, numbers every
 * change, and refuses an update of an old version. Safe for use by several threads at once.
 */
public final class FakeSwarm {

    private static final Map<String, FakeSwarm> BY_TOKEN = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String id = "cluster" + COUNT.incrementAndGet();
    private final String trustRoot = "-----BEGIN CERTIFICATE-----\n" + id + "\n-----END CERTIFICATE-----\n";
    private final ObjectNode spec;
    private final ObjectNode begun;
    private final FakeStore store = new FakeStore();
    private final TreeMap<String, FakeEngine> engines = new TreeMap<>();
    private final FakeTasks tasks = new FakeTasks(store);
    private int unknownReadings;

    FakeSwarm(JsonNode init) {
        begun = (ObjectNode) init.deepCopy();
        spec = (ObjectNode) init.path("Spec").deepCopy();
        BY_TOKEN.put(token("manager"), this);
        BY_TOKEN.put(token("worker"), this);
    }

    static @Nullable FakeSwarm byToken(String token) {
        return BY_TOKEN.get(token);
    }

    /** The token of a role; its secret part is what no record may hold. */
    public String token(String role) {
        return "SWMTKN-1-" + Cluster.digest(trustRoot) + "-" + id + "secretof" + role;
    }

    String roleOf(String token) {
        return token.equals(token("manager")) ? "manager" : "worker";
    }

    /** Images that are on no node. */
    public void lacks(String image) {
        tasks.lacks(image);
    }

    /** Images that are on every node again. */
    public void has(String image) {
        tasks.has(image);
    }

    /** The next readings of the node list show every node as unknown, as after a change of leader. */
    public synchronized void forgetStates(int readings) {
        unknownReadings = readings;
    }

    /** Somebody changes an object by hand, between two requests. */
    public synchronized void byHand(String kind, String objectId, java.util.function.Consumer<ObjectNode> change) {
        store.update(kind, objectId, change);
    }

    /** The objects of a kind: {@code nodes services networks tasks}. */
    public synchronized List<ObjectNode> objects(String kind) {
        return store.list(kind);
    }

    synchronized boolean manages(String nodeId) {
        return store.find("nodes", nodeId)
                .filter(node -> node.path("Spec").path("Role").asString("").equals("manager"))
                .isPresent();
    }

    synchronized String admit(FakeEngine engine, String role, String availability) {
        ObjectNode node = Json.object();
        ObjectNode nodeSpec = Json.object().put("Role", role).put("Availability", availability);
        nodeSpec.set("Labels", Json.object());
        node.set("Spec", nodeSpec);
        node.set("Description", Json.object().put("Hostname", engine.name()));
        node.set("Status", Json.object().put("State", "ready").put("Addr", engine.address()));
        String nodeId = store.add("nodes", "node" + id, node);
        engines.put(nodeId, engine);
        return nodeId;
    }

    ObjectNode description(boolean tokens) {
        ObjectNode description = Json.object().put("ID", id);
        description.set("Version", Json.object().put("Index", 1));
        description.set("Spec", spec.deepCopy());
        description.set("TLSInfo", Json.object().put("TrustRoot", trustRoot));
        description.set("DefaultAddrPool", begun.path("DefaultAddrPool"));
        description.put("SubnetSize", begun.path("SubnetSize").asInt(24));
        description.put("DataPathPort", begun.path("DataPathPort").asInt(4789));
        if (tokens) {
            description.set(
                    "JoinTokens", Json.object().put("Manager", token("manager")).put("Worker", token("worker")));
        }
        return description;
    }

    synchronized FakeAnswer answer(String method, String path, Map<String, String> query, JsonNode body) {
        observe();
        List<ObjectNode> managers = store.list("nodes").stream()
                .filter(node -> node.has("ManagerStatus"))
                .toList();
        long awake = managers.stream()
                .filter(node -> node.path("ManagerStatus")
                        .path("Reachability")
                        .asString("")
                        .equals("reachable"))
                .count();
        if (awake <= managers.size() / 2) {
            return FakeAnswer.refused(
                    500,
                    "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online.");
        }
        tasks.reconcile();
        String[] parts = path.substring(1).split("/");
        return switch (parts[0]) {
            case "swarm" -> cluster(method, body);
            case "nodes", "services", "networks", "tasks" -> objects(method, parts, query, body);
            default -> FakeAnswer.notFound("page");
        };
    }

    private FakeAnswer cluster(String method, JsonNode body) {
        if (method.equals("POST")) {
            spec.removeAll();
            spec.setAll((ObjectNode) body);
            return FakeAnswer.done();
        }
        return FakeAnswer.ok(description(true));
    }

    private FakeAnswer objects(String method, String[] parts, Map<String, String> query, JsonNode body) {
        String kind = parts[0];
        JsonNode filters = Json.parse(query.getOrDefault("filters", "{}"));
        if (parts.length == 1) {
            ArrayNode list = Json.array();
            store.list(kind).stream().filter(each -> tasks.fits(each, filters)).forEach(list::add);
            return FakeAnswer.ok(kind.equals("nodes") ? hazy(list) : list);
        }
        if (parts[1].equals("create")) {
            return created(kind, (ObjectNode) body);
        }
        ObjectNode found = store.find(kind, parts[1]).orElse(null);
        if (found == null) {
            return FakeAnswer.notFound(kind + " " + parts[1]);
        }
        String objectId = FakeStore.idOf(found);
        return switch (method) {
            case "GET" -> FakeAnswer.ok(found);
            case "DELETE" -> removed(kind, objectId, found, query.containsKey("force"));
            default -> store.revise(kind, objectId, query.getOrDefault("version", ""), body);
        };
    }

    private FakeAnswer created(String kind, ObjectNode body) {
        String name = body.path("Name").asString("");
        if (store.find(kind, name).isPresent()) {
            return FakeAnswer.refused(409, "name conflicts with an existing object: " + name + " already in use");
        }
        ObjectNode object = kind.equals("services") ? Json.object() : body.deepCopy();
        if (kind.equals("services")) {
            object.set("Spec", body.deepCopy());
        } else {
            object.put("Scope", "swarm");
        }
        String objectId = store.add(kind, kind + id, object);
        return new FakeAnswer(201, Json.object().put("ID", objectId).put("Id", objectId));
    }

    private FakeAnswer removed(String kind, String objectId, ObjectNode found, boolean force) {
        boolean up = found.path("Status").path("State").asString("").equals("ready");
        if (kind.equals("nodes") && up && !force) {
            return FakeAnswer.refused(
                    400,
                    "rpc error: code = FailedPrecondition desc = node " + objectId
                            + " is not down and can't be removed");
        }
        if (kind.equals("networks") && tasks.using(objectId)) {
            return FakeAnswer.refused(
                    400, "rpc error: code = FailedPrecondition desc = network " + objectId + " is in use by task x");
        }
        store.remove(kind, objectId);
        engines.remove(objectId);
        return FakeAnswer.done();
    }

    private ArrayNode hazy(ArrayNode nodes) {
        if (unknownReadings == 0) {
            return nodes;
        }
        unknownReadings--;
        ArrayNode hazy = nodes.deepCopy();
        hazy.forEach(node -> ((ObjectNode) node.path("Status")).put("State", "unknown"));
        return hazy;
    }

    /** What the managers see of each engine now. */
    private void observe() {
        boolean leader = true;
        for (Map.Entry<String, FakeEngine> entry : engines.entrySet()) {
            ObjectNode node = store.find("nodes", entry.getKey()).orElseThrow();
            FakeEngine engine = entry.getValue();
            boolean there = !engine.silent() && engine.member().nodeId().equals(entry.getKey());
            ((ObjectNode) node.path("Status")).put("State", there ? "ready" : "down");
            if (node.path("Spec").path("Role").asString("").equals("manager")) {
                ObjectNode status = Json.object()
                        .put("Reachability", there ? "reachable" : "unreachable")
                        .put("Addr", engine.address() + ":2377");
                if (there && leader) {
                    status.put("Leader", true);
                    leader = false;
                }
                node.set("ManagerStatus", status);
            } else {
                node.remove("ManagerStatus");
            }
        }
    }
}
