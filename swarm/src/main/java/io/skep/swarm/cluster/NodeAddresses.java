package io.skep.swarm.cluster;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.engineapi.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses that a host takes when it begins a swarm or joins one; they are fixed from then on.
 *
 * @param listen where it listens for managers, with a port
 * @param advertise what it tells the others
 * @param dataPath where the traffic of overlays goes; empty for the same as {@code advertise}
 */
public record NodeAddresses(String listen, String advertise, Optional<String> dataPath) {

    static final String LISTEN = "listen_addr";
    static final String ADVERTISE = "advertise_addr";
    static final String DATA_PATH = "data_path_addr";

    private static final String EVERYWHERE = "0.0.0.0:2377";

    /** As a node's spec asks for them, made addresses on the host itself. */
    public static NodeAddresses of(World world, Address host, Entries nodeSpec)
            throws RemoteException, InterruptedException {
        Entries asked = world.resolve(nodeSpec);
        Optional<String> listen = Values.textOf(asked, LISTEN);
        Optional<String> dataPath = Values.textOf(asked, DATA_PATH);
        String advertise = AdvertiseAddress.of(world, host, asked);
        if (listen.isEmpty() && dataPath.isEmpty()) {
            return new NodeAddresses(EVERYWHERE, advertise, Optional.empty());
        }
        HostAddresses own = HostAddresses.of(world, host);
        return new NodeAddresses(
                listen.isEmpty() ? EVERYWHERE : own.withPort(LISTEN, listen.get()),
                advertise,
                dataPath.isEmpty() ? dataPath : Optional.of(own.chosen(DATA_PATH, dataPath.get())));
    }

    /** Only these of a node's spec. */
    static Entries asked(Entries nodeSpec) {
        return Entries.NONE
                .with(LISTEN, nodeSpec.get(LISTEN))
                .with(ADVERTISE, nodeSpec.get(ADVERTISE))
                .with(DATA_PATH, nodeSpec.get(DATA_PATH));
    }

    /** The beginning of the body of a request to begin or join a swarm. */
    public ObjectNode document() {
        ObjectNode document = Json.object();
        document.put("ListenAddr", listen);
        document.put("AdvertiseAddr", advertise);
        dataPath.ifPresent(address -> document.put("DataPathAddr", address));
        return document;
    }
}
