package io.skep.swarm.network;

import io.skep.plans.remote.RemoteException;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Names and ids of networks, for services that refer to them. */
public final class Networks {

    private Networks() {}

    /** The ids of the networks that a spec refers to, by what it calls them. */
    public static SortedMap<String, String> ids(EngineLook manager, List<String> references)
            throws RemoteException, InterruptedException {
        TreeMap<String, String> ids = new TreeMap<>();
        for (String reference : references) {
            String name = Names.docker(Names.referred("network", reference));
            ids.put(
                    reference,
                    NetworkDocument.find(manager, name)
                            .map(network -> network.path("Id").asString(""))
                            .orElseThrow(() -> new RemoteException("The swarm has no network " + name, false)));
        }
        return ids;
    }

    /** The names of all networks by their ids. */
    public static SortedMap<String, String> names(EngineLook manager) throws RemoteException, InterruptedException {
        TreeMap<String, String> names = new TreeMap<>();
        for (ObjectNode network : manager.list(Route.to("/networks"))) {
            names.put(network.path("Id").asString(""), network.path("Name").asString(""));
        }
        return names;
    }
}
