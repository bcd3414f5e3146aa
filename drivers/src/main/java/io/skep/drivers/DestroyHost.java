package io.skep.drivers;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** Removes a host and what its driver made for it; lets go of an adopted one. A host that is gone already is success. */
public record DestroyHost(Address address, String driver, String name, Entries settings) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return (Drivers.named(driver).adopts() ? "Let go of" : "Destroy") + " host " + name + " (" + driver + ")";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        // Unresolved: the variable behind a secret may be gone by now, and nothing that destroys needs it.
        Site site = new Site(world.ownership(), world.folder(), world.ownFolder(), settings, world::say);
        Drivers.named(driver).destroy(site, new HostTag(world.ownership(), address, name));
        return Entries.NONE;
    }
}
