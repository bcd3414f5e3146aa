package io.skep.plans.fake;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** Takes everything off that was set. */
record StripFake(Address address, Address target, String called) implements Step {

    @Override
    public String title() {
        return "Strip " + address;
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        FakeConnection fleet = (FakeConnection) world.connect(FakeFleet.HOST);
        Command command = Command.changing("strip", called, world.ownership().lineage());
        fleet.run(command);
        return Entries.NONE;
    }
}
