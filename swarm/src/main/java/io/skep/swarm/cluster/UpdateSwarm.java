package io.skep.swarm.cluster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.engineapi.Route;
import tools.jackson.databind.JsonNode;

/**
 * Changes the settings of the swarm; settings skep does not own stay. Makes anew what is to be rotated, and waits until every node has
 * a new root certificate.
 *
 * @param dropped labels and blocks to take away, and settings that are the engine's usual ones again
 */
public record UpdateSwarm(Address address, Entries spec, Entries dropped) implements Step {

    private static final Route SWARM = Route.to("/swarm");

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Change the swarm's settings";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        Managers.act(world, manager -> {
            JsonNode labels = manager.object(SWARM).path("Spec").path("Labels");
            return manager.revise(
                    SWARM,
                    Rotation.due(wanted, labels).route(),
                    current -> ClusterDocument.patch(current, wanted, dropped, world.ownership()));
        });
        return Authority.settled(world);
    }
}
