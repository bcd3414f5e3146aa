package io.skep.swarm.volume;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;

/** Changes whether tasks may use a cluster volume, which is all that can be changed of one. */
public record UpdateVolume(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Update volume " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String name = Names.docker(address);
        String availability = Values.textOf(spec, "availability").orElse("active");
        if (!Managers.act(world, manager -> Availability.set(manager, name, availability))) {
            throw new RemoteException("Volume " + name + " is not there any more", false);
        }
        return world.outputs(address);
    }
}
