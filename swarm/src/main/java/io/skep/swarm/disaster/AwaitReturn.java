package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Names;
import io.skep.swarm.node.UnlockNode;

/**
 * Waits until a manager whose engine was stopped is one of them again, unlocked where it needs that.
 *
 * @param address of the node
 */
public record AwaitReturn(Address address) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Wait until " + Names.shown(address) + " is one of the managers again";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        return new UnlockNode(address).run(world);
    }
}
