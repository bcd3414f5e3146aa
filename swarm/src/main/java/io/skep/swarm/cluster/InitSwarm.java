package io.skep.swarm.cluster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;

/**
 * Begins the swarm on its first manager, marked as ours.
 *
 * @param host where it begins
 * @param spec of the swarm
 * @param node the first manager's addresses, where its spec names any
 */
public record InitSwarm(Address address, Address host, Entries spec, Entries node) implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public Address target() {
        return host;
    }

    @Override
    public String title() {
        return "Begin the swarm on " + Names.shown(host);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineApi engine = Engines.act(world, host);
        Membership before = Membership.of(engine);
        if (before.inactive()) {
            Entries wanted = world.resolve(spec);
            NodeAddresses addresses = NodeAddresses.of(world, host, node);
            PoolRoutes.check(world, host, wanted);
            engine.post(Route.to("/swarm/init"), ClusterDocument.init(wanted, addresses, world.ownership()));
            world.say("The swarm advertises " + addresses.advertise());
        } else if (!before.manager() && !before.state().equals(Membership.PENDING)) {
            throw taken("is in a swarm already (" + before.state() + ") " + before.trouble());
        }
        Membership membership = Patience.until(
                world,
                LIMIT,
                Names.shown(host) + ": the swarm it began has no leader",
                () -> Optional.of(Membership.of(engine))
                        .filter(now -> now.manager() && !Authority.changing(now.cluster())));
        Optional<String> foreign =
                OwnLabels.foreign(membership.cluster().path("Spec").path("Labels"), world.ownership());
        if (foreign.isPresent()) {
            throw taken("is in a swarm already and " + foreign.get());
        }
        return Cluster.outputs(membership, host);
    }

    private RemoteException taken(String why) {
        return new RemoteException(
                Names.shown(host) + " " + why.strip()
                        + "; make it leave (docker swarm leave --force) or take it out of the topology",
                false);
    }
}
