package io.skep.swarm.service;

import io.skep.plans.remote.RemoteException;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Reading services and their tasks through a manager. */
final class Services {

    private Services() {}

    /** The service of exactly this name. */
    static Optional<ObjectNode> find(EngineLook manager, String name) throws RemoteException, InterruptedException {
        // The engine also answers to the beginning of an id.
        return manager.find(Route.to("/services", name))
                .filter(service -> service.path("Spec").path("Name").asString("").equals(name));
    }

    /** Every task of a service that the swarm remembers, also of one that was removed: a filter would then be refused. */
    static List<Sight> remembered(EngineLook manager, String id) throws RemoteException, InterruptedException {
        List<Sight> sights = new ArrayList<>();
        for (ObjectNode task : manager.list(Route.to("/tasks"))) {
            if (task.path("ServiceID").asString("").equals(id)) {
                sights.add(Sight.of(task));
            }
        }
        return sights;
    }

    /** The tasks that were made for the service's present spec. */
    static List<Sight> current(EngineLook manager, String id) throws RemoteException, InterruptedException {
        SortedMap<String, List<String>> filters =
                new TreeMap<>(Map.of("service", List.of(id), "_up-to-date", List.of("true")));
        List<Sight> sights = new ArrayList<>();
        for (ObjectNode task : manager.list(Route.to("/tasks").filtered(filters))) {
            sights.add(Sight.of(task));
        }
        return sights;
    }
}
