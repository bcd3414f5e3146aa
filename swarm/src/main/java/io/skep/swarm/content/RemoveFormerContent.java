package io.skep.swarm.content;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import java.util.Optional;

/** Removes what an address held before; what it holds now, which was made for it, stays. */
public record RemoveFormerContent(Address address) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove " + address.kind() + " " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<String> kept = Values.textOf(world.outputs(address), ContentKind.ID);
        if (kept.isEmpty()) {
            throw new RemoteException(
                    "It is not known which " + address.kind() + " of " + address + " is to stay", false);
        }
        return RemoveContent.removed(world, address, kept);
    }
}
