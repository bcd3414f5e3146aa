package io.skep.swarm.disaster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recovery that was broken off once one manager was the only one: entries of managers are left that are in no raft. A worker that is just
 * being promoted looks the same, so a copy of the raft log on that host must tell that a recovery began at all; and who goes on asks first.
 *
 * @param host of the only manager
 * @param left the entries: host name and id of each
 */
public record Unfinished(Address host, List<String> left) {
    public Unfinished {
        left = List.copyOf(left);
    }

    /** What is left of one; empty where there is no sign of any. */
    public static Optional<Unfinished> on(Window window, Managers.Found.Reached reached)
            throws RemoteException, InterruptedException {
        List<ObjectNode> managers = reached.engine().list(Route.to("/nodes")).stream()
                .filter(node -> node.path("Spec").path("Role").asString("").equals("manager"))
                .toList();
        List<String> left = managers.stream()
                .filter(node -> !node.has("ManagerStatus"))
                .map(node -> node.path("Description").path("Hostname").asString("?") + " ("
                        + node.path("ID").asString("") + ")")
                .toList();
        return managers.size() - left.size() == 1 && !left.isEmpty() && began(window, reached)
                ? Optional.of(new Unfinished(reached.host(), left))
                : Optional.empty();
    }

    private static boolean began(Window window, Managers.Found.Reached reached)
            throws RemoteException, InterruptedException {
        Output copies = window.look(reached.host()).look(RaftCommands.copies(DataRoot.of(reached.engine())));
        return copies.ok() && !copies.out().isBlank();
    }
}
