package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who of a fake swarm's members is heard of, which of them manage it and who leads: what the managers agree on. A leader
 * stays one until it is not heard of any more. Looks only at members that something happened to. Guarded by the swarm.
 */
final class Raft {

    private final FakeStore store;
    private final Map<String, FakeEngine> engines;
    private final Set<String> stirred = new HashSet<>();
    private final TreeSet<String> managers = new TreeSet<>();
    private String leader = "";
    private boolean restless = true;

    Raft(FakeStore store, Map<String, FakeEngine> engines) {
        this.store = store;
        this.engines = engines;
        store.list("nodes").forEach(node -> stirred.add(FakeStore.idOf(node)));
    }

    static boolean manager(JsonNode node) {
        return node.path("Spec").path("Role").asString("").equals("manager")
                && !node.path("Expelled").asBoolean(false);
    }

    /** One manager goes on alone: the others' entries stay as they are, and none of them is in the raft any more. */
    void goOnWith(String nodeId) {
        for (ObjectNode node : store.list("nodes")) {
            String other = FakeStore.idOf(node);
            if (manager(node) && !other.equals(nodeId)) {
                store.update("nodes", other, each -> each.put("Expelled", true));
                stir(other);
            }
        }
        stir(nodeId);
        observe();
    }

    /** Whether an engine's calls to the raft address of each manager that is heard of arrive at that manager. */
    boolean leadsTo(FakeEngine caller) {
        return managers.stream().filter(this::heard).allMatch(manager -> {
            String told = store.find("nodes", manager)
                    .map(node -> node.path("ManagerStatus").path("Addr").asString(""))
                    .orElse("");
            FakeEngine engine = engines.get(manager);
            return engine != null && engine.listensAt(caller.member().led(told));
        });
    }

    /** Where the managers listen. */
    List<String> addresses() {
        return managers.stream()
                .flatMap(manager -> store.find("nodes", manager).stream())
                .map(node -> node.path("ManagerStatus").path("Addr").asString(""))
                .toList();
    }

    /** Something happened to a member. */
    void stir(String nodeId) {
        stirred.add(nodeId);
    }

    /** Whether somebody came or went since this was last asked. */
    boolean restless() {
        boolean now = restless;
        restless = false;
        return now;
    }

    /** Sees every member something happened to as it is now. */
    void observe() {
        if (stirred.isEmpty()) {
            return;
        }
        restless = true;
        for (String nodeId : stirred) {
            Optional<ObjectNode> node = store.find("nodes", nodeId);
            boolean manages = node.filter(Raft::manager).isPresent();
            node.ifPresent(each -> tell((ObjectNode) each.path("Status"), nodeId));
            if (manages) {
                managers.add(nodeId);
            } else {
                managers.remove(nodeId);
                node.ifPresent(each -> each.remove("ManagerStatus"));
            }
        }
        stirred.clear();
        if (!managers.contains(leader) || !heard(leader)) {
            leader = managers.stream().filter(this::heard).findFirst().orElse("");
        }
        managers.forEach(this::show);
    }

    /** A node is heard from where its engine is, whatever its raft log says. */
    private void tell(ObjectNode status, String nodeId) {
        FakeEngine engine = engines.get(nodeId);
        boolean heard = heard(nodeId);
        status.put("State", heard ? "ready" : "down");
        if (heard && engine != null) {
            status.put("Addr", engine.address());
        }
    }

    /** Whether a majority of the managers is heard of. */
    boolean hasLeader() {
        int heard = 0;
        for (String manager : managers) {
            heard += heard(manager) ? 1 : 0;
        }
        return heard > managers.size() / 2;
    }

    /** Whether all of the managers have left. */
    boolean over() {
        return managers.stream().noneMatch(nodeId -> {
            FakeEngine engine = engines.get(nodeId);
            return engine != null && engine.member().nodeId().equals(nodeId);
        });
    }

    /** Whether a majority of the managers would be heard of without one. */
    boolean spares(String nodeId) {
        long others = managers.stream()
                .filter(each -> !each.equals(nodeId))
                .filter(this::heard)
                .count();
        return !managers.contains(nodeId) || others > managers.size() / 2;
    }

    /** Another manager that is heard of leads, where there is one. */
    void changeLeader() {
        observe();
        Optional.ofNullable(managers.higher(leader))
                .filter(this::heard)
                .or(() -> managers.stream().filter(this::heard).findFirst())
                .ifPresent(next -> {
                    leader = next;
                    managers.forEach(this::show);
                });
    }

    private void show(String nodeId) {
        ObjectNode node = store.find("nodes", nodeId).orElseThrow();
        // The raft log keeps the address with which it became a manager (moby/moby#48066).
        String kept = node.path("ManagerStatus").path("Addr").asString(address(nodeId, node) + ":2377");
        ObjectNode status = Json.object()
                .put("Reachability", heard(nodeId) ? "reachable" : "unreachable")
                .put("Addr", kept);
        if (nodeId.equals(leader)) {
            status.put("Leader", true);
        }
        node.set("ManagerStatus", status);
    }

    private String address(String nodeId, ObjectNode node) {
        return Optional.ofNullable(engines.get(nodeId))
                .map(engine -> engine.member().advertised())
                .filter(advertised -> !advertised.isEmpty())
                .orElseGet(() -> node.path("Status").path("Addr").asString(""));
    }

    private boolean heard(String nodeId) {
        FakeEngine engine = engines.get(nodeId);
        return engine != null
                && !engine.silent()
                && engine.member().nodeId().equals(nodeId)
                && engine.member().knowsItself();
    }
}
