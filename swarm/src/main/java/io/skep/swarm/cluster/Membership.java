package io.skep.swarm.cluster;

import io.skep.plans.remote.RemoteException;
import io.skep.swarm.engineapi.EngineLook;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What an engine says of its own place in a swarm ({@code /info}).
 *
 * @param state {@code inactive pending active error locked}
 * @param nodeId empty where it is in no swarm
 * @param manager whether it answers for the whole swarm
 * @param clusterId known to managers only, else empty
 * @param trouble the engine's own words where something is wrong, else empty
 * @param managers addresses of the managers it last heard of, without ports
 * @param address what it tells the others to reach it by; empty where it is in no swarm
 * @param cluster what a manager tells of the swarm; holds no token
 */
public record Membership(
        String state,
        String nodeId,
        boolean manager,
        String clusterId,
        String trouble,
        List<String> managers,
        String address,
        JsonNode cluster) {

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    public static final String INACTIVE = "inactive";
    public static final String ACTIVE = "active";
    public static final String PENDING = "pending";
    public static final String LOCKED = "locked";

    /** Asks an engine. */
    public static Membership of(EngineLook engine) throws RemoteException, InterruptedException {
        JsonNode swarm = engine.info().path("Swarm");
        JsonNode cluster = swarm.path("Cluster");
        return new Membership(
                swarm.path("LocalNodeState").asString(INACTIVE),
                swarm.path("NodeID").asString(""),
                swarm.path("ControlAvailable").asBoolean(false),
                cluster.path("ID").asString(""),
                swarm.path("Error").asString(""),
                swarm.path("RemoteManagers")
                        .valueStream()
                        .map(manager -> manager.path("Addr").asString(""))
                        .map(Membership::withoutPort)
                        .toList(),
                swarm.path("NodeAddr").asString(""),
                cluster);
    }

    /** The same host after it has left. */
    public Membership left() {
        return new Membership(INACTIVE, "", false, "", "", List.of(), "", MissingNode.getInstance());
    }

    private static String withoutPort(String address) {
        return PORT.matcher(address).replaceFirst("");
    }

    public boolean inactive() {
        return state.equals(INACTIVE);
    }

    /** Whether a join has been begun that gave the host no place in any swarm: nothing can run in it. */
    public boolean brokenOff() {
        return nodeId.isEmpty() && (state.equals(PENDING) || state.equals("error"));
    }

    /** Whether its engine started again in an autolocked swarm, and does nothing before it gets the key. */
    public boolean locked() {
        return state.equals(LOCKED);
    }

    /** Whether it cannot tell which node it is: joining, locked or failed. */
    public boolean unaware() {
        return nodeId.isEmpty() && !inactive();
    }

    /** Whether it takes itself for a manager and hears of no leader: such a one cannot tell which swarm it is in. */
    public boolean leaderless() {
        return manager && clusterId.isEmpty();
    }

    public boolean active() {
        return state.equals(ACTIVE);
    }
}
