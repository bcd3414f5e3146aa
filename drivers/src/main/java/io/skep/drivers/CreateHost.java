package io.skep.drivers;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** Makes a host, adopts it, or completes one that is half made or stopped. Finds it first, so it is safe to run twice. */
public record CreateHost(Address address, String driver, String name, Entries settings) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return (Drivers.named(driver).adopts() ? "Adopt" : "Create") + " host " + name + " (" + driver + ")";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        HostTag tag = new HostTag(world.ownership(), address, name);
        Found host = Drivers.named(driver).create(Site.of(world, settings), tag);
        return HostType.outputsOf(name, host);
    }
}
