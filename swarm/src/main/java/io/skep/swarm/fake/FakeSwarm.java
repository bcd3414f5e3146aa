package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A swarm in memory, shared by the engines in it. Answers only while a majority of its managers is awake, numbers every
 * change, and refuses an update of an old version. Safe for use by several threads at once.
 */
public final class FakeSwarm {

    private final String id;
    private final FakeCluster cluster;
    private final FakeStore store;
    private final TreeMap<String, FakeEngine> engines = new TreeMap<>();
    private final FakeTasks tasks;
    private final FakeNetworks networks;
    private final FakeVolumes volumes;
    private final Raft raft;
    private int unknownReadings;
    private int reconciled = -1;

    /** A swarm begun by a request to init, with the objects it has. */
    FakeSwarm(String id, ObjectNode init, FakeStore store, Runnable keep) {
        this.id = id;
        this.cluster = new FakeCluster(id, init, keep);
        this.store = store;
        this.tasks = new FakeTasks(store);
        this.volumes = new FakeVolumes(store);
        this.networks = new FakeNetworks(store, tasks, init);
        this.raft = new Raft(store, engines);
    }

    /** Its name among the swarms of its world. */
    public String id() {
        return id;
    }

    /** A member is heard of, or is not any more. */
    synchronized void stir(String nodeId) {
        raft.stir(nodeId);
    }

    /** An engine that is in it is there again, as the world is read back. */
    synchronized void returns(FakeEngine engine, String nodeId) {
        engines.put(nodeId, engine);
        raft.stir(nodeId);
    }

    /** The managers choose another leader among them, and for a moment know the state of no node. */
    public synchronized void changeLeader() {
        raft.changeLeader();
        unknownReadings = 1;
    }

    /** Whether a majority of its managers is heard of, or all of them have left and it is over. */
    public synchronized boolean holds() {
        raft.observe();
        return raft.hasLeader() || raft.over();
    }

    /** Whether all of its managers have left. */
    public synchronized boolean over() {
        raft.observe();
        return raft.over();
    }

    /** A number that grows with every change of any object. */
    public synchronized int changes() {
        return store.count();
    }

    /** Whether a majority of its managers would be heard of without a node. */
    public synchronized boolean spares(String nodeId) {
        raft.observe();
        return raft.spares(nodeId);
    }

    /** Somebody makes an object by hand; its identifier. */
    public synchronized String makeByHand(String kind, ObjectNode body) {
        return Json.parse(created(kind, body).body()).path("ID").asString("");
    }

    /** One of its managers goes on alone, as after a request to init that forces a new cluster. */
    synchronized void goOnWith(String nodeId) {
        raft.goOnWith(nodeId);
    }

    /** An engine starts from another one's raft log, as the node that was. */
    public synchronized void takesPlace(FakeEngine engine, String nodeId) {
        engine.member().become("active", nodeId, this);
        returns(engine, nodeId);
    }

    /** Whether its managers have a leader to answer for them. */
    synchronized boolean hasLeader() {
        raft.observe();
        return raft.hasLeader();
    }

    /** The token of a role; its secret part is what no record may hold. */
    public synchronized String token(String role) {
        return cluster.token(role);
    }

    /** Its spec as it is now. */
    public synchronized JsonNode spec() {
        return cluster.description(false).path("Spec");
    }

    /** The key that managers which start again need now; empty where they need none. */
    public synchronized String unlockKey() {
        return cluster.unlockKey();
    }

    String roleOf(String token) {
        return token.equals(token("manager")) ? "manager" : "worker";
    }

    /** Images that are on no node. */
    public synchronized void lacks(String image) {
        tasks.lacks(image);
        reconciled = -1;
    }

    /** Images that are on every node again. */
    public synchronized void has(String image) {
        tasks.has(image);
        reconciled = -1;
    }

    /** The next readings of the node list show every node as unknown, as after a change of leader. */
    public synchronized void forgetStates(int readings) {
        unknownReadings = readings;
    }

    /** Somebody changes an object by hand, between two requests. */
    public synchronized void byHand(String kind, String objectId, Consumer<ObjectNode> change) {
        store.update(kind, objectId, change);
        raft.stir(objectId);
    }

    /** Somebody removes an object by hand. */
    public synchronized void removeByHand(String kind, String objectId) {
        store.remove(kind, objectId);
        engines.remove(objectId);
        raft.stir(objectId);
    }

    /** The objects of a kind, {@code nodes services networks tasks secrets configs}, but for the engine's own network. */
    public synchronized List<ObjectNode> objects(String kind) {
        return store.list(kind).stream()
                .filter(object -> !kind.equals("networks") || !FakeNetworks.enginesOwn(object))
                .toList();
    }

    /** The swarm begins: it has the network of the routing mesh. */
    synchronized FakeSwarm withIngress() {
        networks.create(
                "networks" + id,
                Json.object().put("Name", "ingress").put("Driver", "overlay").put("Ingress", true));
        return this;
    }

