package io.skep.swarm.node;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A node's entry in the swarm as the spec and the outputs say it; pure. */
final class Memberships {

    static final String JOINED = "joined";
    static final String LOCKED = "locked";
    static final String EXCLUSIVE = "exclusive";
    static final String OTHER_LABELS = "other_labels";
    static final String FORMER_ADDRESS = "former_address";
    private static final String NODE_ID = "node_id";

    private Memberships() {}

    /** The recorded id of a node. */
    static Optional<String> recordedId(Window window, Address node) {
        return id(window.outputs(node));
    }

    static Optional<String> id(Entries outputs) {
        return Values.textOf(outputs, NODE_ID);
    }

    /** Whether a node with these outputs has this id or host name. */
    static boolean called(Entries outputs, String text) {
        return Values.textOf(outputs, NODE_ID).filter(text::equals).isPresent()
                || Values.textOf(outputs, "hostname").filter(text::equals).isPresent();
    }

    /** The recorded id, or an error that names the node. */
    static String requiredId(Window window, Address node) throws RemoteException {
        return recordedId(window, node)
                .orElseThrow(() -> new RemoteException(Names.shown(node) + ": its node id is not known yet", false));
    }

    /** Where a manager keeps the entry. */
    static Route route(String id) {
        return Route.to("/nodes", id);
    }

    static Route update(String id) {
        return Route.to("/nodes", id, "update");
    }

    /** The entry's attributes, named as in the spec. */
    static Entries seen(JsonNode entry, boolean joined, boolean locked, Target target) {
        JsonNode spec = entry.path("Spec");
        Entries like = target.spec();
        Seeing seeing = new Seeing();
        if (locked || target.wanted().filter(Memberships::mayBeLocked).isPresent()) {
            seeing.put(LOCKED, Values.bool(locked));
        }
        if (Values.boolOf(target.wanted().orElse(like), EXCLUSIVE).orElse(false)) {
            seeing.put(OTHER_LABELS, Values.texts(others(spec.path("Labels"), target)));
        }
        return seeing.text("role", spec.path("Role"))
                .text("availability", spec.path("Availability"))
                .put("labels", OwnLabels.seen(spec.path("Labels")))
                // Nothing tells them afterwards; they matter at the moment of joining only.
                .put("advertise_addr", like.get("advertise_addr"))
                .put("listen_addr", like.get("listen_addr"))
                .put("data_path_addr", like.get("data_path_addr"))
                .put(EXCLUSIVE, like.get(EXCLUSIVE))
                .put(JOINED, Values.bool(joined))
                .entries();
    }

    /** Whether a spec asks for a manager of an autolocked swarm. */
    static boolean mayBeLocked(Entries spec) {
        return spec.entries().containsKey(LOCKED);
    }

    /** Labels that nobody asked for in the topology, now or before. */
    private static List<String> others(JsonNode labels, Target target) {
        TreeSet<String> others = new TreeSet<>(OwnLabels.seen(labels).entries().keySet());
        target.wanted()
                .ifPresent(wanted ->
                        others.removeAll(Values.textMapOf(wanted, "labels").keySet()));
        target.recorded()
                .ifPresent(recorded ->
                        others.removeAll(Values.textMapOf(recorded, "labels").keySet()));
        return List.copyOf(others);
    }

    /** What is recorded of an entry. */
    static Entries outputs(JsonNode entry) {
        String seenFrom = entry.path("Status").path("Addr").asString("");
        String manager = entry.path("ManagerStatus").path("Addr").asString("");
        // A leader may see itself at 0.0.0.0; its Raft address is what the others use.
        String address = seenFrom.isEmpty() || seenFrom.equals("0.0.0.0") ? host(manager) : seenFrom;
        return new Seeing()
                .text(NODE_ID, entry.path("ID"))
                .text("role", entry.path("Spec").path("Role"))
                .put("address", Values.text(address))
                .text("hostname", entry.path("Description").path("Hostname"))
                .entries();
    }

    /** Whether the managers hear of the node: {@code ready down unknown disconnected}. */
    static String state(JsonNode entry) {
        return entry.path("Status").path("State").asString("unknown");
    }

    static boolean manager(JsonNode entry) {
        return entry.path("Spec").path("Role").asString("").equals(NodeType.MANAGER);
    }

    static boolean reachable(JsonNode entry) {
        return entry.path("ManagerStatus").path("Reachability").asString("").equals("reachable");
    }

    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }
}
