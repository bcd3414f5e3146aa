package io.skep.swarm.service;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Removes a service of ours and waits until none of its tasks runs, so that what it used is free. */
public record RemoveService(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Set<String> OVER = Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned");

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove service " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        Optional<String> id = Managers.act(world, manager -> remove(manager, world));
        if (id.isPresent()) {
            Patience.until(
                    world,
                    LIMIT,
                    "Tasks of the removed service " + Names.docker(address) + " did not stop",
                    () -> Managers.once(world, manager -> stopped(manager, id.get())));
        }
        return Entries.NONE;
    }

    private Optional<String> remove(EngineApi manager, World world) throws RemoteException, InterruptedException {
        Optional<ObjectNode> service = Services.find(manager, Names.docker(address))
                .filter(found -> OwnLabels.foreign(
                                found.path("Spec").path("Labels"),
                                world.ownership(),
                                world.outputs(address),
                                ServiceType.ID,
                                found.path("ID").asString(""))
                        .isEmpty());
        if (service.isEmpty()) {
            return Optional.empty();
        }
        String id = service.get().path("ID").asString("");
        manager.delete(Route.to("/services", id));
        return Optional.of(id);
    }

    private static Optional<Boolean> stopped(EngineApi manager, String id)
            throws RemoteException, InterruptedException {
        boolean busy = Services.remembered(manager, id).stream()
                .anyMatch(task -> !task.nodeId().isEmpty() && !OVER.contains(task.state()));
        return busy ? Optional.empty() : Optional.of(true);
    }
}
