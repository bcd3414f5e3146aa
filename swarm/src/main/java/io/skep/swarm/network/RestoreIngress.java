package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.engineapi.Route;

/** Gives the swarm back a usual network for its routing mesh, once the one that was asked for is gone. */
public record RestoreIngress(Address address) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Make the usual network of the routing mesh again";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        return Managers.act(world, manager -> {
            if (NetworkDocument.ingress(manager).isEmpty()) {
                manager.post(Route.to("/networks/create"), Ingress.usual());
            }
            return Entries.NONE;
        });
    }
}
