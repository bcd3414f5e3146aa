package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.archive.ImageArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Loads image archives into an engine that has not all of their images: copied to the host, loaded, removed there. */
public record PreloadImages(Address address, Entries spec) implements Step {

    private static final String FOLDER = "/var/lib/skep/archives";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Load image archives on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineHost host = EngineHost.of(world, address);
        for (String archive : Values.textsOf(world.resolve(spec), EngineSpec.PRELOAD)) {
            load(host, world.folder().resolve(archive));
        }
        return Entries.NONE;
    }

    private static void load(EngineHost host, Path file) throws RemoteException, InterruptedException {
        ImageArchive archive = read(host, file);
        if (PresentImages.of(host.connection(), host.status()).all(archive)) {
            return;
        }
        String there = FOLDER + "/" + label(archive) + ".tar";
        host.world().say("copying " + file.getFileName() + ", " + megabytes(file) + " MB");
        host.connection().upload(file, there);
        host.world().say("loading " + file.getFileName());
        Output loaded =
                host.connection().runDetached(host.world().stepId() + "-" + label(archive), loading(there), _ -> {});
        if (!loaded.ok()) {
            throw new RemoteException(host.name() + ": cannot load " + file + ": " + last(loaded.out()), false);
        }
        if (!PresentImages.of(host.connection(), host.status()).all(archive)) {
            throw new RemoteException(
                    host.name() + ": the engine loaded " + file + " and does not have all of its images", false);
        }
    }

    /** Loads an archive and removes it, whether it could be loaded or not. */
    static Command loading(String path) {
        return Command.changing(
                        "sh", "-c", "docker load -q -i " + path + "; status=$?; rm -f " + path + "; exit $status")
                .within(LIMIT);
    }

    private static ImageArchive read(EngineHost host, Path file) {
        try {
            return ImageArchive.of(file);
        } catch (IOException failed) {
            throw new UserError(
                    host.name() + ": cannot preload " + file + ": "
                            + (Files.exists(file) ? failed.getMessage() : "there is no such file"),
                    failed);
        }
    }

    /** A name for what is in an archive, the same for the same images. */
    private static String label(ImageArchive archive) {
        return archive.images().stream()
                .map(ImageArchive.Image::id)
                .map(id -> id.substring(id.indexOf(':') + 1))
                .map(id -> id.substring(0, Math.min(12, id.length())))
                .findFirst()
                .orElse("empty");
    }

    private static String megabytes(Path file) {
        try {
            return Long.toString((Files.size(file) + 999_999) / 1_000_000);
        } catch (IOException failed) {
            throw new UserError("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static String last(String printed) {
        List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "no reason was given" : lines.getLast().strip();
    }
}
