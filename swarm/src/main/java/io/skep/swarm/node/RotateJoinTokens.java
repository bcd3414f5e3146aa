package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.engineapi.Route;

/** Makes both join tokens anew after the last node of a plan has joined, so that those it joined with are worth nothing. */
public record RotateJoinTokens(Address address) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Make the join tokens anew";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Route update =
                Route.to("/swarm/update").with("rotateWorkerToken", "true").with("rotateManagerToken", "true");
        Managers.act(world, manager -> manager.revise(Route.to("/swarm"), update, (_, spec) -> spec, _ -> true));
        return Entries.NONE;
    }
}
