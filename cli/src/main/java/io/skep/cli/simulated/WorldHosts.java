package io.skep.cli.simulated;

import io.skep.cli.command.Connections;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** The connections of one run into a world that outlives it. */
public record WorldHosts(SimulatedWorld world) implements Connections {

    @Override
    public Looking look(Address host, Entries outputs) throws RemoteException, InterruptedException {
        return world.look(host, outputs);
    }

    @Override
    public Connection connect(Address host, Entries outputs) throws RemoteException, InterruptedException {
        return world.connect(host, outputs);
    }

    @Override
    public void close() {}
}
