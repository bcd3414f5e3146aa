package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes what an earlier join of the same host left in the swarm where the host has gone before anybody recorded its node id, so
 * that no ghost stays: an entry that bears the host's name, is down, has got none of the labels that skep gives to a node last, and
 * is recorded for no node. Planned only where a join was begun and not seen to end.
 */
public record RemoveBrokenJoin(Address address) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Remove what an earlier join of " + address.label() + " left in the swarm";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        String host = Values.textOf(world.outputs(address.as("host")), "name").orElseGet(() -> address.label());
        Set<String> known = new TreeSet<>();
        world.outputs("node").forEach((_, outputs) -> Memberships.id(outputs).ifPresent(known::add));
        known.add(Membership.of(Engines.look(world, address)).nodeId());
        return Managers.act(world, manager -> removed(manager, host, known));
    }

    private static Entries removed(EngineApi manager, String host, Set<String> known)
            throws RemoteException, InterruptedException {
        for (ObjectNode entry : manager.list(Route.to("/nodes"))) {
            String id = entry.path("ID").asString("");
            if (left(entry, host) && !known.contains(id)) {
                if (Memberships.manager(entry)) {
                    // A member of the Raft cannot be removed; this one is down, so that the majority does not hang on
                    // it.
                    manager.revise(
                            Memberships.route(id), Memberships.update(id), current -> current.put("Role", "worker"));
                }
                manager.delete(Memberships.route(id).with("force", "true"));
            }
        }
        return Entries.NONE;
    }

    private static boolean left(ObjectNode entry, String host) {
        return entry.path("Description").path("Hostname").asString("").equals(host)
                && Memberships.state(entry).equals("down")
                && entry.path("Spec").path("Labels").isEmpty();
    }
}
