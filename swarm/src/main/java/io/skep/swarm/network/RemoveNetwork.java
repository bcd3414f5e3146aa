package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes a network once no task uses it, and waits until it is gone from every node that answers: made anew too early,
 * its subnet would still be taken there.
 */
public record RemoveNetwork(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration ON_NODES = Duration.ofSeconds(30);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove network " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        Optional<String> id = Patience.until(
                world,
                LIMIT,
                "Network " + Names.docker(address) + " could not be removed",
                () -> Optional.of(Managers.once(world, manager -> remove(manager, world))));
        if (id.isPresent()) {
            for (Address node : world.outputs("node").keySet()) {
                waitUntilGone(world, node, id.get());
            }
        }
        return Entries.NONE;
    }

    private Optional<String> remove(EngineApi manager, World world) throws RemoteException, InterruptedException {
        Optional<ObjectNode> network = NetworkDocument.find(manager, Names.docker(address));
        if (network.isEmpty()
                || OwnLabels.foreign(
                                network.get().path("Labels"),
                                world.ownership(),
                                world.outputs(address),
                                NetworkType.ID,
                                network.get().path("Id").asString(""))
                        .isPresent()) {
            return Values.textOf(world.outputs(address), NetworkType.ID);
        }
        String id = network.get().path("Id").asString("");
        try {
            manager.delete(Route.to("/networks", id));
        } catch (EngineError error) {
            // Tasks that are shutting down hold it for some seconds.
            throw error.words().contains("in use") || error.words().contains("active endpoints")
                    ? new RemoteException(Words.of(error), true, error)
                    : error;
        }
        return Optional.of(id);
    }

    private void waitUntilGone(World world, Address node, String id) throws InterruptedException {
        try {
            Patience.until(
                    world,
                    ON_NODES,
                    Names.shown(node) + ": the network is still there",
                    () -> Engines.look(world, node)
                                    .find(Route.to("/networks", id))
                                    .isPresent()
                            ? Optional.empty()
                            : Optional.of(true));
        } catch (RemoteException error) {
            // A node that does not answer, or keeps it for a container of its own, must not hold up the removal.
            world.say("Network " + Names.docker(address) + " may linger on a node: " + Words.of(error));
        }
    }
}
