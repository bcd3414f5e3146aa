package io.skep.provision.archive;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.io.IOException;

/** Removes an image archive that skep made; one that was there before stays. */
record RemoveArchive(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove image archive " + ArchiveType.shown(spec);
    }

    @Override
    public Entries run(World world) {
        ArchiveFile archive = ArchiveFile.of(world, address, world.resolve(spec));
        try {
            archive.remove();
        } catch (IOException failed) {
            throw new UserError(address + ": cannot remove " + archive.file() + ": " + failed.getMessage(), failed);
        }
        return Entries.NONE;
    }
}
