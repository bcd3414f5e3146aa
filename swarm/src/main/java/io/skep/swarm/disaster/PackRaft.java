package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Packs a manager's raft log, certificates and keys into an archive on its host, while its engine is stopped for that. Refused
 * where the others would be no majority meanwhile. What it runs on the host goes on by itself, so that the engine starts again
 * whatever becomes of skep.
 *
 * @param address of the node
 * @param node its id in the swarm
 * @param stamp the moment of the operation: each is an act of its own
 * @param majority {@link #KEPT}, or {@link #GIVEN_UP} where the swarm may be without one meanwhile
 */
public record PackRaft(Address address, String node, String stamp, String majority) implements Step {

    static final String KEPT = "kept";
    static final String GIVEN_UP = "given up";

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Stop the engine of " + Names.shown(address) + ", pack its raft log and start it again";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String root = DataRoot.of(Engines.look(world, address));
        if (majority.equals(KEPT)) {
            spare(Managers.act(world, manager -> manager.list(Route.to("/nodes"))));
        }
        Output output = world.connect(target()).runDetached(world.stepId(), RaftCommands.pack(root), world::say);
        if (!output.ok()) {
            throw new RemoteException(
                    Names.shown(address) + ": its raft log was not packed, or its engine did not start again. It said: "
                            + Said.by(output),
                    false);
        }
        return Entries.NONE;
    }

    private void spare(List<ObjectNode> entries) throws RemoteException {
        int managers = 0;
        int others = 0;
        for (JsonNode entry : entries) {
            JsonNode status = entry.path("ManagerStatus");
            if (!status.isMissingNode()) {
                managers++;
                boolean reachable = status.path("Reachability").asString("").equals("reachable");
                others += reachable && !entry.path("ID").asString("").equals(node) ? 1 : 0;
            }
        }
        if (others <= managers / 2) {
            throw new RemoteException(
                    "Refused to stop the engine of " + Names.shown(address) + ": of " + managers + " managers only "
                            + others + " others answer, which is no majority",
                    false);
        }
    }
}
