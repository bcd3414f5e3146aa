package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Names;
import java.util.Set;

/** Removes a network, whatever its name has become; those it had before are removed for themselves. */
public record RemoveNetwork(Address address) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove network " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Set<String> formers = Networks.formers(world, address);
        return Removal.of(world, address, id -> !formers.contains(id));
    }
}
