package io.skep.swarm.network;

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

/** Makes a network, unless ours is there already. */
public record CreateNetwork(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Create network " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        return Managers.act(world, manager -> create(manager, world, wanted));
    }

    private Entries create(EngineApi manager, World world, Entries wanted)
            throws RemoteException, InterruptedException {
        String name = Names.docker(address);
        Optional<ObjectNode> there = NetworkDocument.find(manager, name);
        if (there.isEmpty()) {
            manager.post(Route.to("/networks/create"), NetworkDocument.create(address, wanted, world.ownership()));
            there = NetworkDocument.find(manager, name);
        }
        ObjectNode network = there.orElseThrow(() ->
                new RemoteException(manager.host() + ": the network " + name + " it just made is not there", true));
        Optional<String> foreign = OwnLabels.foreign(
                network.path("Labels"),
                world.ownership(),
                world.outputs(address),
                NetworkType.ID,
                network.path("Id").asString(""));
        if (foreign.isPresent()) {
            throw new RemoteException(
                    "A network " + name + " is in the swarm already: " + foreign.get()
                            + ". Name yours otherwise, or remove it (docker network rm " + name + ")",
                    false);
        }
        return NetworkDocument.outputs(network);
    }
}
