package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.provision.archive.ImageArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Copies image archives to a host and has its engine load those it does not have.
 *
 * @param archives paths of archives, from the topology's folder
 */
record PreloadImages(Address address, Items archives) implements Step {

    private static final Duration LOAD = Duration.ofMinutes(30);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Load images on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Connection host = world.connect(target());
        Entries known = world.resolve(Entries.of(Map.of("preload", archives)));
        for (String path : Values.textsOf(known, "preload")) {
            Path file = world.folder().resolve(path);
            ImageArchive archive = read(file, path);
            if (!PreloadedImages.has(host, archive)) {
                load(world, host, file, path);
                if (!PreloadedImages.has(host, archive)) {
                    throw new RemoteException(
                            "the engine on " + address.label() + " took " + path
                                    + " but does not show its images: "
                                    + String.join(
                                            ", ",
                                            archive.images().stream()
                                                    .flatMap(image -> image.tags().stream())
                                                    .toList()),
                            false);
                }
            }
        }
        return Entries.NONE;
    }

    private void load(World world, Connection host, Path file, String path)
            throws RemoteException, InterruptedException {
        String there = "/var/lib/skep/images/" + StepIds.of(world, Integer.toHexString(path.hashCode()));
        world.say("copying " + path);
        host.upload(file, there);
        world.say("loading " + path);
        Command load = Command.changing("docker", "load", "--quiet", "--input", there);
        Output output = host.runDetached(
                StepIds.of(world, "load" + Integer.toHexString(path.hashCode())), load.within(LOAD), world::say);
        host.run(Command.changing("rm", "-f", "--", there));
        if (!output.ok()) {
            throw new RemoteException(
                    "the engine on " + address.label() + " cannot load " + path + ": "
                            + output.out().strip(),
                    false);
        }
    }

    private static ImageArchive read(Path file, String path) {
        try {
            return ImageArchive.of(file);
        } catch (IOException unreadable) {
            throw new UserError("cannot preload " + path + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
