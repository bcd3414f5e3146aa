package io.skep.provision.archive;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes an image archive by the program the topology names, unless the file is there already.
 *
 * @param anew whether it is made even though it is there
 */
record BuildArchive(Address address, Entries spec, boolean anew) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Make image archive " + ArchiveType.shown(spec);
    }

    @Override
    public Entries run(World world) throws InterruptedException {
        Entries wanted = world.resolve(spec);
        ArchiveFile archive = ArchiveFile.of(world, address, wanted);
        if (archive.complete() && !(anew && archive.ours())) {
            return Entries.NONE;
        }
        List<String> words = Values.textsOf(wanted, "build");
        if (words.isEmpty()) {
            throw new UserError(address + ": there is no file " + archive.file()
                    + " and no \"build\" that would make it. Put the file there, or say how it is made.");
        }
        try {
            archive.begin();
            Output output = process(words, world).run();
            if (!output.ok()) {
                throw new UserError("%s: \"%s\" ended with status %d: %s"
                        .formatted(
                                address,
                                String.join(" ", words),
                                output.exit(),
                                output.err().strip()));
            }
            ImageArchive.of(archive.file());
            archive.end();
        } catch (IOException failed) {
            throw new UserError(
                    "%s: %s was not made by \"%s\": %s"
                            .formatted(address, archive.file(), String.join(" ", words), failed.getMessage()),
                    failed);
        }
        return Entries.NONE;
    }

    private static LocalProcess process(List<String> words, World world) {
        return new LocalProcess(words, Optional.of(world.folder()), Optional.empty(), LIMIT, world::say, world::say);
    }
}
