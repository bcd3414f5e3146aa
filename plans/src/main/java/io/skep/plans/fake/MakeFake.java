package io.skep.plans.fake;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;

/** Makes a thing of the size asked for; nothing else is set yet. */
record MakeFake(Address address, Address target, Entries spec) implements Step {

    @Override
    public String title() {
        return "Make " + address;
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        FakeConnection fleet = (FakeConnection) world.connect(FakeFleet.HOST);
        fleet.noteId(address.toString(), world.stepId());
        Command command = Command.changing(
                "make", FakeType.called(address, spec), world.ownership().lineage());
        Entries size = Entries.NONE.with("size", world.resolve(spec).get("size"));
        String id = fleet.run(command.fed(fleet.write(size).getBytes(StandardCharsets.UTF_8)))
                .out();
        return Entries.NONE.with("id", Values.text(id));
    }
}
