package io.skep.swarm.content;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Removes all that bears an address, whichever contents it had. */
public record RemoveContent(Address address) implements Step {

    /** A service that was just moved to the new one may still be rolled back by its own failure action. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove " + address.kind() + " " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        return removed(world, address, Optional.empty());
    }

    /** Removes all that bears an address but what has the id that is kept. */
    static Entries removed(World world, Address address, Optional<String> kept)
            throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        return Patience.until(
                world,
                LIMIT,
                "The " + address.kind() + " " + Names.docker(address) + " is still used",
                () -> Managers.once(world, manager -> remove(manager, world, address, kept)));
    }

    private static Optional<Entries> remove(EngineApi manager, World world, Address address, Optional<String> kept)
            throws RemoteException, InterruptedException {
        ContentKind sort = ContentKind.of(address);
        for (ObjectNode each : Contents.ours(manager, address, world)) {
            String id = Contents.id(each);
            if (kept.filter(id::equals).isEmpty()) {
                try {
                    manager.delete(sort.one(id));
                } catch (EngineError error) {
                    throw error.words().contains("in use") ? new RemoteException(Words.of(error), true, error) : error;
                }
            }
        }
        return Optional.of(Entries.NONE);
    }
}
