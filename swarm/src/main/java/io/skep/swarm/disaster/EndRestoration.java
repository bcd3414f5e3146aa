package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.document.Names;

/**
 * Removes the mark by which a restoration that is broken off goes on: what is typed after the last step is a restoration of its own, which
 * is refused while the swarm is there.
 *
 * @param address of the swarm
 * @param host on which the swarm goes on
 * @param sha256 checksum of the archive it came out of
 */
public record EndRestoration(Address address, Address host, String sha256) implements Step {

    @Override
    public Address target() {
        return host;
    }

    @Override
    public String title() {
        return "Remove the mark of the restoration from " + Names.shown(host);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String root = DataRoot.of(Engines.look(world, host));
        Output output = world.connect(host).run(RaftCommands.unmark(root, sha256));
        if (!output.ok()) {
            throw new RemoteException(
                    Names.shown(host) + ": the mark in " + root + "/swarm cannot be removed: " + Said.by(output),
                    false);
        }
        return Entries.NONE;
    }
}
