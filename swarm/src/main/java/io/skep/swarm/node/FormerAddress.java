package io.skep.swarm.node;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A manager that others are told to reach where it is no more: the raft log of one that was restored on another host keeps the address of before,
 * whatever the engine was asked to advertise (moby/moby#48066). Only who becomes a manager anew gets another one.
 *
 * @param node the manager
 * @param told the address in the raft log, with its {@code port}
 * @param now the address that it would tell today
 */
record FormerAddress(Address node, String told, String port, String now) {

    /** What an entry of the node list and the engine it is about say; empty where they agree. */
    static Optional<String> of(JsonNode entry, Membership own) {
        String told = host(raft(entry));
        boolean comparable = !told.isEmpty() && own.active() && !own.address().isEmpty();
        return comparable && !told.equals(own.address()) ? Optional.of(told) : Optional.empty();
    }

    /** All of them, among the recorded managers that answer. */
    static List<FormerAddress> all(World world) throws RemoteException, InterruptedException {
        Route managers = Route.to("/nodes").filtered(Map.of("role", List.of(NodeType.MANAGER)));
        List<FormerAddress> found = new ArrayList<>();
        for (ObjectNode entry : Managers.act(world, manager -> manager.list(managers))) {
            String seenFrom = entry.path("Status").path("Addr").asString("");
            if (!host(raft(entry)).equals(seenFrom)) {
                of(world, entry).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<FormerAddress> of(World world, JsonNode entry)
            throws RemoteException, InterruptedException {
        String id = entry.path("ID").asString("");
        for (Map.Entry<Address, Entries> node : world.outputs("node").entrySet()) {
            if (Memberships.id(node.getValue()).filter(id::equals).isPresent()) {
                Membership own = Membership.of(Engines.look(world, node.getKey()));
                return of(entry, own)
                        .map(told -> new FormerAddress(node.getKey(), told, port(raft(entry)), own.address()));
            }
        }
        return Optional.empty();
    }

    private static String raft(JsonNode entry) {
        return entry.path("ManagerStatus").path("Addr").asString("");
    }

    private static String host(String address) {
        String host = address.substring(0, Math.max(0, address.lastIndexOf(':')));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
