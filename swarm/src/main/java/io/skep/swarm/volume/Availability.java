package io.skep.swarm.volume;

import io.skep.plans.remote.RemoteException;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The one thing that can be changed of a cluster volume: whether tasks may use it. */
final class Availability {

    private static final int TRIES = 6;

    private Availability() {}

    /** Sets it, reading the volume again when somebody else was quicker; false where there is no such volume. */
    static boolean set(EngineApi manager, String name, String availability)
            throws RemoteException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Optional<ObjectNode> volume = Volumes.named(manager, name);
            if (volume.isEmpty()) {
                return false;
            }
            ObjectNode cluster = (ObjectNode) volume.get().path("ClusterVolume");
            if (cluster.path("Spec").path("Availability").asString("active").equals(availability)) {
                return true;
            }
            ObjectNode body = Json.object();
            body.set("Spec", ((ObjectNode) cluster.path("Spec").deepCopy()).put("Availability", availability));
            Route route = Volumes.one(volume.get())
                    .with("version", cluster.path("Version").path("Index").asString("0"));
            try {
                manager.put(route, body);
                return true;
            } catch (EngineError error) {
                if (!error.outOfSequence() || attempt == TRIES) {
                    throw error;
                }
            }
        }
    }
}
