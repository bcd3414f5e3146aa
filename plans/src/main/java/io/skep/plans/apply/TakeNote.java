package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** The step of a change that asks for no remote act: the resource is only recorded, or only forgotten. */
public record TakeNote(Address address, boolean forgotten) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return (forgotten ? "Forget " : "Record ") + address;
    }

    @Override
    public Entries run(World world) {
        return Entries.NONE;
    }
}
