package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings the tasks of a fake swarm to what its services ask for, a step at each call. Guarded by the swarm. */
final class FakeTasks {

    /** The process that every task of the fake is. */
    private static final long PROCESS = 4711;

    private final FakeStore store;
    private final Set<String> lacking = new HashSet<>();

    FakeTasks(FakeStore store) {
        this.store = store;
    }

    void lacks(String image) {
        lacking.add(image);
    }

    void has(String image) {
        lacking.remove(image);
    }

    boolean using(String networkId) {
        return store.list("tasks").stream()
                .filter(task -> state(task).equals("running"))
                .anyMatch(task -> Json.write(task.path("Spec")).contains(networkId));
    }

    boolean fits(JsonNode object, JsonNode filters) {
        return filters.properties().stream().allMatch(filter -> {
            List<String> wanted = new ArrayList<>();
            filter.getValue().forEach(value -> wanted.add(value.asString("")));
            return switch (filter.getKey()) {
                case "node" -> wanted.contains(object.path("NodeID").asString(""));
                case "service" -> wanted.contains(object.path("ServiceID").asString(""));
                case "role" -> wanted.contains(object.path("Spec").path("Role").asString(""));
                // A manager finds networks by their whole names, whatever the reference says.
                case "name" -> wanted.contains(object.path("Name").asString(""));
                case "label" -> wanted.stream().allMatch(label -> labelled(object.path("Labels"), label));
                case "_up-to-date" -> current(object);
                default -> throw new IllegalArgumentException("the fake engine knows no filter " + filter.getKey());
            };
        });
    }

    private static boolean labelled(JsonNode labels, String label) {
        String[] sides = label.split("=", 2);
        return labels.path(sides[0]).asString("").equals(sides[1]);
    }

    void reconcile() {
        List<ObjectNode> services = store.list("services");
        for (ObjectNode task : store.list("tasks")) {
            String service = task.path("ServiceID").asString("");
            boolean orphan =
                    services.stream().noneMatch(each -> FakeStore.idOf(each).equals(service));
            if (state(task).equals("running") && (orphan || !current(task) || !takesTasks(task.path("NodeID")))) {
                set(task, "shutdown", "shutdown", "");
            }
            if (orphan) {
                store.remove("tasks", FakeStore.idOf(task));
            }
        }
        services.forEach(this::fill);
    }

    private void fill(ObjectNode service) {
        JsonNode spec = service.path("Spec");
        List<ObjectNode> nodes = store.list("nodes").stream()
                .filter(node -> takesTasks(node.path("ID")))
                .filter(node ->
                        hosts(node, spec.path("TaskTemplate").path("Placement").path("Constraints")))
                .toList();
        JsonNode mode = spec.path("Mode");
        boolean job = mode.has("ReplicatedJob") || mode.has("GlobalJob");
        boolean global = mode.has("Global") || mode.has("GlobalJob");
        int replicas = mode.path("ReplicatedJob")
                .path("TotalCompletions")
                .asInt(mode.path("Replicated").path("Replicas").asInt(1));
        int wanted = global ? nodes.size() : replicas;
        List<ObjectNode> running = mine(service).stream()
                .filter(task -> task.path("DesiredState").asString("").equals(job ? "complete" : "running"))
                .filter(task -> !job || current(task))
                .toList();
        for (ObjectNode task : running) {
            if (task.path("Slot").asInt(0) > wanted && !global && !job) {
                set(task, "shutdown", "shutdown", "");
            }
        }
        for (ObjectNode task : running) {
            if (state(task).equals("pending") && !nodes.isEmpty()) {
                task.put("NodeID", FakeStore.idOf(nodes.getFirst()));
                set(task, "running", "running", "");
            }
        }
        for (int slot = 1; slot <= wanted; slot++) {
            String node = nodes.isEmpty() ? "" : FakeStore.idOf(nodes.get((slot - 1) % nodes.size()));
            int place = global ? 0 : slot;
            boolean there = running.stream()
                    .anyMatch(task -> global
                            ? task.path("NodeID").asString("").equals(node)
                            : task.path("Slot").asInt(0) == place);
            if (!there) {
                start(service, place, node, job);
            }
        }
    }

    private void start(ObjectNode service, int slot, String node, boolean job) {
        JsonNode template = service.path("Spec").path("TaskTemplate");
        String image = template.path("ContainerSpec").path("Image").asString("");
        ObjectNode task = Json.object()
                .put("ServiceID", FakeStore.idOf(service))
                .put("Slot", slot)
                .put("NodeID", node);
        task.set("Spec", template.deepCopy());
        store.add("tasks", "task", task);
        if (node.isEmpty()) {
            set(
                    task,
                    "pending",
                    "running",
                    "no suitable node (scheduling constraints not satisfied on "
                            + store.list("nodes").size() + " nodes)");
        } else if (lacking.contains(image)) {
            set(task, "rejected", "shutdown", "No such image: " + image);
        } else if (job) {
            set(task, "complete", "complete", "");
        } else {
            set(task, "running", "running", "");
        }
    }

    private List<ObjectNode> mine(ObjectNode service) {
        return store.list("tasks").stream()
                .filter(task -> task.path("ServiceID").asString("").equals(FakeStore.idOf(service)))
                .toList();
    }

    private boolean current(JsonNode task) {
        return store.find("services", task.path("ServiceID").asString(""))
                .filter(service -> service.path("Spec").path("TaskTemplate").equals(task.path("Spec")))
                .isPresent();
    }

    private boolean takesTasks(JsonNode nodeId) {
        return store.find("nodes", nodeId.asString(""))
                .filter(node -> state(node).equals("ready"))
                .filter(node ->
                        node.path("Spec").path("Availability").asString("").equals("active"))
                .isPresent();
    }

    private static boolean hosts(JsonNode node, JsonNode constraints) {
        for (JsonNode constraint : constraints) {
            String[] sides = constraint.asString("").split(" *== *", 2);
            JsonNode spec = node.path("Spec");
            String value = sides[0].equals("node.role")
                    ? spec.path("Role").asString("")
                    : spec.path("Labels")
                            .path(sides[0].replace("node.labels.", ""))
                            .asString("");
            if (sides.length < 2 || !value.equals(sides[1])) {
                return false;
            }
        }
        return true;
    }

    private static String state(JsonNode object) {
        return object.path("Status").path("State").asString("");
    }

    private static void set(ObjectNode task, String state, String desired, String error) {
        ObjectNode status = Json.object().put("State", state);
        if (!error.isEmpty()) {
            status.put("Err", error);
        }
        if (state.equals("running")) {
            status.set("ContainerStatus", Json.object().put("PID", PROCESS));
        }
        task.set("Status", status);
        task.put("DesiredState", desired);
    }
}
