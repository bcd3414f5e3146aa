package io.skep.swarm.cluster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.util.Optional;

/**
 * Ends a swarm that was begun on a host which never became a recorded node. Where every node has left already, or the host
 * is gone or in another swarm, there is nothing to do.
 */
public record EndSwarm(Address address) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "End the swarm";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<Address> host =
                Values.textOf(world.outputs(address), Cluster.FIRST_MANAGER).map(Address::parse);
        if (host.isEmpty() || world.seen(host.get()) instanceof Seen.Absent) {
            return Entries.NONE;
        }
        Membership membership;
        try {
            membership = Membership.of(Engines.look(world, host.get()));
        } catch (RemoteException silent) {
            world.say(Names.shown(host.get()) + " does not answer and cannot be asked to leave: " + Words.of(silent));
            return Entries.NONE;
        }
        boolean ours = membership.manager()
                && Cluster.id(world).filter(membership.clusterId()::equals).isPresent()
                && OwnLabels.foreign(
                                membership.cluster().path("Spec").path("Labels"),
                                world.ownership(),
                                world.outputs(address),
                                Cluster.ID,
                                membership.clusterId())
                        .isEmpty();
        if (ours) {
            leave(Engines.act(world, host.get()), host.get());
        }
        return Entries.NONE;
    }

    private static void leave(EngineApi engine, Address host) throws RemoteException, InterruptedException {
        int nodes = engine.list(Route.to("/nodes")).size();
        int services = engine.list(Route.to("/services")).size();
        if (nodes > 1 || services > 0) {
            throw new RemoteException(
                    "Refused to end the swarm on " + Names.shown(host) + ": it still has " + nodes + " nodes and "
                            + services + " services. Remove them first (docker node rm, docker service rm)",
                    false);
        }
        engine.post(Route.to("/swarm/leave").with("force", "true"));
    }
}
