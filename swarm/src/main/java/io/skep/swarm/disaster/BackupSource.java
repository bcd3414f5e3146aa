package io.skep.swarm.disaster;

import io.skep.plans.apply.Window;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manager a backup is taken of, and what the swarm is at that moment.
 *
 * @param address of its node
 * @param root where its engine keeps its data
 * @param managers how many there are
 */
public record BackupSource(Address address, String root, int managers, BackupFacts facts) {

    /**
     * Chooses one that answers: of those that do not lead the first by name, or the one that is asked for.
     *
     * @param asked the address of its host, or its label where no other has that; empty for any
     */
    public static BackupSource of(Window window, Optional<String> asked, Instant at)
            throws RemoteException, InterruptedException {
        Managers.Found.Reached reached = reached(window);
        EngineLook manager = reached.engine();
        List<ObjectNode> entries = manager.list(Route.to("/nodes"));
        List<ObjectNode> managers =
                entries.stream().filter(node -> node.has("ManagerStatus")).toList();
        Map<Address, ObjectNode> candidates = candidates(window, managers);
        List<Address> hosts =
                candidates.keySet().stream().map(node -> node.as("host")).toList();
        Optional<Address> named = asked.flatMap(name -> HostNamed.among(hosts, name));
        Map.Entry<Address, ObjectNode> chosen = candidates.entrySet().stream()
                .filter(each -> asked.isEmpty()
                        || named.filter(each.getKey().as("host")::equals).isPresent())
                .filter(each -> asked.isPresent() || managers.size() == 1 || !leads(each.getValue()))
                .findFirst()
                .orElseThrow(() -> new UserError(asked.map(name -> name + " is none of the managers that answer: ")
                                .orElse("There is no manager to back up that answers and does not lead: ")
                        + candidates.keySet().stream().map(Names::shown).toList() + " answer."));
        Address address = chosen.getKey();
        ObjectNode entry = chosen.getValue();
        String key =
                manager.object(Route.to("/swarm/unlockkey")).path("UnlockKey").asString("");
        BackupFacts facts = new BackupFacts(
                window.ownership().topology(),
                window.ownership().lineage(),
                reached.membership().clusterId(),
                address.label(),
                entry.path("ID").asString(""),
                entry.path("Status").path("Addr").asString(""),
                entry.path("Description").path("Engine").path("EngineVersion").asString(""),
                at,
                !key.isEmpty(),
                key,
                entries.stream().map(BackupSource::named).toList(),
                "",
                0);
        return new BackupSource(address, DataRoot.of(Engines.look(window, address)), managers.size(), facts);
    }

    /** What a backup of it says of itself, once its archive is there. */
    public BackupFacts with(byte[] archive) {
        return new BackupFacts(
                facts.topology(),
                facts.lineage(),
                facts.cluster(),
                facts.host(),
                facts.node(),
                facts.address(),
                facts.engine(),
                facts.at(),
                facts.autolocked(),
                facts.unlockKey(),
                facts.nodes(),
                Sha256.hex(archive),
                archive.length);
    }

    private static Managers.Found.Reached reached(Window window) throws RemoteException, InterruptedException {
        return switch (Managers.find(window)) {
            case Managers.Found.Reached reached -> reached;
            case Managers.Found.Gone() -> throw new UserError("There is no swarm to back up.");
            case Managers.Found.Silent(String why, var _) -> throw new RemoteException(why, true);
        };
    }

    private static Map<Address, ObjectNode> candidates(Window window, List<ObjectNode> managers) {
        Map<Address, ObjectNode> candidates = new TreeMap<>();
        window.outputs("node")
                .forEach((address, outputs) -> managers.stream()
                        .filter(entry -> Values.textOf(outputs, "node_id")
                                .filter(id -> id.equals(entry.path("ID").asString("")))
                                .isPresent())
                        .filter(entry -> entry.path("ManagerStatus")
                                .path("Reachability")
                                .asString("")
                                .equals("reachable"))
                        .forEach(entry -> candidates.put(address, entry)));
        return candidates;
    }

    private static boolean leads(ObjectNode entry) {
        return entry.path("ManagerStatus").path("Leader").asBoolean(false);
    }

    private static String named(ObjectNode entry) {
        return entry.path("Description").path("Hostname").asString("?") + " ("
                + entry.path("Spec").path("Role").asString("") + ")";
    }
}
