package io.skep.plans.fake;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** Removes a thing. */
record RemoveFake(Address address, Address target, String called) implements Step {

    @Override
    public String title() {
        return "Remove " + address;
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        FakeConnection fleet = (FakeConnection) world.connect(FakeFleet.HOST);
        Command command = Command.changing("remove", called, world.ownership().lineage());
        fleet.run(command);
        return Entries.NONE;
    }
}
