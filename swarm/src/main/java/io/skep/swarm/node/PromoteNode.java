package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import java.time.Duration;
import java.util.Optional;

/** Makes a worker that is up a manager and waits until the other managers reach it as one. */
public record PromoteNode(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Promote " + address.label() + " to manager";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String id = Memberships.requiredId(world, address);
        Managers.act(world, manager -> {
            if (!Memberships.state(manager.object(Memberships.route(id))).equals("ready")) {
                throw new RemoteException(
                        address.label() + " is down now; promoted, it would count among the managers and not answer",
                        true);
            }
            return manager.revise(
                    Memberships.route(id), Memberships.update(id), current -> current.put("Role", NodeType.MANAGER));
        });
        return Patience.until(
                world,
                LIMIT,
                address.label() + ": it was promoted and is not reached as a manager",
                () -> Optional.of(Managers.once(world, manager -> manager.object(Memberships.route(id))))
                        .filter(Memberships::reachable)
                        .map(Memberships::outputs));
    }
}
