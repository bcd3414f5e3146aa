package io.skep.swarm.network;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Removes networks of an address once no task uses them, and waits until they are gone from every node that answers. */
final class Removal {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** A rolling update takes the time its settings give it. */
    private static final Duration OF_UPDATES = Duration.ofHours(1);

    private static final Duration ON_NODES = Duration.ofSeconds(30);

    private Removal() {}

    /** Removes those of an address that are to go, by their ids. */
    static Entries of(World world, Address address, Predicate<String> goes)
            throws RemoteException, InterruptedException {
        return of(world, address, goes, LIMIT);
    }

    /** The same once every service of ours has left them, while its tasks are still being replaced. */
    static Entries ofLeft(World world, Address address, Predicate<String> goes)
            throws RemoteException, InterruptedException {
        return of(world, address, goes, OF_UPDATES);
    }

    private static Entries of(World world, Address address, Predicate<String> goes, Duration limit)
            throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        String name = Names.docker(address);
        List<String> removed = new ArrayList<>();
        boolean left = limit.equals(OF_UPDATES);
        Patience.until(
                world,
                limit,
                "Network " + name + " could not be removed",
                () -> Optional.of(Managers.once(world, manager -> {
                    removed.addAll(remove(manager, Networks.all(manager, world, address), goes, left));
                    return true;
                })));
        for (String id : removed) {
            waitOnNodes(world, name, id);
        }
        return Entries.NONE;
    }

    private static List<String> remove(
            EngineApi manager, List<ObjectNode> networks, Predicate<String> goes, boolean left)
            throws RemoteException, InterruptedException {
        List<String> removed = new ArrayList<>();
        for (ObjectNode network : networks) {
            String id = Networks.id(network);
            if (goes.test(id)) {
                try {
                    manager.delete(Route.to("/networks", id));
                    removed.add(id);
                } catch (EngineError error) {
                    throw held(error, left);
                }
            }
        }
        return removed;
    }

    /** Tasks that are shutting down hold a network for some time; a service that is none of ours may hold it for ever. */
    private static RemoteException held(EngineError error, boolean left) {
        boolean passes = error.words().contains("in use") || error.words().contains("active endpoints");
        return passes
                ? new RemoteException(Words.of(error), !left || !error.words().contains("by service"), error)
                : error;
    }

    /** Waits until no node has a network any more: made anew too early, its subnet would still be taken there. */
    static void waitOnNodes(World world, String name, String id) throws InterruptedException {
        for (Address node : world.outputs("node").keySet()) {
            waitOn(world, node, name, id);
        }
    }

    private static void waitOn(World world, Address node, String name, String id) throws InterruptedException {
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
            world.say("Network " + name + " may linger on a node: " + Words.of(error));
        }
    }
}
