package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.NewCluster;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one manager the only one: the swarm goes on from its raft log, with its services, networks, secrets and join tokens.
 * Nothing is done where it has a leader already. An autolocked manager is refused, as engines lose hold of such a swarm
 * (moby/moby#36852).
 *
 * @param address of the swarm
 * @param host of the manager
 * @param id of the node it must be
 * @param spec of the swarm: what an engine would forget of it otherwise
 * @param node the addresses its spec asks for
 */
public record ForceNewCluster(Address address, Address host, String id, Entries spec, Entries node) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public Address target() {
        return host;
    }

    @Override
    public String title() {
        return "Make " + Names.shown(host) + " the only manager";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineApi engine = Engines.act(world, host);
        // An engine that does not yet take itself for a manager must not be asked: it would answer nobody any more.
        Membership before = Patience.until(
                world,
                LIMIT,
                Names.shown(host) + ": its engine does not take itself for a manager",
                () -> Optional.of(unlocked(Membership.of(engine))).filter(Membership::manager));
        refuseStranger(before);
        if (before.leaderless()) {
            refuseLocked(world, engine);
            engine.post(Route.to("/swarm/init"), NewCluster.document(world, host, spec, node));
        } else {
            refuseOthers(engine, before);
        }
        Membership after = Patience.until(
                world,
                LIMIT,
                Names.shown(host) + ": the swarm still has no leader",
                () -> Optional.of(Membership.of(engine)).filter(now -> now.manager() && !now.leaderless()));
        Optional<String> recorded = Cluster.id(world).filter(id -> !id.equals(after.clusterId()));
        if (recorded.isPresent()) {
            throw new RemoteException(
                    Names.shown(host) + " manages another swarm (" + after.clusterId() + ") than the recorded "
                            + recorded.get(),
                    false);
        }
        return NewCluster.outputs(after, host);
    }

    private void refuseLocked(World world, EngineApi engine) throws RemoteException, InterruptedException {
        Output output = world.connect(host).run(RaftCommands.locks(DataRoot.of(engine)));
        if (output.ok()) {
            throw locked();
        }
        if (output.exit() != 1) {
            throw new RemoteException(
                    Names.shown(host) + ": whether it is autolocked cannot be seen, so it is not made the only manager."
                            + " Nothing was changed. It said: " + Said.by(output),
                    false);
        }
    }

    /** Without a leader an engine tells no swarm, but which node of it it is. */
    private void refuseStranger(Membership before) throws RemoteException {
        if (!before.nodeId().equals(id)) {
            throw new RemoteException(
                    Names.shown(host) + " is the node " + before.nodeId() + " of some swarm and not "
                            + (id.isEmpty() ? "one that is recorded" : id)
                            + ", which is to go on: it was left as it is",
                    false);
        }
    }

    private Membership unlocked(Membership membership) throws RemoteException {
        if (membership.locked()) {
            throw locked();
        }
        return membership;
    }

    private RemoteException locked() {
        return new RemoteException(
                Names.shown(host) + " is autolocked, and an autolocked manager cannot be made the only one: its engine"
                        + " would let go of the swarm (moby/moby#36852). Nothing was changed. Bring another manager"
                        + " back and unlock it: type docker swarm unlock there",
                false);
    }

    /** Where the others came back meanwhile there is no disaster; where a run that was broken off went so far, there are none. */
    private void refuseOthers(EngineApi engine, Membership before) throws RemoteException, InterruptedException {
        for (ObjectNode entry : engine.list(Route.to("/nodes"))) {
            if (entry.has("ManagerStatus") && !entry.path("ID").asString("").equals(before.nodeId())) {
                throw new RemoteException(
                        "The swarm has a leader and other managers than " + Names.shown(host)
                                + " now: there is nothing to recover from. Nothing was changed",
                        false);
            }
        }
    }
}
