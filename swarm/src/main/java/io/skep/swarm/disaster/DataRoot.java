package io.skep.swarm.disaster;

import io.skep.plans.remote.RemoteException;
import io.skep.swarm.engineapi.EngineLook;

/** Where an engine keeps its data. */
final class DataRoot {

    private DataRoot() {}

    /** The folder as the engine tells it. */
    static String of(EngineLook engine) throws RemoteException, InterruptedException {
        return engine.info().path("DockerRootDir").asString("/var/lib/docker");
    }
}
