package io.skep.swarm.network;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The network of the routing mesh, of which a swarm has one: the engine's own, or one that was asked for. */
final class Ingress {

    private Ingress() {}

    /** Removes the engine's own, where it is what carries the mesh; it goes only while no service publishes over it. */
    static void makeWay(World world, Address address) throws RemoteException, InterruptedException {
        Optional<String> gone = Managers.act(world, manager -> {
            Optional<ObjectNode> there = NetworkDocument.ingress(manager);
            if (there.isEmpty() || OwnLabels.address(there.get().path("Labels")).equals(address.toString())) {
                return Optional.empty();
            }
            if (!OwnLabels.address(there.get().path("Labels")).isEmpty()) {
                throw new RemoteException(
                        "The routing mesh is carried by the network "
                                + Networks.name(there.get()) + " already, and a swarm has one. Take ingress out of "
                                + Names.shown(address),
                        false);
            }
            manager.delete(Route.to("/networks", Networks.id(there.get())));
            return Optional.of(Networks.id(there.get()));
        });
        if (gone.isPresent()) {
            Removal.waitOnNodes(world, "ingress", gone.get());
        }
    }

    /** What the engine itself makes when a swarm begins. */
    static ObjectNode usual() {
        return Json.object().put("Name", "ingress").put("Driver", "overlay").put("Ingress", true);
    }
}
