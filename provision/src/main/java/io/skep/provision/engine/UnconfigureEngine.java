package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.provision.facts.HostFacts;
import java.util.Optional;

/**
 * Leaves an engine to itself: our settings are taken away, others may change its packages again. The engine stays, for others may use it.
 *
 * @param before our settings as they were
 */
record UnconfigureEngine(Address address, Entries before) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Remove skep's settings from Docker Engine on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Connection host = world.connect(target());
        if (RunningEngine.ask(host) instanceof RunningEngine.State.Missing) {
            return Entries.NONE;
        }
        new Reconfiguration(world, host, address.label()).apply(world.resolve(before), Entries.NONE);
        Optional<Installer> installer = Installers.choose(Optional.empty(), HostFacts.of(host));
        if (installer.isPresent()) {
            // A package that is not installed cannot be released; that is no failure.
            host.run(installer.get().release());
        }
        return Entries.NONE;
    }
}
