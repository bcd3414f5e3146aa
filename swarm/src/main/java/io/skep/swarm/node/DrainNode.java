package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Takes the tasks off a node and waits until none runs on it; a node that is down has none, and the last one keeps its own. */
public record DrainNode(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Set<String> OVER =
            Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned", "new", "pending");

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Drain " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<String> id = Memberships.recordedId(world, address);
        if (id.isEmpty() || Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        boolean drained = Managers.act(world, manager -> drain(manager, id.get()));
        if (drained) {
            Patience.until(
                    world,
                    LIMIT,
                    address.label() + ": tasks still run on it",
                    () -> Managers.once(world, manager -> idle(manager, id.get())));
        }
        return Entries.NONE;
    }

    private static boolean drain(EngineApi manager, String id) throws RemoteException, InterruptedException {
        Optional<ObjectNode> entry = manager.find(Memberships.route(id));
        // Only a manager can be the last node; thousands of workers need not ask for all nodes each.
        if (entry.isEmpty()
                || (Memberships.manager(entry.get())
                        && manager.list(Route.to("/nodes")).size() == 1)) {
            return false;
        }
        manager.revise(Memberships.route(id), Memberships.update(id), current -> current.put("Availability", "drain"));
        return true;
    }

    private static Optional<Boolean> idle(EngineApi manager, String id) throws RemoteException, InterruptedException {
        Optional<ObjectNode> entry = manager.find(Memberships.route(id));
        if (entry.isEmpty() || Memberships.state(entry.get()).equals("down")) {
            return Optional.of(true);
        }
        boolean busy = manager.list(Route.to("/tasks").filtered(Map.of("node", List.of(id)))).stream()
                .anyMatch(
                        task -> !OVER.contains(task.path("Status").path("State").asString("")));
        return busy ? Optional.empty() : Optional.of(true);
    }
}
