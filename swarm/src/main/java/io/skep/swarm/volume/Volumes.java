package io.skep.swarm.volume;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Since;
import io.skep.swarm.engineapi.ApiVersion;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading cluster volumes through a manager; local volumes of its host do not count. */
final class Volumes {

    static final Route ALL = Route.to("/volumes");

    private Volumes() {}

    /** Every cluster volume; none where the engine is too old to have any. */
    static List<ObjectNode> all(EngineLook manager) throws RemoteException, InterruptedException {
        List<ObjectNode> volumes = new ArrayList<>();
        if (manager.version().compareTo(ApiVersion.parse(VolumeSchema.SINCE)) >= 0) {
            for (JsonNode volume : manager.object(ALL).path("Volumes")) {
                if (volume instanceof ObjectNode object && object.has("ClusterVolume")) {
                    volumes.add(object);
                }
            }
        }
        return volumes;
    }

    /** The one of exactly this name. */
    static Optional<ObjectNode> named(EngineLook manager, String name) throws RemoteException, InterruptedException {
        return all(manager).stream()
                .filter(volume -> volume.path("Name").asString("").equals(name))
                .findFirst();
    }

    /** Fails with a {@link UserError} where the engine has no cluster volumes yet. */
    static void check(EngineLook manager, Address address, Entries spec) throws RemoteException, InterruptedException {
        Since.check(manager, address, VolumeSchema.SCHEMA, spec);
    }

    static Route one(ObjectNode volume) {
        return Route.to("/volumes", volume.path("ClusterVolume").path("ID").asString(""));
    }
}
