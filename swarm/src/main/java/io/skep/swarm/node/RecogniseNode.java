package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.engineapi.EngineApi;

/**
 * Learns which node a host is, where that was not brought about by a join: its raft log came out of a backup.
 *
 * @param address of the node, whose host is a manager that has a leader
 */
public record RecogniseNode(Address address) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Recognise " + address.label() + " as the node it is now";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineApi engine = Engines.act(world, address);
        String id = Membership.of(engine).nodeId();
        return Memberships.outputs(engine.object(Memberships.route(id)));
    }
}
