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
 * Removes an archive that was fetched from its host.
 *
 * @param address of the node
 */
public record ForgetArchive(Address address) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Remove the archive from " + Names.shown(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String root = DataRoot.of(Engines.look(world, address));
        Output output = world.connect(target()).run(RaftCommands.forget(root));
        if (!output.ok()) {
            throw new RemoteException(
                    Names.shown(address) + ": " + RaftCommands.archive(root) + " cannot be removed: " + Said.by(output),
                    false);
        }
        return Entries.NONE;
    }
}
