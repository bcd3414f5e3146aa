package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.engineapi.EngineApi;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes a node's entry by its recorded id, so that no ghost stays. The node has been demoted and drained and has left (or
 * is gone), so nothing is lost by not waiting until the managers miss its heartbeat; a member of the Raft they refuse to
 * remove all the same.
 */
public record RemoveNode(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove node " + address.label() + " from the swarm";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<String> id = Memberships.recordedId(world, address);
        if (id.isPresent() && !(Managers.find(world) instanceof Managers.Found.Gone)) {
            Patience.until(
                    world,
                    LIMIT,
                    address.label() + ": the managers did not remove its entry",
                    () -> Managers.once(world, manager -> removed(manager, id.get())));
        }
        return Entries.NONE;
    }

    private static Optional<Boolean> removed(EngineApi manager, String id)
            throws RemoteException, InterruptedException {
        Optional<ObjectNode> entry = manager.find(Memberships.route(id));
        if (entry.isEmpty()) {
            return Optional.of(true);
        }
        manager.delete(Memberships.route(id).with("force", "true"));
        return Optional.of(true);
    }
}
