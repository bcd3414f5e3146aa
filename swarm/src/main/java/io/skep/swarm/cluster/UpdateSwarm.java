package io.skep.swarm.cluster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.engineapi.Route;

/**
 * Changes the settings of the swarm; settings skep does not own stay.
 *
 * @param dropped labels to take away, and settings that are the engine's usual ones again
 */
public record UpdateSwarm(Address address, Entries spec, Entries dropped) implements Step {

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
        Managers.act(
                world,
                manager -> manager.revise(
                        Route.to("/swarm"),
                        Route.to("/swarm/update"),
                        current -> ClusterDocument.patch(current, wanted, dropped, world.ownership())));
        return Entries.NONE;
    }
}
