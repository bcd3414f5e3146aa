package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Owned;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The objects in a swarm that bear skep's marks. */
public final class Marked {
    private Marked() {}

    /**
     * Those of a list, none where there is no swarm; a swarm whose managers do not answer is a failure, for it may hold some.
     *
     * @param route lists all objects of one kind
     * @param owned what one of them is in our marks
     */
    public static List<Owned> in(Window window, Route route, Function<ObjectNode, Optional<Owned>> owned)
            throws RemoteException, InterruptedException {
        return switch (Managers.find(window)) {
            case Managers.Found.Gone() -> List.of();
            case Managers.Found.Silent(String why, var _) -> throw new RemoteException(why, true);
            case Managers.Found.Reached reached -> {
                List<Owned> ours = new ArrayList<>();
                for (ObjectNode object : reached.engine().list(route)) {
                    owned.apply(object).ifPresent(ours::add);
                }
                yield ours;
            }
        };
    }
}
