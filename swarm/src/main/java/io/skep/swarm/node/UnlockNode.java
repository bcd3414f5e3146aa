package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings a manager whose engine started again in an autolocked swarm the key, and waits until the others reach it. The key
 * goes from another manager's answer into the body of one request. Nothing is done where it is not locked.
 */
public record UnlockNode(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Unlock " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String id = Memberships.requiredId(world, address);
        EngineApi engine = Engines.act(world, address);
        Membership before = Patience.until(
                world,
                LIMIT,
                address.label() + ": its engine is still starting its swarm part",
                () -> Optional.of(Membership.of(engine))
                        .filter(now -> !now.state().equals(Membership.PENDING)));
        if (before.locked()) {
            unlock(world, engine);
        }
        return Patience.until(
                world,
                LIMIT,
                address.label() + ": it is not reached as a manager",
                () -> Managers.once(world, manager -> manager.find(Memberships.route(id)))
                        .filter(entry -> Memberships.state(entry).equals("ready"))
                        .filter(entry -> !Memberships.manager(entry) || Memberships.reachable(entry))
                        .map(Memberships::outputs));
    }

    private void unlock(World world, EngineApi engine) throws RemoteException, InterruptedException {
        String key = Managers.act(world, manager -> manager.object(Route.to("/swarm/unlockkey")))
                .path("UnlockKey")
                .asString("");
        try {
            engine.post(Route.to("/swarm/unlock"), Json.object().put("UnlockKey", key));
        } catch (EngineError refused) {
            if (refused.retryable() || Membership.of(engine).active()) {
                return;
            }
            throw new RemoteException(
                    address.label() + ": the swarm's unlock key does not open it (" + refused.words()
                            + "); the key was made anew while it was away. To have it leave and join again type"
                            + " skep apply -replace='" + address + "'",
                    false,
                    refused);
        }
    }
}
