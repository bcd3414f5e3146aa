package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.document.Names;

/**
 * Copies a manager's raft log, certificates and keys on its own host, before anything is done to them.
 *
 * @param address of the swarm
 * @param host of the manager
 * @param stamp the moment of the operation, in the copy's name
 */
public record KeepRaft(Address address, Address host, String stamp) implements Step {

    @Override
    public Address target() {
        return host;
    }

    @Override
    public String title() {
        return "Keep a copy of the raft log on " + Names.shown(host);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String root = DataRoot.of(Engines.look(world, host));
        Connection connection = world.connect(host);
        Output output = connection.runDetached(world.stepId(), RaftCommands.keep(root, stamp), world::say);
        if (!output.ok()) {
            throw new RemoteException(
                    Names.shown(host) + ": the raft log could not be copied to " + RaftCommands.kept(root, stamp)
                            + "; nothing was changed. It said: " + Said.by(output),
                    false);
        }
        world.say("Kept as " + RaftCommands.kept(root, stamp));
        return Entries.NONE;
    }
}