    /** The network that carries the routing mesh; empty where somebody removed it. */
    public synchronized Optional<ObjectNode> ingress() {
        return store.list("networks").stream()
                .filter(network -> network.path("Ingress").asBoolean(false))
                .findFirst();
    }

    synchronized boolean manages(String nodeId) {
        return store.find("nodes", nodeId).filter(Raft::manager).isPresent();
    }

    /** Where the managers are that a member hears of. */
    synchronized List<String> managerAddresses(String nodeId) {
        return store.find("nodes", nodeId).isEmpty() ? List.of() : raft.addresses();
    }

    /** Whether an engine that joins would reach all managers where it is told they are. */
    synchronized boolean leadsTo(FakeEngine engine) {
        raft.observe();
        return raft.leadsTo(engine);
    }

    synchronized String admit(FakeEngine engine, String role, String availability) {
        ObjectNode node = Json.object();
        ObjectNode nodeSpec = Json.object().put("Role", role).put("Availability", availability);
        nodeSpec.set("Labels", Json.object());
        node.set("Spec", nodeSpec);
        node.set("Description", Json.object().put("Hostname", engine.name()));
        node.set("Status", Json.object().put("State", "ready").put("Addr", engine.address()));
        String nodeId = store.add("nodes", "node" + id, node);
        returns(engine, nodeId);
        return nodeId;
    }

    /** What a manager tells of it; the nodes go on meanwhile. */
    synchronized ObjectNode description(boolean tokens) {
        if (cluster.rotating()) {
            raft.observe();
            cluster.goOn(store.list("nodes").stream()
                    .allMatch(node ->
                            node.path("Status").path("State").asString("").equals("ready")));
        }
        return cluster.description(tokens);
    }

    synchronized FakeAnswer answer(String method, String path, Map<String, String> query, JsonNode body) {
        raft.observe();
        if (!raft.hasLeader()) {
            return FakeAnswer.refused(
                    500,
                    "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online.");
        }
        if (reconciled != store.count() || raft.restless()) {
            reconciled = store.count();
            tasks.reconcile();
        }
        String[] parts = path.substring(1).split("/");
        return switch (parts[0]) {
            case "swarm" -> cluster(method + " " + String.join("/", parts), query, body);
            case "nodes", "services", "networks", "tasks", "secrets", "configs" -> objects(method, parts, query, body);
            case "volumes" -> volumes.answer(method, parts, query, body, "volumes" + id);
            default -> FakeAnswer.notFound("page");
        };
    }

    private FakeAnswer cluster(String request, Map<String, String> query, JsonNode body) {
        return switch (request) {
            case "GET swarm" -> FakeAnswer.ok(description(true));
            case "GET swarm/unlockkey" -> FakeAnswer.ok(Json.object().put("UnlockKey", cluster.unlockKey()));
            case "POST swarm/update" -> cluster.update(query, (ObjectNode) body);
            default -> FakeAnswer.notFound("page");
        };
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
            default -> {
                raft.stir(objectId);
                yield store.revise(kind, objectId, query.getOrDefault("version", ""), body);
            }
        };
    }

    private FakeAnswer created(String kind, ObjectNode body) {
        String name = body.path("Name").asString("");
        if (store.find(kind, name).isPresent()) {
            return FakeAnswer.refused(409, "name conflicts with an existing object: " + name + " already in use");
        }
        if (kind.equals("networks")) {
            return networks.create(kind + id, body);
        }
        ObjectNode said = body.deepCopy();
        if (kind.equals("secrets")) {
            said.remove("Data");
        }
        ObjectNode object = Json.object();
        object.set("Spec", said);
        String objectId = store.add(kind, kind + id, object);
        return new FakeAnswer(201, Json.write(Json.object().put("ID", objectId).put("Id", objectId)));
    }

    private FakeAnswer removed(String kind, String objectId, ObjectNode found, boolean force) {
        boolean up = found.path("Status").path("State").asString("").equals("ready");
        if (kind.equals("nodes") && up && !force) {
            return FakeAnswer.refused(
                    400,
                    "rpc error: code = FailedPrecondition desc = node " + objectId
                            + " is not down and can't be removed");
        }
        Optional<FakeAnswer> held = kind.equals("networks") ? networks.held(objectId, found) : Optional.empty();
        if (held.isPresent()) {
            return held.get();
        }
        Optional<String> user = FakeFiles.user(store.list("services"), kind, objectId);
        if (user.isPresent()) {
            return FakeAnswer.refused(
                    400,
                    "rpc error: code = InvalidArgument desc = " + kind.replaceFirst("s$", "") + " '"
                            + found.path("Spec").path("Name").asString("")
                            + "' is in use by the following service: " + user.get());
        }
        store.remove(kind, objectId);
        engines.remove(objectId);
        raft.stir(objectId);
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
}
