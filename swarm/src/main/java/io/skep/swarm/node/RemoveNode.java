package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineApi;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Removes a node's entry by its recorded id once the managers see it down, so that no ghost stays. */
public record RemoveNode(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove node " + Names.shown(address) + " from the swarm";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<String> id = Memberships.recordedId(world, address);
        if (id.isPresent() && !(Managers.find(world) instanceof Managers.Found.Gone)) {
            Patience.until(
                    world,
                    LIMIT,
                    Names.shown(address) + ": the managers still hear of it, so its entry cannot be removed",
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
        if (!Memberships.state(entry.get()).equals("down")) {
            return Optional.empty();
        }
        manager.delete(Memberships.route(id));
        return Optional.of(true);
    }
}
