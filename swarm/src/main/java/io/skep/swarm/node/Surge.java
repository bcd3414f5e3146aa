package io.skep.swarm.node;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * More tasks for the services of a node that is to be drained, as many as they have there: the swarm itself stops a task before it starts
 * another in its place. Only services that this state made or took up are given any. A label on each says how many are too many, so that an answer that
 * was lost, several nodes at once and a run that was broken off do no harm.
 *
 * @param nodeId the node they leave
 * @param services as they stood before
 */
record Surge(String nodeId, List<Standing> services) {

    /** Asks for more tasks than the services had, and marks how many; what is marked already has them. */
    void rise(World world) throws RemoteException, InterruptedException {
        for (Standing each : services) {
            long more = each.on(nodeId);
            world.say("service " + each.name() + " gets " + more + " more before the node is drained");
            revise(world, each, (replicas, labels) -> {
                if (labels.has(mark())) {
                    return replicas;
                }
                labels.put(mark(), Long.toString(more));
                return replicas + more;
            });
        }
    }

    /** Whether a service is one of those that get more. */
    boolean raises(Standing now) {
        return services.stream().anyMatch(each -> each.id().equals(now.id()));
    }

    /** Takes away what is marked; of tasks that are too many the swarm stops such as do not run. */
    void fall(World world) throws RemoteException, InterruptedException {
        for (Standing each : services) {
            revise(world, each, (replicas, labels) -> {
                long more = labels.path(mark()).asLong(0);
                labels.remove(mark());
                return replicas - more;
            });
        }
    }

    /** What the number of replicas is to be, given what it is; may change the labels. */
    private interface Change {
        long of(long replicas, ObjectNode labels);
    }

    private String mark() {
        return OwnLabels.SURGE + nodeId;
    }

    private static void revise(World world, Standing service, Change change)
            throws RemoteException, InterruptedException {
        Route route = Route.to("/services", service.id());
        Managers.act(world, manager -> {
            if (manager.find(route).isPresent()) {
                manager.revise(route, Route.to("/services", service.id(), "update"), spec -> {
                    ObjectNode replicated = Writing.inner(Writing.inner(spec, "Mode"), "Replicated");
                    long before = replicated.path("Replicas").asLong(0);
                    return with(spec, replicated, change.of(before, Writing.inner(spec, "Labels")));
                });
            }
            return true;
        });
    }

    private static ObjectNode with(ObjectNode spec, ObjectNode replicated, long replicas) {
        replicated.put("Replicas", replicas);
        return spec;
    }
}
