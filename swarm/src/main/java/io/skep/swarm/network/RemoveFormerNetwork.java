package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;

/** Removes what an address had before; the network it has now, which was made for it, stays. */
public record RemoveFormerNetwork(Address address) implements Step {

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
        String kept = present(world, address);
        return Removal.ofLeft(world, address, id -> !id.equals(kept));
    }

    /** The id of the network that an address has now. */
    static String present(World world, Address address) throws RemoteException {
        return Values.textOf(world.outputs(address), NetworkType.ID)
                .orElseThrow(() ->
                        new RemoteException("It is not known which network of " + address + " is to stay", false));
    }
}
