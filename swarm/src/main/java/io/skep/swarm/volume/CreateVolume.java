package io.skep.swarm.volume;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Asks for a cluster volume, unless ours is there already; its plugin makes it then. */
public record CreateVolume(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Create volume " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        return Managers.act(world, manager -> create(manager, world, wanted));
    }

    private Entries create(EngineApi manager, World world, Entries wanted)
            throws RemoteException, InterruptedException {
        Volumes.check(manager, address, wanted);
        String name = Names.docker(address);
        Optional<ObjectNode> there = Volumes.named(manager, name);
        if (there.isEmpty()) {
            manager.post(Route.to("/volumes/create"), VolumeDocument.create(address, wanted, world.ownership()));
            there = Volumes.named(manager, name);
        }
        ObjectNode volume = there.orElseThrow(() ->
                new RemoteException(manager.host() + ": the volume " + name + " it just made is not there", true));
        Optional<String> foreign = OwnLabels.foreign(volume.path("Labels"), world.ownership());
        if (foreign.isPresent()) {
            throw new RemoteException(
                    "A volume " + name + " is in the swarm already: " + foreign.get()
                            + ". Name yours otherwise, or remove it (docker volume rm " + name + ")",
                    false);
        }
        return VolumeDocument.outputs(volume);
    }
}
