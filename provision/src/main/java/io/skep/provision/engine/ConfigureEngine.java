package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/**
 * Gives an engine its settings: our keys of {@code daemon.json}, and its environment.
 *
 * @param before our settings as they were; what is no longer in {@code after} is taken away
 * @param after our settings as they shall be
 */
record ConfigureEngine(Address address, Entries before, Entries after) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Configure Docker Engine on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Connection host = world.connect(target());
        new Reconfiguration(world, host, address.label()).apply(world.resolve(before), world.resolve(after));
        return Entries.NONE;
    }
}
