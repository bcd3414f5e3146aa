package io.skep.plans.apply;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/**
 * A step that removes the old one while the new one has its address already. What it is about it knows from its own components, not from
 * what is known of the address.
 *
 * @param address under which the old one is recorded
 */
public record OfFormer(Address address, Step step) implements Step {

    @Override
    public Address target() {
        return step.target();
    }

    @Override
    public String title() {
        return step.title() + " (the former one)";
    }

    @Override
    public Entries run(World world) throws RemoteException, UserError, InterruptedException {
        return step.run(world);
    }
}
