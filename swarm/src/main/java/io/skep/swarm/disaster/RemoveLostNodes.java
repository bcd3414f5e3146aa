package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes the entries of nodes that can be none of this swarm any more, so that no ghost stays: the other managers, which are
 * in no raft now, and in a swarm that was restored elsewhere the workers, too.
 *
 * @param address of the swarm
 * @param host of its only manager
 * @param which {@link #MANAGERS} or {@link #ALL}
 */
public record RemoveLostNodes(Address address, Address host, String which) implements Step {

    /** Workers stay: they find the manager they know. */
    static final String MANAGERS = "managers";

    /** Workers go, too: they do not know where the manager is. */
    static final String ALL = "all";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Address target() {
        return host;
    }

    @Override
    public String title() {
        return which.equals(ALL) ? "Remove the entries of all other nodes" : "Remove the entries of the other managers";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineApi engine = Engines.act(world, host);
        Patience.until(
                world,
                LIMIT,
                Names.shown(host) + ": the entries of lost nodes were not removed",
                () -> Optional.of(removed(world, engine)));
        return Entries.NONE;
    }

    private boolean removed(World world, EngineApi engine) throws RemoteException, InterruptedException {
        String own = Membership.of(engine).nodeId();
        for (ObjectNode entry : engine.list(Route.to("/nodes"))) {
            String id = entry.path("ID").asString("");
            String role = entry.path("Spec").path("Role").asString("");
            if (!id.equals(own) && (which.equals(ALL) || role.equals("manager"))) {
                engine.delete(Route.to("/nodes", id).with("force", "true"));
                world.say("Removed " + role + " "
                        + entry.path("Description").path("Hostname").asString("?") + " (" + id + ")");
            }
        }
        return true;
    }
}
