package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineLook;

/**
 * Puts the raft log, certificates and keys out of an archive that waits on a host in the place of its engine's own. Refused on a
 * host that is in a swarm, unless that came out of the same archive.
 *
 * @param address of the swarm
 * @param host where the archive is
 * @param sha256 its checksum
 * @param stamp the moment of the operation: each is an act of its own
 */
public record UnpackRaft(Address address, Address host, String sha256, String stamp) implements Step {

    @Override
    public Address target() {
        return host;
    }

    @Override
    public String title() {
        return "Unpack the backup on " + Names.shown(host) + " and start its engine from it";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineLook engine = Engines.look(world, host);
        String root = DataRoot.of(engine);
        Connection connection = world.connect(host);
        if (!connection.run(RaftCommands.unpacked(root, sha256)).ok()
                && !Membership.of(engine).inactive()) {
            throw new RemoteException(
                    Names.shown(host) + " is in a swarm; a backup is restored on a host that is in none. Choose another"
                            + " host, or have it leave: type docker swarm leave --force there",
                    false);
        }
        Output output = connection.runDetached(world.stepId(), RaftCommands.unpack(root, sha256, stamp), world::say);
        if (!output.ok()) {
            throw new RemoteException(
                    Names.shown(host) + ": the backup was not unpacked, or its engine did not start from it. It said: "
                            + Said.by(output),
                    false);
        }
        return Entries.NONE;
    }
}
