package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineLook;

/** The engine of a host, by any address that shares its name: {@code host.a}, {@code node.a}. */
public final class Engines {

    private Engines() {}

    /** The engine, read-only. */
    public static EngineLook look(Window window, Address address) throws RemoteException, InterruptedException {
        return new EngineLook(Names.shown(address), window.look(address.as("host")));
    }

    /** The engine, to change it. */
    public static EngineApi act(World world, Address address) throws RemoteException, InterruptedException {
        return new EngineApi(Names.shown(address), world.connect(address.as("host")));
    }

    /** An engine that was looked at a moment ago, to change it. */
    static EngineApi act(World world, Address address, EngineLook known) throws RemoteException, InterruptedException {
        return new EngineApi(Names.shown(address), world.connect(address.as("host")), known);
    }
}
