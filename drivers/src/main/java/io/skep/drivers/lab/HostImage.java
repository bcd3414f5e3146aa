package io.skep.drivers.lab;

import io.skep.drivers.NotSetUp;
import io.skep.drivers.Site;
import io.skep.plans.failure.UserError;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The image that hosts start from: made once by the recipe {@code host-image.sh} and kept on the engine under a name that
 * ends with the recipe's hash, so that a changed recipe makes a new image.
 */
final class HostImage {

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Docker docker;
    private final ReentrantLock one = new ReentrantLock();

    HostImage(Docker docker) {
        this.docker = docker;
    }

    /** {@code skep-host:bookworm-0123456789ab}. */
    static String name(String suite) {
        return "skep-host:" + suite + "-" + hash().substring(0, 12);
    }

    /** The image's name; it is made first where the engine does not have it. Those who come meanwhile wait. */
    String ensure(LabSettings settings, Site site) throws RemoteException, InterruptedException {
        String image = name(settings.suite());
        if (present(image)) {
            return image;
        }
        one.lockInterruptibly();
        try {
            if (!present(image)) {
                make(image, settings, site);
            }
            return image;
        } finally {
            one.unlock();
        }
    }

    private boolean present(String image) throws RemoteException, InterruptedException {
        return !docker.need(LabCommands.hasImage(image)).isEmpty();
    }

    private static void make(String image, LabSettings settings, Site site)
            throws RemoteException, InterruptedException {
        String from = settings.from().isPresent() ? settings.from().get() : usable(site);
        site.say("Making the host image " + image
                + (from.equals("packages") ? " from Debian packages" : " from " + settings.system())
                + "; this takes about a minute, once");
        try {
            Path script = Files.createTempFile("skep-host-image", ".sh");
            try {
                Files.write(script, recipe());
                List<String> words = List.of("bash", script.toString(), image, settings.suite(), from);
                Output output = LocalProcess.quiet(words, LIMIT).run();
                if (!output.ok()) {
                    throw new UserError("The host image for " + settings.system() + " could not be made from "
                            + (from.equals("packages") ? "Debian packages" : "an image") + ": "
                            + Docker.reason(output));
                }
            } finally {
                Files.deleteIfExists(script);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot run the recipe of the host image", failed);
        }
        site.say("Made the host image " + image);
    }

    /** From packages where that can be: it needs no registry. */
    private static String usable(Site site) throws RemoteException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "image";
        }
        if (!installed("mmdebstrap")) {
            NotSetUp why = new NotSetUp("mmdebstrap, which makes the host image, is not installed; install it with: "
                    + "apt-get install mmdebstrap debian-archive-keyring");
            LabSetup.run(site, why);
        }
        return "packages";
    }

    private static boolean installed(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static byte[] recipe() {
        try (InputStream stream = HostImage.class.getResourceAsStream("host-image.sh")) {
            if (stream == null) {
                throw new IllegalStateException("host-image.sh is not packed");
            }
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read host-image.sh", failed);
        }
    }

    private static String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(recipe()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
