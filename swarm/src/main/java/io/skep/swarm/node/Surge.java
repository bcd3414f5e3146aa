package io.skep.swarm.node;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Route;
import java.util.List;

/**
 * More tasks for the services of a node that is to be drained, as many as they have there: the swarm itself stops a task before it starts
 * another in its place. Only services that this state made are given any.
 *
 * @param nodeId the node they leave
 * @param services as they stood before
 */
record Surge(String nodeId, List<Standing> services) {

    /** Asks for more tasks than the services had. */
    void rise(World world) throws RemoteException, InterruptedException {
        for (Standing each : services) {
            world.say("service " + each.name() + " gets " + each.on(nodeId) + " more before the node is drained");
            scale(world, each, each.replicas() + each.on(nodeId));
        }
    }

    /** Whether as many run on other nodes as ran at all. */
    boolean risen(List<Standing> now) {
        return services.stream()
                .allMatch(before -> now.stream()
                        .filter(each -> each.id().equals(before.id()))
                        .allMatch(each -> each.elsewhere(nodeId) >= before.total()));
    }

    /** Asks for as many as before; of those that are too many the swarm stops such as do not run. */
    void fall(World world) throws RemoteException, InterruptedException {
        for (Standing each : services) {
            scale(world, each, each.replicas());
        }
    }

    private static void scale(World world, Standing service, long replicas)
            throws RemoteException, InterruptedException {
        Route route = Route.to("/services", service.id());
        Managers.act(world, manager -> {
            if (manager.find(route).isPresent()) {
                manager.revise(route, Route.to("/services", service.id(), "update"), spec -> {
                    Writing.inner(Writing.inner(spec, "Mode"), "Replicated").put("Replicas", replicas);
                    return spec;
                });
            }
            return true;
        });
    }
}
