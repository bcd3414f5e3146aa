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

    private static final String FOLDER = "/var/lib/skep/images";
    private static final String LOADING =
            "docker load --quiet --input \"$1\"; status=$?; rm -f -- \"$1\"; exit $status";
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
        removeLeftovers(world, host);
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
        String there = FOLDER + "/" + StepIds.of(world, Integer.toHexString(path.hashCode()));
        world.say("copying " + path);
        host.upload(file, there);
        world.say("loading " + path);
        // One command: a run that is broken off meanwhile leaves no archive behind.
        Command load = Command.changing("sh", "-c", LOADING, "sh", there);
        Output output = host.runDetached(
                StepIds.of(world, "load" + Integer.toHexString(path.hashCode())), load.within(LOAD), world::say);
        if (!output.ok()) {
            throw new RemoteException(
                    "the engine on " + address.label() + " cannot load " + path + ": "
                            + output.out().strip(),
                    false);
        }
    }

    /** Removes what broken-off steps copied; an archive of this very step may still be loading. */
    private static void removeLeftovers(World world, Connection host) throws RemoteException, InterruptedException {
        String mine = StepIds.of(world, "*");
        host.run(Command.changing(
                "sh", "-c", "[ ! -d " + FOLDER + " ] || find " + FOLDER + " -type f ! -name '" + mine + "' -delete"));
    }

    private static ImageArchive read(Path file, String path) {
        try {
            return ImageArchive.of(file);
        } catch (IOException unreadable) {
            throw new UserError("cannot preload " + path + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
