package io.skep.provision.archive;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Removes an image archive that skep made; one that was there before stays.
 *
 * @param file from the topology's folder
 */
record RemoveArchive(Address address, String file) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Remove the image archive " + file;
    }

    @Override
    public Entries run(World world) {
        if (Values.boolOf(world.outputs(address), "built").orElse(false)) {
            try {
                Files.deleteIfExists(world.folder().resolve(file));
            } catch (IOException failed) {
                throw new UserError("cannot remove " + file + ": " + failed.getMessage(), failed);
            }
        }
        return Entries.NONE;
    }
}
