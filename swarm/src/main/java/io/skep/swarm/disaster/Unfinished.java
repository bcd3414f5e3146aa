package io.skep.swarm.disaster;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A recovery that was broken off once one manager was the only one: entries of managers are left that are in no raft. */
public final class Unfinished {

    private Unfinished() {}

    /** The only manager, where such entries are left. */
    public static Optional<Address> on(Managers.Found.Reached reached) throws RemoteException, InterruptedException {
        List<ObjectNode> managers = reached.engine().list(Route.to("/nodes")).stream()
                .filter(node -> node.path("Spec").path("Role").asString("").equals("manager"))
                .toList();
        long members =
                managers.stream().filter(node -> node.has("ManagerStatus")).count();
        return members == 1 && managers.size() > 1 ? Optional.of(reached.host()) : Optional.empty();
    }
}
