package io.skep.plans.fake;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.nio.charset.StandardCharsets;

/** Sets everything that can be changed; null takes a value off. */
record DressFake(Address address, Address target, String called, Entries spec) implements Step {

    @Override
    public String title() {
        return "Dress " + address;
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        FakeConnection fleet = (FakeConnection) world.connect(FakeFleet.HOST);
        Command command = Command.changing("dress", called, world.ownership().lineage());
        fleet.run(command.fed(
                fleet.write(world.resolve(spec).with("name", Value.NOTHING)).getBytes(StandardCharsets.UTF_8)));
        return Entries.NONE;
    }
}
