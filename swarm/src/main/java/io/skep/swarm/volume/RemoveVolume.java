package io.skep.swarm.volume;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Takes a cluster volume away from every node, and removes it once none has it any more. What is in it goes with it. */
public record RemoveVolume(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove volume " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        String name = Names.docker(address);
        return Patience.until(
                world,
                LIMIT,
                "Volume " + name + " could not be removed",
                () -> Managers.once(world, manager -> remove(manager, world, name)));
    }

    private static Optional<Entries> remove(EngineApi manager, World world, String name)
            throws RemoteException, InterruptedException {
        Optional<ObjectNode> there = Volumes.named(manager, name)
                .filter(volume -> OwnLabels.foreign(volume.path("Labels"), world.ownership())
                        .isEmpty());
        if (there.isEmpty()) {
            return Optional.of(Entries.NONE);
        }
        Availability.set(manager, name, "drain");
        ObjectNode drained = Volumes.named(manager, name).orElse(there.get());
        if (!drained.path("ClusterVolume").path("PublishStatus").isEmpty()) {
            throw new RemoteException("it is still on " + nodes(drained), true);
        }
        try {
            manager.delete(Volumes.one(drained));
        } catch (EngineError error) {
            throw error.words().contains("in use") ? new RemoteException(Words.of(error), true, error) : error;
        }
        // Its plugin takes some time for it.
        return Optional.empty();
    }

    private static String nodes(ObjectNode volume) {
        int count = volume.path("ClusterVolume").path("PublishStatus").size();
        return count == 1 ? "1 node" : count + " nodes";
    }
}
